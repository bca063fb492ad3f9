-- The record: append-only events in hash-chained streams, and who looked at what.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE organisations (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  short_name text NOT NULL,
  accent text NOT NULL DEFAULT '#1d5c63',
  homes integer NOT NULL DEFAULT 0,
  demo boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL
);

-- The head of each stream: where the chain stands, so that a lost tail shows too.
CREATE TABLE event_streams (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('case', 'report', 'person', 'address', 'user', 'organisation')),
  organisation_id uuid NOT NULL REFERENCES organisations (id),
  last_seq integer NOT NULL,
  last_hash text NOT NULL
);
CREATE INDEX event_streams_by_kind ON event_streams (kind, id);

CREATE TABLE events (
  stream_id uuid NOT NULL REFERENCES event_streams (id),
  seq integer NOT NULL,
  organisation_id uuid NOT NULL,
  kind text NOT NULL,
  family text NOT NULL,
  occurred_at timestamptz(3) NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  actor_id uuid,
  actor_name text NOT NULL,
  summary text NOT NULL,
  -- json, not jsonb: the text is kept to the letter, since the hash covers it
  data json NOT NULL,
  person_ids uuid[] NOT NULL DEFAULT '{}',
  incident_id uuid,
  category_code text,
  corrects_seq integer,
  prev_hash text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (stream_id, seq)
);
CREATE INDEX events_in_time ON events (stream_id, occurred_at, seq);
CREATE INDEX events_recorded ON events (organisation_id, recorded_at);
CREATE INDEX events_corrections ON events (stream_id, corrects_seq) WHERE corrects_seq IS NOT NULL;
CREATE INDEX events_about ON events USING gin (person_ids);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The record is append only: % on % is refused', TG_OP, TG_TABLE_NAME;
END $$;
CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE ON events FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER events_no_truncate BEFORE TRUNCATE ON events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE access_log (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organisation_id uuid NOT NULL,
  at timestamptz(3) NOT NULL,
  user_id uuid,
  user_name text NOT NULL,
  act text NOT NULL CHECK (act IN ('viewed', 'searched', 'exported', 'printed', 'broke-glass', 'refused')),
  subject_kind text NOT NULL,
  subject_id uuid,
  subject_label text NOT NULL DEFAULT '',
  detail text NOT NULL DEFAULT ''
);
CREATE INDEX access_log_newest ON access_log (organisation_id, id DESC);
CREATE INDEX access_log_by_user ON access_log (organisation_id, user_id, id DESC);
CREATE INDEX access_log_by_subject ON access_log (organisation_id, subject_id, id DESC);
CREATE TRIGGER access_log_append_only BEFORE UPDATE OR DELETE ON access_log
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Running numbers of references (ASB-2026-000123), one row a prefix and year.
CREATE TABLE reference_counters (
  prefix text NOT NULL,
  year integer NOT NULL,
  last integer NOT NULL,
  PRIMARY KEY (prefix, year)
);
