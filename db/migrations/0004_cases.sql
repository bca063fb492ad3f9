-- Reports, cases and what belongs to them.
CREATE TABLE cases (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisations (id),
  -- by bytes, so that the index also finds a reference by its beginning
  reference text COLLATE "C" NOT NULL UNIQUE,
  basis text NOT NULL CHECK (basis IN ('person', 'place')),
  status text NOT NULL CHECK (status IN ('open', 'on-hold', 'closed', 'cancelled')),
  status_reason text NOT NULL DEFAULT '',
  hold_until date,
  summary text NOT NULL,
  priority text NOT NULL,
  priority_rank smallint NOT NULL,
  priority_because text NOT NULL,
  priority_override text,
  priority_override_reason text NOT NULL DEFAULT '',
  risk_band text CHECK (risk_band IN ('standard', 'medium', 'high')),
  pack_key text NOT NULL,
  pack_version text NOT NULL,
  pathway text NOT NULL,
  step text NOT NULL,
  opened_at timestamptz(3) NOT NULL,
  closed_at timestamptz(3),
  lead_officer_id uuid NOT NULL REFERENCES users (id),
  manager_id uuid REFERENCES users (id),
  team_id uuid REFERENCES teams (id),
  patch_id uuid REFERENCES patches (id),
  address_id uuid REFERENCES addresses (id),
  restricted boolean NOT NULL DEFAULT false,
  restricted_reason text NOT NULL DEFAULT '',
  next_contact_due timestamptz(3),
  last_contact_at timestamptz(3),
  last_activity_at timestamptz(3) NOT NULL,
  version integer NOT NULL DEFAULT 1,
  -- a closed or cancelled case has an end, an open one has none
  CHECK ((status IN ('closed', 'cancelled')) = (closed_at IS NOT NULL))
);
CREATE INDEX cases_newest ON cases (organisation_id, opened_at DESC, id DESC);
CREATE INDEX cases_by_status ON cases (organisation_id, status, opened_at DESC, id DESC);
CREATE INDEX cases_by_priority ON cases (organisation_id, status, priority_rank, opened_at, id);
CREATE INDEX cases_by_lead ON cases (lead_officer_id, status, opened_at DESC, id DESC);
CREATE INDEX cases_by_team ON cases (team_id, status, opened_at DESC, id DESC);
CREATE INDEX cases_by_patch ON cases (patch_id, status, opened_at DESC, id DESC);
CREATE INDEX cases_by_activity ON cases (organisation_id, status, last_activity_at, id);
-- those without a next contact come last
CREATE INDEX cases_by_contact_due ON cases (organisation_id, status, coalesce(next_contact_due, 'infinity'), id);
CREATE INDEX cases_restricted ON cases (organisation_id, opened_at DESC, id DESC) WHERE restricted;
CREATE INDEX cases_by_words ON cases USING gin (to_tsvector('simple', summary));
CREATE INDEX cases_by_address ON cases (address_id) WHERE address_id IS NOT NULL;

-- Who may see a restricted case, who may never see this one, and who broke the glass.
CREATE TABLE case_access (
  case_id uuid NOT NULL REFERENCES cases (id),
  user_id uuid NOT NULL REFERENCES users (id),
  kind text NOT NULL CHECK (kind IN ('named', 'locked-out', 'broke-glass')),
  reason text NOT NULL,
  given_by uuid NOT NULL REFERENCES users (id),
  given_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3),
  PRIMARY KEY (case_id, user_id, kind)
);
CREATE INDEX case_access_by_user ON case_access (user_id, kind);

CREATE TABLE case_categories (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES cases (id),
  category_code text NOT NULL,
  priority text NOT NULL,
  priority_reason text NOT NULL DEFAULT '',
  progress text NOT NULL CHECK (progress IN ('live', 'complete', 'cancelled')),
  outcome text,
  outcome_note text NOT NULL DEFAULT '',
  added_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3),
  version integer NOT NULL DEFAULT 1
);
CREATE INDEX case_categories_by_case ON case_categories (case_id);
CREATE UNIQUE INDEX case_categories_once ON case_categories (case_id, category_code) WHERE progress <> 'cancelled';
-- only those that count: a list by category then needs nothing but the index
CREATE INDEX case_categories_by_code ON case_categories (category_code, case_id) WHERE progress <> 'cancelled';

CREATE TABLE parties (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES cases (id),
  person_id uuid NOT NULL REFERENCES people (id),
  role text NOT NULL CHECK (role IN ('complainant', 'victim', 'witness', 'alleged-perpetrator', 'representative',
    'agency-professional', 'other-associate')),
  anonymous boolean NOT NULL DEFAULT false,
  note text NOT NULL DEFAULT '',
  starts_on date NOT NULL,
  ends_on date,
  end_reason text NOT NULL DEFAULT '',
  version integer NOT NULL DEFAULT 1,
  CHECK (ends_on IS NULL OR ends_on >= starts_on)
);
CREATE INDEX parties_by_case ON parties (case_id);
CREATE INDEX parties_by_person ON parties (person_id);
CREATE UNIQUE INDEX parties_once ON parties (case_id, person_id, role) WHERE ends_on IS NULL;

