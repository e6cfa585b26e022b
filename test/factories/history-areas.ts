/** Areas that change within a history: what exists when and by which name, and the step that renames, splits, merges or moves. */
import { env } from 'cloudflare:workers'
import type { RegionChangeKind } from '../../worker/contract/region-changes.ts'
import { recordRegionChange } from '../../worker/roster/index.ts'
import { after, START, type Entry, type History, type Term, type Village } from './history.ts'

const KINDS: readonly RegionChangeKind[] = ['RENAME', 'RECODE', 'SPLIT', 'MERGE', 'MOVE']

/** A change of one or two villages on a day until today; everybody concerned goes to any of the villages that come. */
export async function changeAreas(history: History): Promise<void> {
  const kind = history.pick(KINDS) ?? 'RENAME'
  const here = history.villagesOn(history.today)
  const first = history.pick(here)
  const second = history.pick(here.filter((each) => each !== first))
  if (first === undefined || second === undefined) return
  const from = kind === 'MERGE' ? [first, second] : [first]
  const since = from.flatMap((each) => each.from ?? []).toSorted()
  const effectiveOn = history.day(since.at(-1) ?? after(START, -90), history.today)
  const to = comingAreas(history, kind, from, effectiveOn)
  const concerned = kind === 'RENAME' ? [] : termsIn(history, from, effectiveOn)
  const goals = concerned.map((each) => ({ ...each, goal: history.pick(to)?.code ?? '' }))
  await recordRegionChange(history.ctx, {
    district: history.district,
    id: history.ctx.ids.uuid(),
    kind,
    effectiveOn,
    source: 'Perda Nomor 1',
    sourceOn: effectiveOn,
    from: from.map(({ code }) => code),
    to,
    moves: await movesOf(history, goals),
  })
  for (const entry of history.entries) {
    goOn(
      entry,
      goals.filter((each) => each.entry === entry && each.goal !== each.term.area),
      effectiveOn,
    )
  }
  turn(history, from, to, effectiveOn)
}

/** New codes, or one of the past that is free by then; a split may leave the village its code, a merge one of the two. */
function comingAreas(
  history: History,
  kind: RegionChangeKind,
  from: readonly Village[],
  on: string,
): { code: string; name: string }[] {
  const own = from[0]?.code ?? ''
  const name = `Nama ${(history.names += 1)}`
  const sub = own.slice(0, 8)
  const other = `${history.district}.${sub.endsWith('01') ? '02' : '01'}`
  const fresh = (part: string) => ({ code: codeFor(history, part, on), name })
  switch (kind) {
    case 'RENAME':
      return [{ code: own, name }]
    case 'RECODE':
      return [fresh(sub)]
    case 'MOVE':
      return [fresh(other)]
    case 'MERGE':
      return [history.upTo(1) === 0 ? { code: own, name } : fresh(sub)]
    case 'SPLIT': {
      const parts = [fresh(sub), { code: codeFor(history, sub, '0000'), name: `${name} Barat` }]
      return history.upTo(1) === 0 ? parts : [{ code: own, name: from[0]?.name ?? '' }, ...parts]
    }
  }
}

function codeFor(history: History, part: string, on: string): string {
  const past = history.areas.filter(
    ({ code, until }) =>
      code.startsWith(`${part}.`) &&
      until !== null &&
      history.areas.every((each) => each.code !== code || (each.until ?? '9999') <= on),
  )
  const again = history.upTo(2) === 0 ? history.pick(past) : undefined
  history.codes += 1
  return again?.code ?? `${part}.${1 + history.upTo(2)}${500 + history.codes}`
}

type Concerned = { readonly entry: Entry; readonly term: Term }

/** The terms in these villages that run on the day or later. */
function termsIn(history: History, from: readonly Village[], on: string): Concerned[] {
  const codes = from.map(({ code }) => code)
  return history.entries.flatMap((entry) =>
    entry.terms.flatMap((term) =>
      codes.includes(term.area) &&
      (term.until === null || (term.until > on && term.until > term.from))
        ? [{ entry, term }]
        : [],
    ),
  )
}

/** By the product's ids. */
async function movesOf(
  history: History,
  goals: readonly (Concerned & { readonly goal: string })[],
): Promise<{ assignmentId: string; areaCode: string }[]> {
  if (goals.length === 0) return []
  const { results } = await env.DB.prepare(
    `select id, cadre_id || ' ' || area_code || ' ' || started_on || ' ' || coalesce(ended_on, '') as what
     from assignments where district_code = ?`,
  )
    .bind(history.district)
    .all<{ id: string; what: string }>()
  return goals.map(({ entry, term, goal }) => {
    const what = `${entry.id} ${term.area} ${term.from} ${term.until ?? ''}`
    const index = results.findIndex((row) => row.what === what)
    const [found] = index < 0 ? [] : results.splice(index, 1)
    if (found === undefined) throw new Error(`no assignment ${what}`)
    return { assignmentId: found.id, areaCode: goal }
  })
}

/** She serves on where she goes; openly in one village once. */
function goOn(
  entry: Entry,
  leaving: readonly { readonly term: Term; readonly goal: string }[],
  on: string,
): void {
  const left = new Set(leaving.map(({ term }) => term))
  const open = new Map(
    entry.terms.flatMap((term) =>
      term.until === null && !left.has(term) ? [[term.area, term.from] as const] : [],
    ),
  )
  for (const { term, goal } of leaving.toSorted((a, b) => a.term.from.localeCompare(b.term.from))) {
    const from = on > term.from ? on : term.from
    const { until } = term
    term.until = from
    const there = until === null ? open.get(goal) : undefined
    if (there !== undefined && there <= from) continue
    if (until === null && there === undefined) open.set(goal, from)
    entry.terms.push({ area: goal, from, until: there ?? until })
  }
}

/** What exists from the day on. */
function turn(
  history: History,
  from: readonly Village[],
  to: readonly { readonly code: string; readonly name: string }[],
  on: string,
): void {
  for (const village of from) {
    const next = to.find(({ code }) => code === village.code)
    if (next?.name !== village.name) village.until = on
  }
  for (const { code, name } of to) {
    if (from.some((village) => village.code === code && village.name === name)) continue
    const known = history.areas.find((each) => each.code === code)
    const kind = known?.kind ?? (code.split('.')[3]?.startsWith('1') ? 'kelurahan' : 'desa')
    history.areas.push({ code, kind, name, from: on, until: null })
  }
}
