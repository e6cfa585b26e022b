/**
 * The house rules that no ready-made tool knows, as pure functions over source text.
 * Each returns what is wrong as `path:line message`; an empty list is a clean house.
 */
export type Source = { readonly path: string; readonly text: string }
export type Finding = { readonly rule: string; readonly at: string; readonly message: string }

export const TOP_LEVEL = [
  'README.md',
  'db',
  'package-lock.json',
  'package.json',
  'site',
  'test',
  'tsconfig.json',
  'worker',
  'wrangler.toml',
]

const CODE = /\.(ts|tsx|astro|mjs)$/
const ROOM = /^worker\/(?!core\/|contract\/)([a-z-]+)\//
const FORBIDDEN_NAMES =
  /(^|[-/])(utils?|helpers?|common|manager|service(?!-worker\.)|misc)(\.|-|\/)/

/** Names of the tables that each room's schema declares: `db/schema/<room>.ts`, or files in `db/schema/<room>/`. */
export function tablesByRoom(schemas: readonly Source[]): ReadonlyMap<string, string> {
  const owner = new Map<string, string>()
  for (const { path, text } of schemas) {
    const room = /schema\/([a-z-]+)(\/[a-z-]+)?\.ts$/.exec(path)?.[1]
    if (room === undefined) continue
    for (const match of text.matchAll(/sqliteTable\(\s*'([a-z_]+)'/g))
      owner.set(match[1] ?? '', room)
  }
  return owner
}

/** Seals the log: an entry for each link would wait for its own link in turn. */
const CHAIN = 'worker/audit/chain/store-chain.ts'

type Rule = (
  source: Source,
  tables: ReadonlyMap<string, string>,
) => readonly [line: number, message: string][]

/** Every line of `text` that `pattern` matches, comments left out. */
function lines(text: string, pattern: RegExp): number[] {
  return text.split('\n').flatMap((line, index) => {
    const code = line.replace(/^\s*(\/\/|\*|\/\*).*$/, '')
    return pattern.test(code) ? [index + 1] : []
  })
}

const found = (text: string, pattern: RegExp, message: string) =>
  lines(text, pattern).map((line): [number, string] => [line, message])

/** What runs in the phone's browser, which may be Chrome 64; a bundler translates syntax, not what the browser brings. */
const ON_PHONE =
  /^site\/src\/(check-in|offline|render|verify)\/.*\.ts$|^worker\/learning\/(rules|answers|given|paper)\.ts$/
/** Renderers that only the Worker runs, at publication or for pages that need signal. */
const NOT_ON_PHONE =
  /^site\/src\/render\/(certificate|content|coverage|coverage-table|district-map|form-field|identity|index|my-data|report-lists|report-table|tile-map)\.ts$/
const NEWER_THAN_64 =
  /\.(flatMap|flat|replaceAll|(?<!clients\.)matchAll|at|findLast|findLastIndex|toSorted|toReversed|toSpliced|trimStart|trimEnd|allSettled|any)\(|\bObject\.(fromEntries|hasOwn|groupBy)\b|\b(structuredClone|queueMicrotask)\(|\brandomUUID\b|\bglobalThis\b/

/** Lines that make an AbortController without having asked, there or on the line before, whether there is one. */
function unaskedControllers(text: string): [number, string][] {
  const all = text.split('\n')
  return all.flatMap((line, index): [number, string][] =>
    line.includes('new AbortController') &&
    !`${all[index - 1] ?? ''}${line}`.includes('typeof AbortController')
      ? [[index + 1, 'Chrome 64 has no AbortController: ask with typeof first']]
      : [],
  )
}

export const RULES: Readonly<Record<string, Rule>> = {
  'sql-only-in-stores': ({ path, text }) =>
    path.startsWith('worker/') &&
    !/\/store[a-z-]*\.ts$/.test(path) &&
    !['worker/core/db.ts', 'worker/core/commit.ts', 'worker/app.ts'].includes(path)
      ? found(text, /\bsql`|\.prepare\(|\benv\.DB\b/, 'SQL lives in the store of its room')
      : [],

  'a-store-owns-its-tables': ({ path, text }, tables) => {
    const room = ROOM.exec(path)?.[1]
    if (room === undefined || room === 'reporting' || room === 'audit') return []
    return text.split('\n').flatMap((line, index) =>
      [...line.matchAll(/\b(?:from|join|into|update)\s+([a-z_]+)\b/g)].flatMap(
        (match): [number, string][] => {
          const owner = tables.get(match[1] ?? '')
          return owner === undefined || owner === room
            ? []
            : [[index + 1, `table ${match[1]} belongs to ${owner}`]]
        },
      ),
    )
  },

  'reporting-writes-nothing': ({ path, text }) =>
    /^worker\/(reporting|audit)\//.test(path) && path !== CHAIN
      ? found(
          text,
          /\b(insert\s+into|update\s+[a-z_]+\s+set|delete\s+from)\b|\bcommit\(/i,
          'reporting reads only',
        )
      : [],

  // A try at a PIN or a code is counted before anybody is known: there is no permission to prove and nothing to log.
  'writes-go-through-commit': ({ path, text }) =>
    path.startsWith('worker/') &&
    !path.startsWith('worker/core/') &&
    path !== 'worker/identity/store-tries.ts' &&
    path !== CHAIN
      ? found(text, /\.batch\(/, 'write with commit(): it proves permission and writes the log')
      : [],

  'no-interactive-transactions': ({ path, text }) =>
    path.startsWith('worker/')
      ? found(text, /\b(BEGIN|SAVEPOINT)\b|\.transaction\(/, 'D1 has none: put it into one batch')
      : [],

  'clock-and-ids-are-passed-in': ({ path, text }) =>
    path.startsWith('worker/') &&
    ![
      'worker/core/clock.ts',
      'worker/core/ids.ts',
      'worker/core/db.ts',
      'worker/core/seal.ts',
      'worker/core/person-keys.ts',
      'worker/core/key-wrap.ts',
      'worker/app.ts',
    ].includes(path)
      ? found(
          text,
          /Date\.now\(|new Date\(\)|Math\.random\(|randomUUID\(|getRandomValues\(|strftime\(|datetime\('now|unixepoch\(|current_timestamp/i,
          'time and randomness come from the Context',
        )
      : [],

  'phone-code-speaks-old-chrome': ({ path, text }) =>
    ON_PHONE.test(path) && !NOT_ON_PHONE.test(path)
      ? [...found(text, NEWER_THAN_64, 'Chrome 64 does not have it'), ...unaskedControllers(text)]
      : [],

  'names-say-what-they-hold': ({ path }) => {
    const file = path.split('/').at(-1) ?? ''
    if (FORBIDDEN_NAMES.test(path)) return [[1, 'no utils, helpers, common, manager or service']]
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.(ts|tsx|mjs|cjs|css)$/.test(file)
    return CODE.test(file) &&
      !file.endsWith('.astro') &&
      !file.startsWith('[') &&
      !kebab &&
      !/^[A-Z][A-Za-z]+\.tsx$/.test(file)
      ? [[1, 'file names are kebab-case']]
      : []
  },

  'files-stay-readable': ({ path, text }) =>
    CODE.test(path) && !path.startsWith('test/') && text.split('\n').length > 401
      ? [[1, 'at most 400 lines']]
      : [],

  'no-default-exports': ({ path, text }) =>
    /^(worker|site\/src)\/.*\.(ts|tsx)$/.test(path) && path !== 'worker/index.ts'
      ? found(text, /^export default /, 'named exports only, except where a framework asks')
      : [],

  'no-unfinished-work': ({ path, text }) =>
    /^(worker|site|db|test)\//.test(path) && CODE.test(path) && !path.startsWith('test/rules/')
      ? text
          .split('\n')
          .flatMap((line, index): [number, string][] =>
            /\b(TODO|FIXME|XXX|HACK)\b/.test(line)
              ? [[index + 1, 'finish it or write it into the README']]
              : [],
          )
      : [],

  'no-inline-styles-or-handlers': ({ path, text }) =>
    /^site\/src\/(render|pages|layouts|components|features)\//.test(path)
      ? found(
          text,
          /<[a-z][^>]*\s(style|on[a-z]+)="/,
          'the content policy refuses inline styles and handlers',
        )
      : [],

  'no-other-hosts': ({ path, text }) =>
    /^site\/src\/(render|layouts|styles)\//.test(path)
      ? found(
          text,
          /src=["'`]https?:\/\/|<link[^>]*https?:|url\(["']?https?:|@import ["']?https?:/,
          'no request to another host',
        )
      : [],

  'words-live-in-text': ({ path, text }) =>
    path.startsWith('worker/') && !path.includes('/contract/')
      ? found(
          text,
          /['"`](?:Anda|Silakan|Maaf|Kader tidak|Data tidak|Tidak ditemukan)\b/,
          'the Worker sends codes; site/src/text words them',
        )
      : [],

  'no-personal-data-in-logs': ({ path, text }) =>
    path.startsWith('worker/')
      ? found(
          text,
          /\blog\(\{[^}]*\b(holder|cadreName|phone|nik|pin|password|username)/i,
          'logs hold no personal data',
        )
      : [],
}

/** All rules over all sources. */
export function inspect(
  sources: readonly Source[],
  tables: ReadonlyMap<string, string>,
): Finding[] {
  return sources.flatMap((source) =>
    Object.entries(RULES).flatMap(([rule, check]) =>
      check(source, tables).map(([line, message]) => ({
        rule,
        at: `${source.path}:${line}`,
        message,
      })),
    ),
  )
}

/** What the top level holds beyond the house's plan. */
export function strangersAtTop(names: readonly string[]): string[] {
  return names.filter((name) => !name.startsWith('.') && !TOP_LEVEL.includes(name))
}

/** A room's README is there and of a length that is read. */
export function readmeProblem(text: string | undefined): string | null {
  if (text === undefined) return 'has no README.md'
  const count = text.trim().split('\n').length
  return count < 8 || count > 60
    ? `README.md has ${count} lines, 10 to 30 are wanted (60 at most)`
    : null
}

/** Tables of a migration that are not STRICT. */
export function looseTables(migration: string): string[] {
  return [...migration.matchAll(/CREATE TABLE `(\w+)`[\s\S]*?\n\)(.*?);/g)].flatMap((match) =>
    (match[2] ?? '').includes('STRICT') ? [] : [match[1] ?? ''],
  )
}
