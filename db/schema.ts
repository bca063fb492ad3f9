// Generated from db/migrations by tools/generate-types.ts. Do not change by hand.
import type { ColumnType, Generated } from 'kysely'

/** Written as text (JSON.stringify) and read as what it holds. */
export type Json = ColumnType<unknown, string, string>

export interface AccessLog {
  id: Generated<number>
  organisation_id: string
  at: Date
  user_id: string | null
  user_name: string
  act: 'viewed' | 'searched' | 'exported' | 'printed' | 'broke-glass' | 'refused'
  subject_kind: string
  subject_id: string | null
  subject_label: Generated<string>
  detail: Generated<string>
}

export interface Addresses {
  id: string
  organisation_id: string
  uprn: string | null
  line_1: string
  line_2: Generated<string>
  town: Generated<string>
  postcode: Generated<string>
  postcode_key: Generated<string>
  block_key: Generated<string>
  street_key: Generated<string>
  ownership: Generated<'owned' | 'managed' | 'other'>
  patch_id: string | null
  latitude: number | null
  longitude: number | null
  version: Generated<number>
  created_at: Date
}

export interface AllocationRules {
  id: string
  organisation_id: string
  rank: number
  category_type: string | null
  patch_id: string | null
  lead_officer_id: string | null
  manager_id: string | null
  note: Generated<string>
  active: Generated<boolean>
  version: Generated<number>
}

export interface ApiTokens {
  id: string
  user_id: string
  name: string
  token_hash: string
  created_at: Date
  expires_at: Date
  last_used_at: Date | null
  revoked_at: Date | null
}

export interface Associations {
  id: string
  person_id: string
  other_person_id: string
  kind: string
  note: Generated<string>
  starts_on: string | null
  ends_on: string | null
}

export interface CaseAccess {
  case_id: string
  user_id: string
  kind: 'named' | 'locked-out' | 'broke-glass'
  reason: string
  given_by: string
  given_at: Date
  expires_at: Date | null
}

export interface CaseCategories {
  id: string
  case_id: string
  category_code: string
  priority: string
  priority_reason: Generated<string>
  progress: 'live' | 'complete' | 'cancelled'
  outcome: string | null
  outcome_note: Generated<string>
  added_at: Date
  ended_at: Date | null
  version: Generated<number>
}

export interface CaseLinks {
  case_id: string
  other_case_id: string
  reason: string
  linked_at: Date
  linked_by: string
}

export interface CaseSteps {
  id: string
  case_id: string
  pathway: string
  step: string
  entered_at: Date
  left_at: Date | null
  answer: string | null
  reason: Generated<string>
  answered_by: string | null
}

export interface Cases {
  id: string
  organisation_id: string
  reference: string
  basis: 'person' | 'place'
  status: 'open' | 'on-hold' | 'closed' | 'cancelled'
  status_reason: Generated<string>
  hold_until: string | null
  summary: string
  priority: string
  priority_rank: number
  priority_because: string
  priority_override: string | null
  priority_override_reason: Generated<string>
  risk_band: 'standard' | 'medium' | 'high' | null
  pack_key: string
  pack_version: string
  pathway: string
  step: string
  opened_at: Date
  closed_at: Date | null
  lead_officer_id: string
  manager_id: string | null
  team_id: string | null
  patch_id: string | null
  address_id: string | null
  restricted: Generated<boolean>
  restricted_reason: Generated<string>
  next_contact_due: Date | null
  last_contact_at: Date | null
  last_activity_at: Date
  version: Generated<number>
}

export interface Closures {
  id: string
  case_id: string
  status: 'awaiting-approval' | 'refused' | 'closed' | 'withdrawn' | 'reopened'
  reasons: string[]
  outcomes: Json
  goes_on_in: string | null
  organisation: Generated<string>
  explanation: string
  told_at: Date | null
  told_method: Generated<string>
  told_by: string | null
  not_told_reason: Generated<string>
  partners_told: Generated<string>
  comes_back_if: string
  lessons: Generated<string>
  asked_by: string
  asked_at: Date
  decided_by: string | null
  decided_at: Date | null
  decision_reason: Generated<string>
  reopened_by: string | null
  reopened_at: Date | null
  reopen_reason: Generated<string>
}