CREATE TABLE reports (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisations (id),
  reference text NOT NULL UNIQUE,
  status text NOT NULL CHECK (status IN ('waiting', 'attached', 'new-case', 'new-linked-case', 'signposted')),
  channel text NOT NULL,
  received_at timestamptz(3) NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  taken_by uuid NOT NULL REFERENCES users (id),
  reporter_kind text NOT NULL CHECK (reporter_kind IN ('named', 'anonymous', 'third-party', 'staff')),
  reporter_id uuid REFERENCES people (id),
  on_behalf_of_id uuid REFERENCES people (id),
  description text NOT NULL,
  wants text NOT NULL DEFAULT '',
  immediate_danger boolean NOT NULL DEFAULT false,
  address_id uuid REFERENCES addresses (id),
  place text NOT NULL DEFAULT '',
  patch_id uuid REFERENCES patches (id),
  owner_id uuid NOT NULL REFERENCES users (id),
  owner_because text NOT NULL,
  due_at timestamptz(3) NOT NULL,
  case_id uuid REFERENCES cases (id),
  decided_at timestamptz(3),
  decided_by uuid REFERENCES users (id),
  decision_reason text NOT NULL DEFAULT '',
  signposted_to text NOT NULL DEFAULT '',
  advice text NOT NULL DEFAULT '',
  not_asb_kind text NOT NULL DEFAULT '',
  version integer NOT NULL DEFAULT 1,
  CHECK ((status IN ('attached', 'new-case', 'new-linked-case')) = (case_id IS NOT NULL)),
  CHECK ((status = 'waiting') = (decided_at IS NULL)),
  CHECK ((reporter_kind IN ('anonymous', 'staff')) = (reporter_id IS NULL))
);
CREATE INDEX reports_waiting ON reports (organisation_id, due_at, id) WHERE status = 'waiting';
CREATE INDEX reports_waiting_owner ON reports (owner_id, due_at, id) WHERE status = 'waiting';
CREATE INDEX reports_newest ON reports (organisation_id, received_at DESC, id DESC);
CREATE INDEX reports_by_case ON reports (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX reports_by_reporter ON reports (reporter_id) WHERE reporter_id IS NOT NULL;
CREATE INDEX reports_by_address ON reports (address_id) WHERE address_id IS NOT NULL;
CREATE INDEX reports_signposted ON reports (organisation_id, received_at DESC, id DESC) WHERE status = 'signposted';

CREATE TABLE report_people (
  report_id uuid NOT NULL REFERENCES reports (id),
  person_id uuid NOT NULL REFERENCES people (id),
  role text NOT NULL CHECK (role IN ('complainant', 'victim', 'witness', 'alleged-perpetrator', 'representative',
    'agency-professional', 'other-associate')),
  anonymous boolean NOT NULL DEFAULT false,
  note text NOT NULL DEFAULT '',
  PRIMARY KEY (report_id, person_id, role)
);
CREATE INDEX report_people_by_person ON report_people (person_id);

CREATE TABLE incidents (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisations (id),
  report_id uuid REFERENCES reports (id),
  case_id uuid REFERENCES cases (id),
  started_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3),
  precision text NOT NULL CHECK (precision IN ('time', 'day', 'about')),
  address_id uuid REFERENCES addresses (id),
  place text NOT NULL DEFAULT '',
  -- copied from the address, or typed when the exact address is not known: what matching looks for
  postcode_key text NOT NULL DEFAULT '',
  block_key text NOT NULL DEFAULT '',
  street_key text NOT NULL DEFAULT '',
  description text NOT NULL,
  harm text NOT NULL DEFAULT '',
  source text NOT NULL DEFAULT 'report' CHECK (source IN ('report', 'diary', 'staff', 'partner', 'recording')),
  reported_by uuid REFERENCES people (id),
  reported_at timestamptz(3) NOT NULL,
  recorded_by uuid NOT NULL REFERENCES users (id),
  version integer NOT NULL DEFAULT 1,
  CHECK (ended_at IS NULL OR ended_at >= started_at),
  CHECK (report_id IS NOT NULL OR case_id IS NOT NULL)
);
CREATE INDEX incidents_by_case ON incidents (case_id, started_at DESC, id) WHERE case_id IS NOT NULL;
CREATE INDEX incidents_by_report ON incidents (report_id) WHERE report_id IS NOT NULL;
CREATE INDEX incidents_by_address ON incidents (address_id, started_at DESC) WHERE address_id IS NOT NULL;
CREATE INDEX incidents_by_postcode ON incidents (organisation_id, postcode_key, started_at DESC) WHERE postcode_key <> '';
CREATE INDEX incidents_by_block ON incidents (organisation_id, block_key, started_at DESC) WHERE block_key <> '';
CREATE INDEX incidents_by_street ON incidents (organisation_id, street_key, started_at DESC) WHERE street_key <> '';

