// Generated from the migrations by `npm run generate`. Do not edit.

import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** Written as JSON text, read as a value that its reader parses. */
export type Json = ColumnType<unknown, string, string>;

/** Read as text: it may be wider than a `number`. */
export type Int8 = ColumnType<string, string | number | bigint, string | number | bigint>;

export interface ApiKeys {
  company_id: string;
  key_id: string;
  name: string;
  prefix: string;
  /** SHA-256 of a 256-bit random secret, shown once and never kept */
  secret_hash: Buffer;
  scopes: string[];
  created_at: Date;
  created_by: Json;
  last_used_at: Date | null;
  expires_at: Date | null;
  revoked_at: Date | null;
  revoked_by: Json | null;
  /** Addresses and CIDR networks it may come from; empty: any */
  networks: Generated<string[]>;
  /** The secret before the last renewal, good until previous_until */
  previous_hash: Buffer | null;
  previous_until: Date | null;
  renewed_at: Date | null;
}

export interface ArchiveEntries {
  company_id: string;
  sequence: Int8;
  entry_id: string;
  subject_kind: string;
  subject_id: string;
  kind: string;
  sha256: string;
  size: Int8;
  media_type: string;
  filename: string;
  archived_at: Date;
  archived_by: Json;
  keep_until: string;
  previous_hash: Buffer;
  hash: Buffer;
}

export interface ArchiveHeads {
  company_id: string;
  sequence: Int8;
  hash: Buffer;
}

export interface ArchiveVerifications {
  company_id: string;
  verification_id: string;
  requested_at: Date;
  requested_by: Json;
  finished_at: Date | null;
  checked: Generated<number>;
  head: string | null;
  faults: Json | null;
  fault_count: number | null;
  failure: string | null;
}

export interface CabinetApiKeys {
  cabinet_id: string;
  key_id: string;
  name: string;
  prefix: string;
  secret_hash: Buffer;
  scopes: string[];
  /** Addresses and CIDR networks it may come from; empty: any */
  networks: Generated<string[]>;
  created_at: Date;
  created_by: Json;
  last_used_at: Date | null;
  expires_at: Date | null;
  /** The secret before the last renewal, good until previous_until */
  previous_hash: Buffer | null;
  previous_until: Date | null;
  renewed_at: Date | null;
  revoked_at: Date | null;
  revoked_by: Json | null;
}

/** A dossier by name (company_id), or every dossier that meets all criteria given */
export interface CabinetAssignments {
  cabinet_id: string;
  assignment_id: string;
  user_id: string;
  company_id: string | null;
  closing_month: number | null;
  /** The postcode begins so; the same for code */
  postcode: string | null;
  city: string | null;
  code: string | null;
  in_charge: string | null;
  created_at: Date;
  created_by: Json;
}

export interface CabinetClientContacts {
  cabinet_id: string;
  company_id: string;
  name: string | null;
  email: string | null;
  language: string | null;
  /** Mail addresses of others to invite */
  delegates: Generated<string[]>;
  iban: string | null;
  bic: string | null;
  changed_at: Date;
  changed_by: Json;
}

export interface CabinetConnectors {
  cabinet_id: string;
  connector_id: string;
  kind: string;
  name: string;
  address: string | null;
  account: string | null;
  /** Of the service account, sealed with the key of the instance */
  secret: Buffer | null;
  /** SHA-256 of the last file taken: the same is not taken twice */
  last_digest: string | null;
  last_run_at: Date | null;
  last_fault: Json | null;
  created_at: Date;
  created_by: Json;
}

export interface CabinetDossiers {
  cabinet_id: string;
  company_id: string;
  /** The number of the client at the cabinet */
  code: string | null;
  since: Date;
  /** The books of the cabinet itself */
  own: Generated<boolean>;
  confidential: Generated<boolean>;
  in_charge: string | null;
}

/** From one moment to another, one person also reaches what is assigned to another */
export interface CabinetHandovers {
  cabinet_id: string;
  handover_id: string;
  from_user: string;
  to_user: string;
  starts_at: Date;
  ends_at: Date;
  ended_at: Date | null;
  created_at: Date;
  created_by: Json;
}

export interface CabinetImportLines {
  cabinet_id: string;
  import_id: string;
  sheet: number;
  /** Number of the row in the file, from 1 */
  line: number;
  cells: string[];
  corrections: Generated<Json>;
  set_aside: Generated<boolean>;
  plan: string | null;
  plan_values: Json | null;
  faults: Generated<Json>;
  outcome: string | null;
  company_id: string | null;
}

