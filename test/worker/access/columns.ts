/**
 * What stands in each column of text. `words`: what somebody typed, or a name: a canary is planted there. `secret`: sealed, hashed
 * or a key; its very value must not be in any answer. `signed`: words under a signature or a hash, where a canary would be a
 * forgery; they hold names that the world's verbs put there. A column whose name does not say that it is plain, and that stands
 * in neither table, fails the test.
 */

/** Ids, moments, days, codes of areas and courses, and words out of a fixed list. `*_by`: an account's id, unless it stands below. */
const PLAIN_NAMES =
  /^(?:id|\w+_id|at|\w+_at|\w+_on|on_date|day|month|since|as_of|usable_from|until|\w+_until|valid_from|code|\w+_code|\w+_by|kind|state|type|role|level|topic|via|slug|module|lesson|\w+_slug|version|sha256|\w+_hash|\w+_pepper|cursor|device|status|purpose|method)$/

export const WORDS: Readonly<Record<string, string>> = {
  action_plans: 'signed_by_name',
  assignments: 'decree_number',
  attempts: 'answers',
  attendance_marks: 'reason marked_by_name',
  audit_entries: 'detail',
  bank_item_versions: 'saved_by',
  bank_items: 'saved_by',
  cadre_logins: 'name caption',
  cadres: 'name name_key',
  certificates: 'number revoke_note',
  cohorts: 'name place',
  course_drafts: 'saved_by',
  course_reviews: 'note asked_by_name decided_by_name comment',
  coverage_statements: 'proposed_by_name decided_by_name reason',
  draft_files: 'saved_by',
  draft_revisions: 'saved_by',
  evaluation_texts: 'body',
  evidence_files: 'name',
  evidence_items: 'title note',
  learning_events: 'body',
  learning_notices: 'event detail',
  local_facts: 'figure text source asked_by_name decided_by_name comment ended_by_name',
  meeting_actions: 'what person_in_charge note',
  meeting_checks: 'note',
  meeting_files: 'name uploaded_by_name',
  meeting_guests: 'name origin',
  meeting_outcomes: 'reached obstacles',
  meeting_sessions: 'title speakers',
  meetings: 'title place basis',
  name_answers: 'name wish',
  pass_waivers: 'reason asked_by_name decided_by_name answer withdraw_note',
  passkeys: 'label',
  plan_notes: 'note noted_by_name',
  plan_progress: 'note',
  plan_versions: 'lines',
  practice_assessments: 'results comment place assessed_by_name',
  practice_photo_switches: 'set_by_name',
  practice_photos: 'added_by_name',
  practice_retractions: 'reason retracted_by_name',
  privacy_requests: 'body answer recorded taken_by_name closed_by_name',
  proposals: 'event note corrected',
  record_batches: 'file_name note',
  record_files: 'name',
  recorded_certificates: 'holder_name number title issuer withdraw_note',
  regrades: 'by_name reason',
  retention_rules: 'saved_by_name',
  revocation_requests: 'note answer',
  roster_imports: 'file_name',
  sessions: 'client',
  signatories: 'name position rank employee_number',
  signed_documents: 'file_name',
  staff_accounts: 'username name',
  staff_links: 'issued_by_name',
  staff_proposals: 'asked_by_name decided_by_name',
  superadmin_visits: 'account_name reason',
  topic_codes: 'opened_by_name',
  trusted_computers: 'client',
}

const SECRET: Readonly<Record<string, string>> = {
  activation_codes: 'code_hash used_key',
  cadre_logins: 'pin_hash',
  cadres: 'phone_sealed phone_key',
  devices: 'secret_hash',
  issuer_keys: 'wrapped',
  passkey_challenges: 'challenge',
  pending_sign_ins: 'token_hash',
  person_keys: 'wrapped',
  recovery_codes: 'code_hash',
  service_flows: 'token_hash',
  service_identities: 'subject_hash',
  sessions: 'token_hash',
  staff_accounts: 'password_hash',
  staff_factors: 'secret',
  staff_links: 'code_hash',
  upload_tokens: 'token_hash sign_key',
}