CREATE TABLE incident_categories (
  incident_id uuid NOT NULL REFERENCES incidents (id),
  category_code text NOT NULL,
  PRIMARY KEY (incident_id, category_code)
);

CREATE TABLE incident_people (
  incident_id uuid NOT NULL REFERENCES incidents (id),
  person_id uuid NOT NULL REFERENCES people (id),
  part text NOT NULL CHECK (part IN ('target', 'affected', 'saw-it', 'said-to-have-done-it', 'present')),
  PRIMARY KEY (incident_id, person_id, part)
);
CREATE INDEX incident_people_by_person ON incident_people (person_id);

CREATE TABLE case_links (
  case_id uuid NOT NULL REFERENCES cases (id),
  other_case_id uuid NOT NULL REFERENCES cases (id),
  reason text NOT NULL,
  linked_at timestamptz(3) NOT NULL,
  linked_by uuid NOT NULL REFERENCES users (id),
  PRIMARY KEY (case_id, other_case_id),
  CHECK (case_id <> other_case_id)
);
CREATE INDEX case_links_by_other ON case_links (other_case_id);

-- The way a case has come along its pathways: one row a step entered.
CREATE TABLE case_steps (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES cases (id),
  pathway text NOT NULL,
  step text NOT NULL,
  entered_at timestamptz(3) NOT NULL,
  left_at timestamptz(3),
  answer text,
  reason text NOT NULL DEFAULT '',
  answered_by uuid REFERENCES users (id)
);
CREATE INDEX case_steps_by_case ON case_steps (case_id, entered_at);
-- a case stands on one step: of two people answering one decision, the second is refused
CREATE UNIQUE INDEX case_steps_present ON case_steps (case_id) WHERE left_at IS NULL;

CREATE TABLE costs (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES cases (id),
  kind text NOT NULL,
  amount_pence integer NOT NULL CHECK (amount_pence > 0),
  incurred_on date NOT NULL,
  detail text NOT NULL DEFAULT '',
  recorded_by uuid NOT NULL REFERENCES users (id),
  recorded_at timestamptz(3) NOT NULL,
  struck_out_at timestamptz(3),
  struck_out_reason text NOT NULL DEFAULT ''
);
CREATE INDEX costs_by_case ON costs (case_id);

CREATE TABLE closures (
  id uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES cases (id),
  status text NOT NULL CHECK (status IN ('awaiting-approval', 'refused', 'closed', 'withdrawn', 'reopened')),
  reasons text[] NOT NULL,
  -- category code to outcome code, as asked: they take hold when the case closes
  outcomes json NOT NULL,
  -- what some reasons need named: the case that goes on, the organisation that leads
  goes_on_in uuid REFERENCES cases (id),
  organisation text NOT NULL DEFAULT '',
  explanation text NOT NULL,
  told_at timestamptz(3),
  told_method text NOT NULL DEFAULT '',
  told_by uuid REFERENCES users (id),
  not_told_reason text NOT NULL DEFAULT '',
  partners_told text NOT NULL DEFAULT '',
  comes_back_if text NOT NULL,
  lessons text NOT NULL DEFAULT '',
  asked_by uuid NOT NULL REFERENCES users (id),
  asked_at timestamptz(3) NOT NULL,
  decided_by uuid REFERENCES users (id),
  decided_at timestamptz(3),
  decision_reason text NOT NULL DEFAULT '',
  reopened_by uuid REFERENCES users (id),
  reopened_at timestamptz(3),
  reopen_reason text NOT NULL DEFAULT '',
  CHECK (decided_by IS NULL OR decided_by <> asked_by)
);
CREATE INDEX closures_by_case ON closures (case_id, asked_at);
CREATE INDEX closures_waiting ON closures (asked_at, id) WHERE status = 'awaiting-approval';
CREATE UNIQUE INDEX closures_one_waiting ON closures (case_id) WHERE status = 'awaiting-approval';

-- Who leads a new case: the lowest rank that fits.
CREATE TABLE allocation_rules (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisations (id),
  rank integer NOT NULL,
  category_type text,
  patch_id uuid REFERENCES patches (id),
  lead_officer_id uuid REFERENCES users (id),
  manager_id uuid REFERENCES users (id),
  note text NOT NULL DEFAULT '',
  active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1
);
CREATE INDEX allocation_rules_by_rank ON allocation_rules (organisation_id, active, rank);

CREATE TABLE saved_views (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id),
  name text NOT NULL,
  query text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  UNIQUE (user_id, name)
);