/** A mapping corrected by hand, for files with the same titles */
export interface CabinetImportSources {
  cabinet_id: string;
  signature: string;
  mapping: string[];
  saved_at: Date;
  saved_by: Json;
}

export interface CabinetImports {
  cabinet_id: string;
  import_id: string;
  file_name: string;
  file_sha256: string;
  sheets: string[];
  sheet: number;
  /** Number of the row of titles, from 1; 0: there is none */
  header_row: number;
  /** Field of each column, an empty text for none */
  mapping: string[];
  state: string;
  state_since: Date;
  created_at: Date;
  created_by: Json;
}

export interface CabinetJournal {
  cabinet_id: string;
  sequence: number;
  at: Date;
  actor_kind: string;
  actor_id: string;
  actor_name: string | null;
  action: string;
  subject_kind: string | null;
  subject_id: string | null;
  details: Json | null;
  details_digest: Buffer;
  previous_hash: Buffer;
  hash: Buffer;
}

export interface CabinetMemberships {
  cabinet_id: string;
  user_id: string;
  role: string;
  since: Date;
  granted_by: Json;
  /** When somebody said last that the access is needed */
  confirmed_at: Date | null;
}

export interface CabinetPolicies {
  cabinet_id: string;
  requires_second_factor: boolean;
  changed_at: Date;
  changed_by: Json;
}

export interface CabinetProfiles {
  cabinet_id: string;
  profile_id: string;
  name: string;
  rights: string[];
  /** everything; open: neither the cabinet's own dossier nor confidential ones; assigned: what is given by name or by rule */
  reach: string;
  created_at: Date;
  created_by: Json;
}

export interface Cabinets {
  cabinet_id: string;
  name: string;
  siren: string | null;
  siret: string | null;
  created_at: Date;
  created_by: Json;
}

export interface Companies {
  company_id: string;
  name: string;
  siren: string | null;
  siret: string | null;
  vat_number: string | null;
  country: Generated<string>;
  legal_form: string | null;
  share_capital: string | null;
  registration_city: string | null;
  address_line1: string | null;
  address_line2: string | null;
  postcode: string | null;
  city: string | null;
  language: Generated<string>;
  time_zone: Generated<string>;
  /** draft, created, updated, invited, active, disabled: only an active one works */
  status: string;
  status_since: Date;
  status_by: Json;
  version: Generated<number>;
  created_at: Date;
  created_by: Json;
  closing_month: number | null;
  /** normal, simplified, exempt (CGI art. 293 B) */
  vat_regime: string | null;
  /** VAT is due when invoiced, not when paid (CGI art. 269, 2, c) */
  vat_on_debits: Generated<boolean>;
  invoice_mentions: string | null;
  logo_sha256: string | null;
  logo_media_type: string | null;
  address_line3: string | null;
  region: string | null;
  accent_color: string | null;
}

export interface CompanyDirectoryAddresses {
  company_id: string;
  address_id: string;
  platform_id: string;
  /** Electronic address (scheme 0225), as it stands in the annuaire */
  address: string;
  siret: string | null;
  routing_code: string | null;
  suffix: string | null;
  starts_on: string;
  ends_on: string | null;
  created_at: Date;
  created_by: Json;
}

export interface CompanyJournal {
  company_id: string;
  sequence: number;
  at: Date;
  actor_kind: string;
  actor_id: string;
  actor_name: string | null;
  action: string;
  subject_kind: string | null;
  subject_id: string | null;
  details: Json | null;
  details_digest: Buffer;
  previous_hash: Buffer;
  hash: Buffer;
}

export interface CompanyMailAddresses {
  company_id: string;
  local_part: string;
  /** siren and vat follow the company, free is chosen by its people */
  kind: string;
  created_at: Date;
}

export interface CompanyMandateSendings {
  company_id: string;
  mandate_id: string;
  sequence: number;
  email: string;
  mail_id: string;
  at: Date;
  by: Json;
}

export interface CompanyMandateStates {
  company_id: string;
  mandate_id: string;
  sequence: number;
  state: string;
  at: Date;
  by: Json;
  note: string | null;
}