const SIGNED: Readonly<Record<string, string>> = {
  certificates: 'snapshot',
  credentials: 'document token',
  statement_credentials: 'document token',
  statement_lists: 'list',
}

/** Nobody's words, though the name does not say so, and why. */
const PLAIN: Readonly<Record<string, string>> = {
  // From fixed lists.
  assignments: 'end_reason',
  attempts: 'marks flag',
  audit_entries: 'actor_kind action entity',
  // The tail: four digits, which occur everywhere.
  cadres: 'sex merged_into phone_tail',
  certificates: 'revoke_reason',
  course_reviews: 'decided_as',
  device_logins: 'phone',
  erasures: 'reason',
  learning_events: 'outcome',
  local_facts: 'decided_as',
  meetings: 'budget_source',
  meeting_actions: 'closed_in',
  meeting_checks: 'item answer',
  notice_views: 'how',
  pass_waivers: 'part',
  practice_assessments: 'sheet',
  revocation_requests: 'reason',
  roster_import_chunks: 'outcome',
  staff_accounts: 'link_needed_since',
  // Hexadecimal, told to the phone: which of its tokens is meant.
  upload_tokens: 'label',
  message_codes: 'failure',
  activation_codes: 'for_device',
  staff_factors: 'begun_in',
  learner_notes: 'ref',
  sign_in_tries: 'subject',
  code_tries: 'bucket',
  // The district's, on every paper and public page.
  coverage_statements: 'facts',
  district_outlines: 'outlines source licence',
  districts: 'time_zone cadre_title code_prefix office_name',
  issuing_units: 'letterhead number_pattern classification place numbering',
  paper_designs: 'design',
  paper_pictures: 'name',
  region_changes: 'source areas_before areas_after outcome',
  region_spans: 'name',
  regions: 'name name_key',
  // The course, for everybody.
  bank_item_versions: 'content tags',
  bank_items: 'owner_area stem words tags fingerprint',
  course_materials: 'material',
  course_media: 'name owner_area',
  course_packs: 'pack keys',
  course_versions: 'head',
  courses: 'owner_area',
  draft_files: 'path text',
  draft_revisions: 'path text',
  evaluation_counts: 'question subject',
  evaluation_texts: 'question',
  item_tallies: 'edition answer',
  key_corrections: 'edition key',
  published_facts: 'figure source',
  regrades: 'stem key_before key_after before after by',
  topic_codes: 'modules',
  // Keys that everybody may read, and what is counted and signed for all.
  audit_heads: 'chain hash note',
  audit_links: 'chain hash',
  certificate_checks: 'differences',
  credentials: 'issuer kid token_kid',
  issuer_keys: 'issuer kid public_key kek',
  log_checkpoints: 'kid root note',
  log_entries: 'event leaf',
  log_nodes: 'hash',
  passkeys: 'public_key transports',
  person_keys: 'data_key',
  service_flows: 'issuer',
  service_identities: 'issuer',
  signatories: 'standing',
  signed_issuer_lists: 'list kid signature',
  statement_credentials: 'issuer kid token_kid',
}

const has = (table: Readonly<Record<string, string>>, name: string, column: string): boolean =>
  (Object.hasOwn(table, name) ? (table[name] ?? '') : '').split(' ').includes(column)

type ColumnClass = 'words' | 'secret' | 'signed' | 'plain'

/** Null for a column that nobody has classified. */
export function classOf(table: string, column: string): ColumnClass | null {
  if (has(WORDS, table, column)) return 'words'
  if (has(SECRET, table, column)) return 'secret'
  if (has(SIGNED, table, column)) return 'signed'
  return PLAIN_NAMES.test(column) || has(PLAIN, table, column) ? 'plain' : null
}

/** What the tables above name. */
export function namedColumns(): string[] {
  return [WORDS, SECRET, SIGNED, PLAIN].flatMap((of) =>
    Object.entries(of).flatMap(([table, columns]) =>
      columns.split(' ').map((column) => `${table}.${column}`),
    ),
  )
}
