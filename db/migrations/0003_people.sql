-- People (one record for one human being, a group, or somebody known only by a description), and addresses.
CREATE TABLE addresses (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisations (id),
  uprn text,
  line_1 text NOT NULL,
  line_2 text NOT NULL DEFAULT '',
  town text NOT NULL DEFAULT '',
  postcode text NOT NULL DEFAULT '',
  -- for finding what is near: "AB12CD"; the name of the block, the street without house number, both normalised
  postcode_key text NOT NULL DEFAULT '',
  block_key text NOT NULL DEFAULT '',
  street_key text NOT NULL DEFAULT '',
  ownership text NOT NULL DEFAULT 'owned' CHECK (ownership IN ('owned', 'managed', 'other')),
  patch_id uuid REFERENCES patches (id),
  latitude double precision,
  longitude double precision,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL
);
CREATE UNIQUE INDEX addresses_by_uprn ON addresses (organisation_id, uprn) WHERE uprn IS NOT NULL;
CREATE INDEX addresses_by_postcode ON addresses (organisation_id, postcode_key, street_key);
CREATE INDEX addresses_by_block ON addresses (organisation_id, block_key) WHERE block_key <> '';
CREATE INDEX addresses_by_street ON addresses (organisation_id, street_key) WHERE street_key <> '';
CREATE INDEX addresses_by_patch ON addresses (patch_id);
-- cells of about 200 metres, so that what is near by is found without looking at every address
CREATE INDEX addresses_by_cell ON addresses (organisation_id, (floor(latitude * 500)::int), (floor(longitude * 300)::int))
  WHERE latitude IS NOT NULL;

CREATE TABLE people (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisations (id),
  reference text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('person', 'group', 'unknown')),
  -- merged records keep their own row: merged_into_id is the step, root_id the end of the way (itself when not merged)
  merged_into_id uuid REFERENCES people (id),
  root_id uuid NOT NULL,
  name text NOT NULL,
  given_name text NOT NULL DEFAULT '',
  family_name text NOT NULL DEFAULT '',
  date_of_birth date,
  description text NOT NULL DEFAULT '',
  pronouns text NOT NULL DEFAULT '',
  language text NOT NULL DEFAULT '',
  contact_preference text NOT NULL DEFAULT '',
  safe_contact text NOT NULL DEFAULT '',
  unsafe_contact text NOT NULL DEFAULT '',
  housing_reference text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  UNIQUE (organisation_id, reference)
);
CREATE INDEX people_by_name ON people (organisation_id, name, id) WHERE merged_into_id IS NULL;
CREATE INDEX people_by_root ON people (root_id);
-- the newest descriptions of unknown persons, which matching compares
CREATE INDEX people_unknown ON people (organisation_id, created_at DESC) WHERE kind = 'unknown';
CREATE INDEX people_by_birth ON people (organisation_id, date_of_birth) WHERE date_of_birth IS NOT NULL;

CREATE TABLE person_aliases (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES people (id),
  name text NOT NULL,
  UNIQUE (person_id, name)
);

CREATE TABLE person_contacts (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES people (id),
  kind text NOT NULL CHECK (kind IN ('phone', 'email')),
  value text NOT NULL,
  -- digits only with country code, or the e-mail in lower case
  value_key text NOT NULL,
  safe boolean NOT NULL DEFAULT true,
  note text NOT NULL DEFAULT '',
  ended_on date,
  UNIQUE (person_id, kind, value_key)
);
CREATE INDEX person_contacts_by_value ON person_contacts (value_key);

CREATE TABLE person_addresses (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES people (id),
  address_id uuid NOT NULL REFERENCES addresses (id),
  starts_on date,
  ends_on date,
  note text NOT NULL DEFAULT ''
);
CREATE INDEX person_addresses_by_person ON person_addresses (person_id);
CREATE INDEX person_addresses_by_address ON person_addresses (address_id);

CREATE TABLE tenancies (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisations (id),
  person_id uuid NOT NULL REFERENCES people (id),
  address_id uuid NOT NULL REFERENCES addresses (id),
  reference text NOT NULL DEFAULT '',
  kind text NOT NULL,
  starts_on date NOT NULL,
  ends_on date,
  rent_balance_pence integer,
  CHECK (ends_on IS NULL OR ends_on >= starts_on)
);
CREATE INDEX tenancies_by_person ON tenancies (person_id);
CREATE INDEX tenancies_by_address ON tenancies (address_id);