export interface CompanyMandates {
  company_id: string;
  mandate_id: string;
  kind: string;
  agent_name: string;
  agent_siren: string | null;
  signer_name: string;
  signer_quality: string;
  signer_email: string;
  platform_name: string | null;
  platform_number: string | null;
  starts_on: string;
  /** Last day; null: until it is revoked */
  ends_on: string | null;
  ceiling: string | null;
  /** The PDF that is to be signed */
  document_sha256: string;
  state: string;
  state_since: Date;
  signed_on: string | null;
  signed_sha256: string | null;
  signed_size: number | null;
  signed_media_type: string | null;
  signed_filename: string | null;
  /** SHA-256 of the token of the last mail’s link */
  link_hash: Buffer | null;
  link_expires_at: Date | null;
  link_opened_at: Date | null;
  ending_noticed_at: Date | null;
  created_at: Date;
  created_by: Json;
}

export interface CompanyMemberships {
  company_id: string;
  user_id: string;
  role: string;
  since: Date;
  granted_by: Json;
  /** From this moment on the membership gives nothing */
  ends_at: Date | null;
  reason: string | null;
  /** When somebody said last that the access is needed */
  confirmed_at: Date | null;
}

export interface CompanyNotificationChoices {
  company_id: string;
  user_id: string;
  event: string;
  frequency: string;
}

export interface CompanyPlatformStates {
  company_id: string;
  platform_id: string;
  sequence: number;
  state: string;
  at: Date;
  by: Json;
}

export interface CompanyPlatforms {
  company_id: string;
  platform_id: string;
  name: string;
  /** Number of the plateforme agréée (scheme 0238) */
  number: string | null;
  starts_on: string | null;
  ends_on: string | null;
  state: string;
  state_since: Date;
  created_at: Date;
  created_by: Json;
}

export interface CompanyProfiles {
  company_id: string;
  profile_id: string;
  name: string;
  rights: string[];
  created_at: Date;
  created_by: Json;
}

export interface CompanySalesDefaults {
  company_id: string;
  version: number;
  payment_days: number;
  payment_from: string;
  /** Percent a year; null: the legal rate (C. com. L441-10) */
  penalty_rate: string | null;
  /** Percent for paying early; null: none (C. com. L441-9) */
  discount_rate: string | null;
  vat_rate: string;
  number_pattern: string;
  next_number: number;
  comment: string | null;
  footer: string | null;
  changed_at: Date;
  changed_by: Json;
}

export interface CompanyViews {
  company_id: string;
  view_id: string;
  user_id: string;
  as_role: string;
  started_at: Date;
  ends_at: Date;
  ended_at: Date | null;
}

export interface CronSlots {
  name: string;
  slot: Date;
}

export interface HandledEvents {
  company_id: string;
  event_id: string;
  subscriber: string;
  handled_at: Generated<Date>;
}

export interface IdempotencyKeys {
  company_id: string;
  key: string;
  fingerprint: string;
  status: number;
  response: Json;
  created_at: Date;
}

/** Steps under way: a second factor awaited, a challenge sent, a link mailed. Each token serves once */
export interface IdentityFlows {
  token_hash: Buffer;
  kind: string;
  user_id: string | null;
  payload: Json;
  created_at: Date;
  expires_at: Date;
}

export interface IdentityProviders {
  provider_id: string;
  name: string;
  issuer: string;
  client_id: string;
  sealed_secret: Buffer | null;
  scopes: string;
  /** Where the provider says which cabinets a person works for; empty: it does not */
  cabinets_claim: string;
  role_claim: string;
  administrator_roles: string;
  creates_people: boolean;
  creates_cabinets: boolean;
  is_enabled: boolean;
  changed_at: Date;
  changed_by: Json;
}

export interface InboxDocuments {
  company_id: string;
  document_id: string;
  message_id: string | null;
  part: string;
  source: string;
  direction: string;
  sha256: string;
  size: Int8;
  filename: string;
  declared_type: string;
  received_at: Date;
  received_by: Json;
  state: string;
  state_since: Date;
  stage: string | null;
  error: Json | null;
  invoice_id: string | null;
  container_id: string | null;
  contents: number | null;
}

export interface InboxMessages {
  company_id: string;
  message_id: string;
  sha256: string;
  size: Int8;
  recipient: string;
  sender: string;
  client_address: string;
  helo_name: string;
  is_encrypted: boolean;
  subject: string | null;
  author: string | null;
  received_at: Date;
  state: string;
  error: Json | null;
}