export interface Costs {
  id: string
  case_id: string
  kind: string
  amount_pence: number
  incurred_on: string
  detail: Generated<string>
  recorded_by: string
  recorded_at: Date
  struck_out_at: Date | null
  struck_out_reason: Generated<string>
}

export interface Drafts {
  id: string
  owner_id: string
  kind: string
  path: Generated<string>
  data: Json
  created_at: Date
  updated_at: Date
  expires_at: Date
}

export interface EventStreams {
  id: string
  kind: 'case' | 'report' | 'person' | 'address' | 'user' | 'organisation'
  organisation_id: string
  last_seq: number
  last_hash: string
}

export interface Events {
  stream_id: string
  seq: number
  organisation_id: string
  kind: string
  family: string
  occurred_at: Date
  recorded_at: Date
  actor_id: string | null
  actor_name: string
  summary: string
  data: Json
  person_ids: Generated<string[]>
  incident_id: string | null
  category_code: string | null
  corrects_seq: number | null
  prev_hash: string
  hash: string
}

export interface GroupMembers {
  group_id: string
  person_id: string
}

export interface IncidentCategories {
  incident_id: string
  category_code: string
}

export interface IncidentPeople {
  incident_id: string
  person_id: string
  part: 'target' | 'affected' | 'saw-it' | 'said-to-have-done-it' | 'present'
}

export interface Incidents {
  id: string
  organisation_id: string
  report_id: string | null
  case_id: string | null
  started_at: Date
  ended_at: Date | null
  precision: 'time' | 'day' | 'about'
  address_id: string | null
  place: Generated<string>
  postcode_key: Generated<string>
  block_key: Generated<string>
  street_key: Generated<string>
  description: string
  harm: Generated<string>
  source: Generated<'report' | 'diary' | 'staff' | 'partner' | 'recording'>
  reported_by: string | null
  reported_at: Date
  recorded_by: string
  version: Generated<number>
}

export interface Notices {
  id: string
  user_id: string
  kind: string
  text: string
  link: string
  created_at: Date
  read_at: Date | null
}

export interface Organisations {
  id: string
  name: string
  short_name: string
  accent: Generated<string>
  homes: Generated<number>
  demo: Generated<boolean>
  version: Generated<number>
  created_at: Date
}

export interface Parties {
  id: string
  case_id: string
  person_id: string
  role: 'complainant' | 'victim' | 'witness' | 'alleged-perpetrator' | 'representative' | 'agency-professional' | 'other-associate'
  anonymous: Generated<boolean>
  note: Generated<string>
  starts_on: string
  ends_on: string | null
  end_reason: Generated<string>
  version: Generated<number>
}

export interface Patches {
  id: string
  organisation_id: string
  name: string
  team_id: string | null
  lead_officer_id: string | null
  version: Generated<number>
}

export interface People {
  id: string
  organisation_id: string
  reference: string
  kind: 'person' | 'group' | 'unknown'
  merged_into_id: string | null
  root_id: string
  name: string
  given_name: Generated<string>
  family_name: Generated<string>
  date_of_birth: string | null
  description: Generated<string>
  pronouns: Generated<string>
  language: Generated<string>
  contact_preference: Generated<string>
  safe_contact: Generated<string>
  unsafe_contact: Generated<string>
  housing_reference: string | null
  version: Generated<number>
  created_at: Date
}

export interface PersonAddresses {
  id: string
  person_id: string
  address_id: string
  starts_on: string | null
  ends_on: string | null
  note: Generated<string>
}

export interface PersonAliases {
  id: string
  person_id: string
  name: string
}

export interface PersonContacts {
  id: string
  person_id: string
  kind: 'phone' | 'email'
  value: string
  value_key: string
  safe: Generated<boolean>
  note: Generated<string>
  ended_on: string | null
}

export interface PersonMerges {
  id: string
  kept_id: string
  merged_id: string
  kind: 'duplicate' | 'identified'
  reason: string
  merged_by: string
  merged_at: Date
  undone_by: string | null
  undone_at: Date | null
  undo_reason: Generated<string>
}

export interface ReferenceCounters {
  prefix: string
  year: number
  last: number
}

export interface ReportPeople {
  report_id: string
  person_id: string
  role: 'complainant' | 'victim' | 'witness' | 'alleged-perpetrator' | 'representative' | 'agency-professional' | 'other-associate'
  anonymous: Generated<boolean>
  note: Generated<string>
}

