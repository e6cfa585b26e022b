/** Rows of a cadre in any table, by the table's own columns: what a search for planted words is about. */
import { env } from 'cloudflare:workers'

type Column = { readonly name: string; readonly type: string; readonly pk: number }

const TABLES = `m.type = 'table' and m.name not like 'sqlite_%' and m.name not like '_cf_%' and m.name not like 'd1_%'`

/** The tables that have one of these columns. */
export async function tablesWith(columns: readonly string[]): Promise<string[]> {
  const { results } = await env.DB.prepare(
    `select distinct m.name from sqlite_master m join pragma_table_info(m.name) p
    where ${TABLES} and p.name in (select value from json_each(?)) order by 1`,
  )
    .bind(JSON.stringify(columns))
    .all<{ name: string }>()
  return results.map(({ name }) => name)
}

export async function columnsOf(table: string): Promise<Column[]> {
  const { results } = await env.DB.prepare(`select * from pragma_table_info(?)`)
    .bind(table)
    .all<Column>()
  return results
}

let made = 0

/** Inserts a row: `words` in the columns that are said to hold words, `own` as given, and something plain and unique elsewhere. */
export async function plantRow(
  table: string,
  words: { readonly columns: readonly string[] | 'all'; readonly marker: string },
  own: Readonly<Record<string, string | number | null>>,
): Promise<void> {
  made += 1
  const row = (await columnsOf(table)).map(({ name, type }): [string, string | number | null] => {
    const given = own[name]
    if (given !== undefined) return [name, given]
    if (type !== 'TEXT') return [name, made]
    const isWord = words.columns === 'all' || words.columns.includes(name)
    return [name, isWord ? `${words.marker} ${table}.${name}` : `polos-${made}`]
  })
  const names = row.map(([name]) => name)
  await env.DB.prepare(
    `insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
  )
    .bind(...row.map(([, value]) => value))
    .run()
}

/** Where in the whole database a text stands, as `table.column`, whatever its case. */
export async function searchDatabase(text: string): Promise<string[]> {
  const { results } = await env.DB.prepare(
    `select m.name as "table", p.name as "column" from sqlite_master m join pragma_table_info(m.name) p
    where ${TABLES} and p.type = 'TEXT' order by 1, p.cid`,
  ).all<{ table: string; column: string }>()
  const byTable = [...Map.groupBy(results, ({ table }) => table)]
  const counts = await env.DB.batch<Record<string, number | null>>(
    byTable.map(([table, columns]) => {
      const sums = columns.map(
        ({ column }) => `sum(instr(lower("${column}"), ?1) > 0) as "${column}"`,
      )
      return env.DB.prepare(`select ${sums.join(', ')} from "${table}"`).bind(text.toLowerCase())
    }),
  )
  return byTable.flatMap(([table, columns], index) =>
    columns.flatMap(({ column }) =>
      (counts[index]?.results[0]?.[column] ?? 0) > 0 ? [`${table}.${column}`] : [],
    ),
  )
}

/** The keys of files whose bytes, or whose key, hold a text. */
export async function searchFiles(text: string): Promise<string[]> {
  const found: string[] = []
  let cursor: string | undefined
  do {
    const page = await env.FILES.list(cursor === undefined ? {} : { cursor })
    for (const { key } of page.objects) {
      const bytes = (await (await env.FILES.get(key))?.text()) ?? ''
      if (`${key}\n${bytes}`.toLowerCase().includes(text.toLowerCase())) found.push(key)
    }
    cursor = page.truncated ? page.cursor : undefined
  } while (cursor !== undefined)
  return found
}

/** What of her goes in each table that knows her: all of her rows, or the words in these columns; else only ids, days and counts stay. */
export const HERS: Readonly<Record<string, 'gone' | readonly string[]>> = {
  activation_codes: 'gone',
  attempts: 'gone',
  cadre_logins: 'gone',
  check_in_tries: 'gone',
  device_logins: 'gone',
  learner_notes: 'gone',
  learning_events: 'gone',
  learning_notices: 'gone',
  message_codes: 'gone',
  lesson_reads: 'gone',
  module_openings: 'gone',
  name_answers: 'gone',
  passkeys: 'gone',
  person_keys: 'gone',
  regraded_attempts: 'gone',
  sessions: 'gone',
  sign_in_tries: 'gone',
  sync_allowances: 'gone',
  test_papers: 'gone',
  topic_tries: 'gone',
  upload_tokens: 'gone',
  attendance_marks: ['reason'],
  meeting_guests: ['name', 'origin'],
  pass_waivers: ['reason', 'answer', 'withdraw_note'],
  plan_notes: ['note'],
  plan_progress: ['note'],
  plan_versions: ['lines'],
  practice_assessments: ['comment', 'place'],
  practice_retractions: ['reason'],
  privacy_requests: ['body', 'answer', 'recorded'],
  // Of one that was returned or withdrawn; an accepted one is a paper like those below.
  recorded_certificates: ['holder_name', 'withdraw_note'],
  revocation_requests: ['note', 'answer'],
  signed_documents: ['file_name'],
  // Of these, what is there is her place in something: an id, a state, a day.
  action_plans: [],
  attendance_matches: [],
  cadre_merges: [],
  cohort_members: [],
  erasures: [],
  evaluation_people: [],
  expiry_notices: [],
  meeting_newcomers: [],
  meeting_people: [],
  notice_views: [],
  passes: [],
  practice_photos: [],
  proposal_members: [],
  retakes: [],
  standings: [],
  assignments: [],
  // The paper and what it rests on: a legal duty, and others rely on it.
  certificates: [],
  credentials: [],
  log_entries: [],
}