export interface InboxSteps {
  company_id: string;
  step_id: string;
  document_id: string;
  state: string;
  detail: Json | null;
  at: Date;
  actor: Json;
}

export interface InstanceClaims {
  only_one: Generated<boolean>;
  claimed_by: string;
  claimed_at: Date;
}

export interface InstanceJournal {
  sequence: number;
  at: Date;
  actor_kind: string;
  actor_id: string;
  actor_name: string | null;
  action: string;
  subject_kind: string | null;
  subject_id: string | null;
  details: Json | null;
  details_digest: Buffer;
  previous_hash: Buffer;
  hash: Buffer;
}

export interface InstanceOwners {
  user_id: string;
  since: Date;
  granted_by: Json;
}

export interface InstancePolicy {
  only_one: Generated<boolean>;
  requires_second_factor: boolean;
  /** Rights whose use asks for a second factor proved a moment ago */
  guarded_rights: string[];
  changed_at: Date;
  changed_by: Json;
}

export interface Invitations {
  /** The company or the cabinet it leads to */
  scope_id: string;
  invitation_id: string;
  scope_kind: string;
  email: string;
  name: string;
  role: string;
  language: string;
  /** SHA-256 of the link’s token; a new sending makes a new one */
  token_hash: Buffer;
  mail_id: string | null;
  sendings: Generated<number>;
  sent_at: Date;
  expires_at: Date;
  opened_at: Date | null;
  state: string;
  state_since: Date;
  accepted_by: string | null;
  created_at: Date;
  created_by: Json;
  /** When the access that it leads to ends; null: never by itself */
  access_ends_at: Date | null;
  access_reason: string | null;
}

export interface InvoiceAnswers {
  company_id: string;
  answer_id: string;
  invoice_id: string;
  user_id: string;
  is_internal: boolean;
  sha256: string;
  size: Int8;
  envelope_sender: string;
  received_at: Date;
  state: string;
  reason: string | null;
  message_id: string | null;
}

export interface InvoiceCollectionCounts {
  company_id: string;
  waiting: number;
}

export interface InvoiceCollections {
  company_id: string;
  invoice_id: string;
  waiting_since: Date;
  collected_at: Date | null;
  collected_by: Json | null;
  means: string | null;
}

export interface InvoiceCorrections {
  company_id: string;
  correction_id: string;
  invoice_id: string;
  field: string;
  before: string | null;
  after: string | null;
  corrected_at: Date;
  corrected_by: Json;
}

export interface InvoiceCounts {
  company_id: string;
  direction: string;
  state: string;
  count: Int8;
}

export interface InvoiceDecisions {
  company_id: string;
  decision_id: string;
  invoice_id: string;
  verdict: string;
  reason_code: string | null;
  reason_text: string | null;
  decided_at: Date;
  decided_by: Json;
  undone_at: Date | null;
  undone_by: Json | null;
}

export interface InvoiceDiscussionMarks {
  company_id: string;
  mark_id: string;
  invoice_id: string;
  state: string;
  marked_at: Date;
  marked_by: Json;
}

export interface InvoiceDiscussionPeople {
  company_id: string;
  invoice_id: string;
  user_id: string;
  seen_message: string | null;
  seen_at: Date | null;
  told_message: string | null;
  tell_at: Date | null;
  awaited_since: Date | null;
  is_mentioned: Generated<boolean>;
}

export interface InvoiceMessageFiles {
  company_id: string;
  message_id: string;
  position: number;
  sha256: string;
  size: Int8;
  media_type: string;
  filename: string;
  is_inline: boolean;
}

export interface InvoiceMessageMentions {
  company_id: string;
  message_id: string;
  user_id: string;
}

export interface InvoiceMessages {
  company_id: string;
  message_id: string;
  invoice_id: string;
  is_internal: boolean;
  author: Json;
  side: string;
  body: string | null;
  body_sha256: string;
  origin: string;
  from_address: string | null;
  mail_key: string | null;
  written_at: Date;
  withdrawn_at: Date | null;
  withdrawn_by: Json | null;
  sealed_at: Date | null;
}

export interface InvoiceReplyAddresses {
  company_id: string;
  invoice_id: string;
  user_id: string;
  is_internal: boolean;
  token_hash: Buffer;
  token_sealed: Buffer;
  created_at: Date;
}

