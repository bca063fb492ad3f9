-- Something to be done by somebody by a time.
CREATE TABLE tasks (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisations (id),
  case_id uuid NOT NULL REFERENCES cases (id),
  title text NOT NULL,
  detail text NOT NULL DEFAULT '',
  owner_id uuid NOT NULL REFERENCES users (id),
  due_at timestamptz(3) NOT NULL,
  status text NOT NULL CHECK (status IN ('open', 'complete', 'cancelled')),
  created_by uuid NOT NULL REFERENCES users (id),
  created_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3),
  ended_by uuid REFERENCES users (id),
  end_note text NOT NULL DEFAULT '',
  late_reason text NOT NULL DEFAULT '',
  version integer NOT NULL DEFAULT 1,
  CHECK ((status = 'open') = (ended_at IS NULL))
);
CREATE INDEX tasks_open_by_owner ON tasks (owner_id, due_at, id) WHERE status = 'open';
CREATE INDEX tasks_by_case ON tasks (case_id, due_at, id);