export interface Reports {
  id: string
  organisation_id: string
  reference: string
  status: 'waiting' | 'attached' | 'new-case' | 'new-linked-case' | 'signposted'
  channel: string
  received_at: Date
  recorded_at: Date
  taken_by: string
  reporter_kind: 'named' | 'anonymous' | 'third-party' | 'staff'
  reporter_id: string | null
  on_behalf_of_id: string | null
  description: string
  wants: Generated<string>
  immediate_danger: Generated<boolean>
  address_id: string | null
  place: Generated<string>
  patch_id: string | null
  owner_id: string
  owner_because: string
  due_at: Date
  case_id: string | null
  decided_at: Date | null
  decided_by: string | null
  decision_reason: Generated<string>
  signposted_to: Generated<string>
  advice: Generated<string>
  not_asb_kind: Generated<string>
  version: Generated<number>
}

export interface SavedViews {
  id: string
  user_id: string
  name: string
  query: string
  created_at: Date
}

export interface SearchEntries {
  organisation_id: string
  word: string
  kind: 'text' | 'number' | 'email' | 'code'
  subject_kind: 'person' | 'address'
  subject_id: string
  field: string
}

export interface SearchWords {
  kind: 'text' | 'number' | 'email' | 'code'
  word: string
}

export interface Sessions {
  id: string
  user_id: string | null
  data: Json
  user_agent: Generated<string>
  address: Generated<string>
  created_at: Date
  last_seen_at: Date
  expires_at: Date
  ended_at: Date | null
}

export interface SupportNeeds {
  id: string
  person_id: string
  kind: string
  detail: Generated<string>
  helped_by: Generated<string>
  since: string | null
  review_on: string | null
  ended_on: string | null
}

export interface Tasks {
  id: string
  organisation_id: string
  case_id: string
  title: string
  detail: Generated<string>
  owner_id: string
  due_at: Date
  status: 'open' | 'complete' | 'cancelled'
  created_by: string
  created_at: Date
  ended_at: Date | null
  ended_by: string | null
  end_note: Generated<string>
  late_reason: Generated<string>
  version: Generated<number>
}

export interface Teams {
  id: string
  organisation_id: string
  name: string
  leader_id: string | null
  version: Generated<number>
}

export interface Tenancies {
  id: string
  organisation_id: string
  person_id: string
  address_id: string
  reference: Generated<string>
  kind: string
  starts_on: string
  ends_on: string | null
  rent_balance_pence: number | null
}

export interface Users {
  id: string
  organisation_id: string
  team_id: string | null
  email: string
  name: string
  job_title: Generated<string>
  phone: Generated<string>
  password_hash: string
  must_change_password: Generated<boolean>
  roles: string[]
  active: Generated<boolean>
  failed_sign_ins: Generated<number>
  locked_until: Date | null
  version: Generated<number>
  created_at: Date
}

export interface WarningMarkers {
  id: string
  organisation_id: string
  person_id: string | null
  address_id: string | null
  kind: string
  reason: string
  set_by: string
  set_at: Date
  approved_by: string | null
  approved_at: Date | null
  review_on: string
  ended_at: Date | null
  end_reason: Generated<string>
}

export interface DB {
  access_log: AccessLog
  addresses: Addresses
  allocation_rules: AllocationRules
  api_tokens: ApiTokens
  associations: Associations
  case_access: CaseAccess
  case_categories: CaseCategories
  case_links: CaseLinks
  case_steps: CaseSteps
  cases: Cases
  closures: Closures
  costs: Costs
  drafts: Drafts
  event_streams: EventStreams
  events: Events
  group_members: GroupMembers
  incident_categories: IncidentCategories
  incident_people: IncidentPeople
  incidents: Incidents
  notices: Notices
  organisations: Organisations
  parties: Parties
  patches: Patches
  people: People
  person_addresses: PersonAddresses
  person_aliases: PersonAliases
  person_contacts: PersonContacts
  person_merges: PersonMerges
  reference_counters: ReferenceCounters
  report_people: ReportPeople
  reports: Reports
  saved_views: SavedViews
  search_entries: SearchEntries
  search_words: SearchWords
  sessions: Sessions
  support_needs: SupportNeeds
  tasks: Tasks
  teams: Teams
  tenancies: Tenancies
  users: Users
  warning_markers: WarningMarkers
}