export interface InvoiceTimeline {
  company_id: string;
  entry_id: string;
  invoice_id: string;
  kind: string;
  details: Json;
  at: Date;
  actor: Json;
}

export interface Invoices {
  company_id: string;
  invoice_id: string;
  direction: string;
  state: string;
  state_since: Date;
  state_by: Json;
  source: string;
  original_sha256: string;
  original_size: Int8;
  original_media_type: string;
  original_filename: string;
  /** What the original is: a hybrid PDF, an XML, or a document that had to be read */
  form: string;
  profile: string | null;
  /** Pages of the original; 0 for XML */
  page_count: number;
  partner_id: string | null;
  partner_name: string | null;
  partner_sort: string;
  partner_siren: string | null;
  partner_vat: string | null;
  iban: string | null;
  number: string | null;
  /** Number in capital letters without separators, for duplicates */
  number_key: string | null;
  type_code: string | null;
  issue_date: string | null;
  due_date: string | null;
  currency: string | null;
  total_net: string | null;
  total_vat: string | null;
  total_gross: string | null;
  amount_due: string | null;
  /** EN 16931 model as read (modules/facturx), corrections applied */
  model: Json;
  provenance: Json;
  findings: Json;
  search_text: string;
  received_at: Date;
  updated_at: Date;
  version: Generated<number>;
  has_error: GeneratedAlways<boolean>;
  has_warning: GeneratedAlways<boolean>;
  is_duplicate: GeneratedAlways<boolean>;
  has_open_discussion: Generated<boolean>;
}

/** Jobs written in the transaction of what they are for, on their way into the queue */
export interface JobTickets {
  ticket_id: GeneratedAlways<Int8>;
  task: string;
  payload: Json;
  max_attempts: number;
  made_at: Generated<Date>;
}

/** Sign-in attempts of a window, by account and by address, both hashed */
export interface LoginThrottles {
  bucket: string;
  attempts: number;
  ends_at: Date;
}

export interface MissingCounts {
  company_id: string;
  waiting: number;
}

export interface MissingDocuments {
  company_id: string;
  missing_id: string;
  /** p:partner, or n:name without case and accents where nothing identifies the supplier */
  supplier_key: string;
  partner_id: string | null;
  supplier_name: string;
  rhythm: string | null;
  expected_on: string | null;
  number: string | null;
  expected_amount: string | null;
  currency: string | null;
  missing_since: string;
  /** Why it should be there: facts that a person can check (modules/inbox/model/missing) */
  evidence: Json;
  found_at: Date;
  state: string;
  state_since: Date;
  state_by: Json;
  reason: string | null;
  invoice_id: string | null;
  times_asked: Generated<number>;
  last_asked_at: Date | null;
}

/** A line is asked for once in a slot, whoever asks and however often */
export interface MissingRequestLines {
  company_id: string;
  missing_id: string;
  slot: string;
  request_id: string;
}

export interface MissingRequestMails {
  company_id: string;
  request_id: string;
  mail_id: string;
  recipient: string;
}

export interface MissingRequests {
  company_id: string;
  request_id: string;
  slot: string;
  requested_at: Date;
  requested_by: Json;
}

export interface MissingRules {
  company_id: string;
  /** Automatic reminders go out from this day on; null: none do */
  on_since: string | null;
  day: number;
  most_reminders: number;
  threshold: string | null;
  /** Words of suppliers, or their SIREN, that are never asked for */
  never: string[];
  people: string[];
  addresses: string[];
  language: string;
  changed_at: Date;
  changed_by: Json;
}

export interface MissingStatementLines {
  company_id: string;
  statement_id: string;
  line: number;
  number: string | null;
  day: string | null;
  /** What the supplier claims; below zero: a credit note or a payment */
  amount: string | null;
  label: string | null;
}

export interface MissingStatements {
  company_id: string;
  statement_id: string;
  supplier_key: string;
  partner_id: string | null;
  supplier_name: string;
  filename: string;
  sha256: string;
  sheet: number;
  header_row: number;
  mapping: Json;
  uploaded_at: Date;
  uploaded_by: Json;
  removed_at: Date | null;
}

export interface MissingSteps {
  company_id: string;
  step_id: string;
  missing_id: string;
  state: string;
  detail: Json | null;
  at: Date;
  actor: Json;
}

export interface NotificationChoices {
  user_id: string;
  event: string;
  frequency: string;
}

