-- Who signs in, where they belong, what they may do.
CREATE TABLE teams (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisations (id),
  name text NOT NULL,
  leader_id uuid,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (organisation_id, name)
);

CREATE TABLE users (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisations (id),
  team_id uuid REFERENCES teams (id),
  email text NOT NULL UNIQUE CHECK (email = lower(email)),
  name text NOT NULL,
  job_title text NOT NULL DEFAULT '',
  phone text NOT NULL DEFAULT '',
  password_hash text NOT NULL,
  -- somebody else chose it: good for one sign-in, to choose one's own
  must_change_password boolean NOT NULL DEFAULT false,
  roles text[] NOT NULL,
  active boolean NOT NULL DEFAULT true,
  failed_sign_ins integer NOT NULL DEFAULT 0,
  locked_until timestamptz(3),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL
);
CREATE INDEX users_by_name ON users (organisation_id, active, name, id);
ALTER TABLE teams ADD FOREIGN KEY (leader_id) REFERENCES users (id);

CREATE TABLE patches (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisations (id),
  name text NOT NULL,
  team_id uuid REFERENCES teams (id),
  lead_officer_id uuid REFERENCES users (id),
  version integer NOT NULL DEFAULT 1,
  UNIQUE (organisation_id, name)
);

-- Kept for a while after they end: a form sent after a time-out is given back to the same person only.
CREATE TABLE sessions (
  id text PRIMARY KEY,
  user_id uuid REFERENCES users (id),
  data json NOT NULL,
  user_agent text NOT NULL DEFAULT '',
  address text NOT NULL DEFAULT '',
  created_at timestamptz(3) NOT NULL,
  last_seen_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3)
);
CREATE INDEX sessions_by_user ON sessions (user_id, last_seen_at);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

CREATE TABLE api_tokens (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id),
  name text NOT NULL,
  token_hash text NOT NULL UNIQUE,
  created_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  last_used_at timestamptz(3),
  revoked_at timestamptz(3)
);
CREATE INDEX api_tokens_by_user ON api_tokens (user_id, created_at);

-- What was being typed: a half-done form (with its own address), or one that came in after the session had ended.
CREATE TABLE drafts (
  id uuid PRIMARY KEY,
  owner_id uuid NOT NULL REFERENCES users (id),
  kind text NOT NULL,
  path text NOT NULL DEFAULT '',
  data json NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL
);
CREATE INDEX drafts_by_owner ON drafts (owner_id, kind, updated_at);

-- Something a user must be told that is not a task: somebody broke the glass on their case, a closure was refused.
CREATE TABLE notices (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id),
  kind text NOT NULL,
  text text NOT NULL,
  link text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  read_at timestamptz(3)
);
CREATE INDEX notices_unread ON notices (user_id, created_at) WHERE read_at IS NULL;