CREATE TABLE associations (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES people (id),
  other_person_id uuid NOT NULL REFERENCES people (id),
  kind text NOT NULL,
  note text NOT NULL DEFAULT '',
  starts_on date,
  ends_on date,
  CHECK (person_id <> other_person_id)
);
CREATE INDEX associations_by_person ON associations (person_id);
CREATE INDEX associations_by_other ON associations (other_person_id);

CREATE TABLE support_needs (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES people (id),
  kind text NOT NULL,
  detail text NOT NULL DEFAULT '',
  helped_by text NOT NULL DEFAULT '',
  since date,
  review_on date,
  ended_on date
);
CREATE INDEX support_needs_by_person ON support_needs (person_id);

-- Risk to visiting staff, of a person or of an address.
CREATE TABLE warning_markers (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisations (id),
  person_id uuid REFERENCES people (id),
  address_id uuid REFERENCES addresses (id),
  kind text NOT NULL,
  reason text NOT NULL,
  set_by uuid NOT NULL REFERENCES users (id),
  set_at timestamptz(3) NOT NULL,
  approved_by uuid REFERENCES users (id),
  approved_at timestamptz(3),
  review_on date NOT NULL,
  ended_at timestamptz(3),
  end_reason text NOT NULL DEFAULT '',
  CHECK ((person_id IS NULL) <> (address_id IS NULL)),
  -- two eyes: whoever sets a marker cannot approve it
  CHECK (approved_by IS NULL OR approved_by <> set_by)
);
CREATE INDEX warning_markers_by_person ON warning_markers (person_id) WHERE ended_at IS NULL;
CREATE INDEX warning_markers_by_address ON warning_markers (address_id) WHERE ended_at IS NULL;
CREATE INDEX warning_markers_by_review ON warning_markers (organisation_id, review_on) WHERE ended_at IS NULL;

CREATE TABLE group_members (
  group_id uuid NOT NULL REFERENCES people (id),
  person_id uuid NOT NULL REFERENCES people (id),
  PRIMARY KEY (group_id, person_id),
  CHECK (group_id <> person_id)
);
CREATE INDEX group_members_by_person ON group_members (person_id);

CREATE TABLE person_merges (
  id uuid PRIMARY KEY,
  kept_id uuid NOT NULL REFERENCES people (id),
  merged_id uuid NOT NULL REFERENCES people (id),
  kind text NOT NULL CHECK (kind IN ('duplicate', 'identified')),
  reason text NOT NULL,
  merged_by uuid NOT NULL REFERENCES users (id),
  merged_at timestamptz(3) NOT NULL,
  undone_by uuid REFERENCES users (id),
  undone_at timestamptz(3),
  undo_reason text NOT NULL DEFAULT '',
  CHECK (kept_id <> merged_id)
);
CREATE INDEX person_merges_by_kept ON person_merges (kept_id);
CREATE UNIQUE INDEX person_merges_standing ON person_merges (merged_id) WHERE undone_at IS NULL;

-- Search: an index of words to people and addresses, and a dictionary of the words themselves. A typing error is
-- forgiven against the dictionary, which stops growing long before the number of people does. A code is found whole
-- only. COLLATE "C", so that the beginning of a word is a range of the key: trigrams that half of all numbers share
-- would be read to the end before the first of them is given out.
CREATE TABLE search_words (
  kind text NOT NULL CHECK (kind IN ('text', 'number', 'email', 'code')),
  word text COLLATE "C" NOT NULL,
  PRIMARY KEY (kind, word)
);
CREATE INDEX search_words_text ON search_words USING gin (word gin_trgm_ops) WHERE kind = 'text';
CREATE INDEX search_words_number ON search_words USING gin (word gin_trgm_ops) WHERE kind = 'number';

CREATE TABLE search_entries (
  organisation_id uuid NOT NULL,
  word text COLLATE "C" NOT NULL,
  kind text NOT NULL CHECK (kind IN ('text', 'number', 'email', 'code')),
  subject_kind text NOT NULL CHECK (subject_kind IN ('person', 'address')),
  subject_id uuid NOT NULL,
  field text NOT NULL,
  PRIMARY KEY (organisation_id, subject_kind, word, subject_id, field)
);
CREATE INDEX search_entries_by_subject ON search_entries (subject_id);