export interface NotificationMarks {
  user_id: string;
  frequency: string;
  told_until: Date;
  /** A digest was due in quiet hours: it goes out when they end */
  is_held: Generated<boolean>;
}

/** Local time of the person; days: ISO, Monday is 1 */
export interface NotificationQuietHours {
  user_id: string;
  from_minute: number;
  to_minute: number;
  days: number[];
  whole_days: number[];
  time_zone: string;
}

export interface Outbox {
  company_id: string;
  id: string;
  type: string;
  payload: Json;
  published_at: Date;
}

export interface OutgoingMails {
  mail_id: string;
  kind: string;
  recipient: string;
  recipient_name: string | null;
  reply_to: string | null;
  subject: string;
  /** Null once it has gone: its link is a secret of the recipient */
  content: Json | null;
  return_token: string;
  state: string;
  state_since: Date;
  attempts: Generated<number>;
  reason: Json | null;
  created_at: Date;
  expires_at: Date;
}

export interface PartnerAccounts {
  company_id: string;
  partner_id: string;
  iban: string;
  first_seen_at: Date;
}

export interface PartnerSeries {
  company_id: string;
  kind: string;
  last_number: number;
}

export interface Partners {
  company_id: string;
  partner_id: string;
  kind: string;
  /** Number of the partner in its series: FOUR-001, CUST-001 */
  code: string;
  name: string;
  siren: string | null;
  vat_number: string | null;
  created_at: Date;
  created_by: Json;
}

export interface Sessions {
  user_id: string;
  session_id: string;
  /** SHA-256 of the cookie: a stolen table opens no session */
  token_hash: Buffer;
  /** How the person proved who they are, in order: password, totp, passkey, oidc */
  methods: string[];
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
  user_agent: string;
  address: string;
  /** When this session last proved a second factor */
  second_factor_at: Date | null;
}

export interface SireneExtracts {
  kind: string;
  file_name: string;
  rows: number;
  /** The latest change the file knows of: how old its facts are */
  valid_on: string | null;
  loaded_at: Date;
}

/** Addresses of head offices in SIRENE, of those that may be shown */
export interface SireneSeats {
  siren: string;
  nic: string;
  address_line1: string | null;
  address_line2: string | null;
  address_line3: string | null;
  postcode: string | null;
  city: string | null;
}

/** Legal units of SIRENE. No name of people who asked not to be shown (code de commerce, art. A123-96) */
export interface SireneUnits {
  siren: string;
  name: string | null;
  legal_category: string | null;
  ape: string | null;
  is_active: boolean;
  is_disclosed: boolean;
  seat_nic: string | null;
}

export interface TenancyUnusedMembers {
  kind: string | null;
  space_id: string | null;
  user_id: string | null;
  name: string | null;
  email: string | null;
  role: string | null;
  profile: string | null;
  since: Date | null;
  last_sign_in_at: Date | null;
  ends_at: Date | null;
  used_at: Date | null;
}

export interface Terms {
  version: number;
  text_fr: string;
  text_en: string;
  published_at: Date;
  published_by: Json;
}

export interface TermsAcceptances {
  user_id: string;
  version: number;
  accepted_at: Date;
  address: string;
}

/** Who was told of unused accesses in which quarter: once */
export interface UnusedAccessReports {
  user_id: string;
  quarter: string;
  told_at: Date;
}

export interface UserIdentities {
  user_id: string;
  issuer: string;
  subject: string;
  email: string | null;
  linked_at: Date;
  last_used_at: Date | null;
}

export interface UserPasskeys {
  user_id: string;
  passkey_id: string;
  credential_id: string;
  public_key: Buffer;
  sign_count: Int8;
  transports: string[];
  is_synced: boolean;
  name: string;
  created_at: Date;
  last_used_at: Date | null;
}

export interface UserRecoveryCodes {
  user_id: string;
  code_hash: Buffer;
  used_at: Date | null;
}

export interface UserTotp {
  user_id: string;
  /** Encrypted with the key of the instance */
  sealed_secret: Buffer;
  /** The thirty seconds whose code was last used: it and earlier ones are refused (RFC 6238, 5.2) */
  last_step: Generated<number>;
  created_at: Date;
  confirmed_at: Date | null;
}

export interface Users {
  user_id: string;
  email: string;
  name: string;
  language: Generated<string>;
  appearance: Generated<string>;
  density: Generated<string>;
  /** Argon2id in PHC form; null when the person signs in another way */
  password_hash: string | null;
  password_changed_at: Date | null;
  last_sign_in_at: Date | null;
  disabled_at: Date | null;
  created_at: Date;
  created_by: Json;
  email_confirmed_at: Date | null;
}

export interface Database {
  api_keys: ApiKeys;
  archive_entries: ArchiveEntries;
  archive_heads: ArchiveHeads;
  archive_verifications: ArchiveVerifications;
  cabinet_api_keys: CabinetApiKeys;
  cabinet_assignments: CabinetAssignments;
  cabinet_client_contacts: CabinetClientContacts;
  cabinet_connectors: CabinetConnectors;
  cabinet_dossiers: CabinetDossiers;
  cabinet_handovers: CabinetHandovers;
  cabinet_import_lines: CabinetImportLines;
  cabinet_import_sources: CabinetImportSources;
  cabinet_imports: CabinetImports;
  cabinet_journal: CabinetJournal;
  cabinet_memberships: CabinetMemberships;
  cabinet_policies: CabinetPolicies;
  cabinet_profiles: CabinetProfiles;
  cabinets: Cabinets;
  companies: Companies;
  company_directory_addresses: CompanyDirectoryAddresses;
  company_journal: CompanyJournal;
  company_mail_addresses: CompanyMailAddresses;
  company_mandate_sendings: CompanyMandateSendings;
  company_mandate_states: CompanyMandateStates;
  company_mandates: CompanyMandates;
  company_memberships: CompanyMemberships;
  company_notification_choices: CompanyNotificationChoices;
  company_platform_states: CompanyPlatformStates;
  company_platforms: CompanyPlatforms;
  company_profiles: CompanyProfiles;
  company_sales_defaults: CompanySalesDefaults;
  company_views: CompanyViews;
  cron_slots: CronSlots;
  handled_events: HandledEvents;
  idempotency_keys: IdempotencyKeys;
  identity_flows: IdentityFlows;
  identity_providers: IdentityProviders;
  inbox_documents: InboxDocuments;
  inbox_messages: InboxMessages;
  inbox_steps: InboxSteps;
  instance_claims: InstanceClaims;
  instance_journal: InstanceJournal;
  instance_owners: InstanceOwners;
  instance_policy: InstancePolicy;
  invitations: Invitations;
  invoice_answers: InvoiceAnswers;
  invoice_collection_counts: InvoiceCollectionCounts;
  invoice_collections: InvoiceCollections;
  invoice_corrections: InvoiceCorrections;
  invoice_counts: InvoiceCounts;
  invoice_decisions: InvoiceDecisions;
  invoice_discussion_marks: InvoiceDiscussionMarks;
  invoice_discussion_people: InvoiceDiscussionPeople;
  invoice_message_files: InvoiceMessageFiles;
  invoice_message_mentions: InvoiceMessageMentions;
  invoice_messages: InvoiceMessages;
  invoice_reply_addresses: InvoiceReplyAddresses;
  invoice_timeline: InvoiceTimeline;
  invoices: Invoices;
  job_tickets: JobTickets;
  login_throttles: LoginThrottles;
  missing_counts: MissingCounts;
  missing_documents: MissingDocuments;
  missing_request_lines: MissingRequestLines;
  missing_request_mails: MissingRequestMails;
  missing_requests: MissingRequests;
  missing_rules: MissingRules;
  missing_statement_lines: MissingStatementLines;
  missing_statements: MissingStatements;
  missing_steps: MissingSteps;
  notification_choices: NotificationChoices;
  notification_marks: NotificationMarks;
  notification_quiet_hours: NotificationQuietHours;
  outbox: Outbox;
  outgoing_mails: OutgoingMails;
  partner_accounts: PartnerAccounts;
  partner_series: PartnerSeries;
  partners: Partners;
  sessions: Sessions;
  sirene_extracts: SireneExtracts;
  sirene_seats: SireneSeats;
  sirene_units: SireneUnits;
  tenancy_unused_members: TenancyUnusedMembers;
  terms: Terms;
  terms_acceptances: TermsAcceptances;
  unused_access_reports: UnusedAccessReports;
  user_identities: UserIdentities;
  user_passkeys: UserPasskeys;
  user_recovery_codes: UserRecoveryCodes;
  user_totp: UserTotp;
  users: Users;
}
