/**
 * What becomes of each row of a roster, given who is known already. Pure: the dry run shows it, the commit writes it.
 * A row is a known cadre when its kode kader says so, or when a cadre of this name serves in this area and nothing
 * contradicts it. Everything that only looks like the same person is asked.
 */
import type { CadreChoice, RowProblem, RowQuestion } from '../contract/roster.ts'
import { changesOf, contradicts, type RowEdit, type SheetRow } from './compare-row.ts'
import type { Gazetteer } from './gazetteer.ts'
import { readCadreCode, textOf } from './rules.ts'
import type { KnownAssignment, KnownCadre } from './store.ts'

export type Unreadable = { readonly line: number; readonly problems: readonly RowProblem[] }
export type LeftOut = { readonly line: number; readonly skipped: true }

export type Verdict =
  | { readonly state: 'SKIPPED'; readonly line: number }
  | { readonly state: 'PROBLEM'; readonly line: number; readonly problems: readonly RowProblem[] }
  | { readonly state: 'ASK'; readonly read: SheetRow; readonly questions: readonly RowQuestion[] }
  /** `joins`: the line of the new cadre whose further area this is. */
  | { readonly state: 'NEW'; readonly read: SheetRow; readonly joins: number | null }
  | {
      readonly state: 'KNOWN'
      readonly read: SheetRow
      readonly cadre: KnownCadre
      /** Her open assignment in the row's area; null when the row gives her one. */
      readonly assignment: KnownAssignment | null
      readonly edit: RowEdit
    }

export function decideRows(
  rows: readonly (SheetRow | Unreadable | LeftOut)[],
  known: readonly KnownCadre[],
  gazetteer: Gazetteer,
  today: string,
): Verdict[] {
  const readable = rows.filter((row): row is SheetRow => 'cells' in row)
  const matches = matchByName(readable, known, today)
  const byId = new Map(known.flatMap((cadre) => entriesOf(cadre).map(({ id }) => [id, cadre])))
  const byCode = new Map(
    known.flatMap((cadre) => entriesOf(cadre).map(({ code }) => [code, cadre])),
  )
  const lookAlikes = lookAlikesOf(readable, known, gazetteer)
  const verdicts = new Map<number, Verdict>()
  const claimed = new Map<string, number>()

  const asKnown = (read: SheetRow, cadre: KnownCadre, how: 'ADD' | 'MOVE'): Verdict => {
    const claim = `${cadre.id} ${read.area.code}`
    const before = claimed.get(claim)
    const assignment = openIn(cadre, read.area.code, today, read.cells.decreeNumber)
    if (before !== undefined && assignment !== null && cadre.others.length > 0) {
      // The sheet still names her twice; that the two are one was answered by the merge.
      return { state: 'KNOWN', read, cadre, assignment, edit: NO_EDIT }
    }
    if (before !== undefined) {
      return {
        state: 'ASK',
        read,
        questions: [{ question: 'SAME_NAME_AND_AREA', cadres: [], lines: [before] }],
      }
    }
    claimed.set(claim, read.line)
    const edit = changesOf(read, cadre, assignment, { how, today, gazetteer })
    return { state: 'KNOWN', read, cadre, assignment, edit }
  }
  const problem = (read: SheetRow, of: RowProblem): Verdict => ({
    state: 'PROBLEM',
    line: read.line,
    problems: [of],
  })

  const decide = (read: SheetRow): Verdict => {
    const { decision } = read.row
    const answered = typeof decision === 'object' ? decision : null
    if (answered !== null && 'sameAs' in answered) {
      const cadre = byId.get(answered.sameAs)
      return cadre === undefined
        ? problem(read, { reason: 'DECISION_STALE' })
        : asKnown(read, cadre, answered.area ?? 'ADD')
    }
    const written = textOf(read.row.cadreCode)
    if (written !== null) {
      const cadre = byCode.get(readCadreCode(written) ?? '')
      if (cadre === undefined) return problem(read, { reason: 'CADRE_CODE_UNKNOWN', written })
      return openIn(cadre, read.area.code, today) === null
        ? { state: 'ASK', read, questions: [ask('OTHER_AREA', [cadre], [], gazetteer)] }
        : asKnown(read, cadre, 'ADD')
    }
    const match = matches.get(read.line)
    if (match?.sure !== undefined) return asKnown(read, match.sure, 'ADD')
    if (answered !== null) {
      const other = verdicts.get(answered.sameAsLine)
      if (other?.state === 'KNOWN') return asKnown(read, other.cadre, 'ADD')
      if (other?.state === 'NEW' && other.read.area.code !== read.area.code) {
        return { state: 'NEW', read, joins: other.joins ?? other.read.line }
      }
    }
    if (decision === 'new') return { state: 'NEW', read, joins: null }
    const questions = [
      ...(match === undefined ? [] : [ask('SAME_NAME_AND_AREA', match.maybe, [], gazetteer)]),
      ...lookAlikes(read, match?.maybe ?? []),
    ]
    if (questions.length > 0) return { state: 'ASK', read, questions }
    return answered === null
      ? { state: 'NEW', read, joins: null }
      : problem(read, { reason: 'DECISION_STALE' })
  }

  for (const row of rows) {
    if ('skipped' in row) verdicts.set(row.line, { state: 'SKIPPED', line: row.line })
    else if ('cells' in row) verdicts.set(row.line, decide(row))
    else verdicts.set(row.line, { state: 'PROBLEM', line: row.line, problems: row.problems })
  }
  return rows.flatMap((row) => verdicts.get(row.line) ?? [])
}

const NO_EDIT: RowEdit = { changes: [], person: {}, decree: {}, ends: [] }

/** Her entries: each is written somewhere, in some sheet. */
const entriesOf = (cadre: KnownCadre) => [cadre, ...cadre.others]
const keysOf = (cadre: KnownCadre) => [...new Set(entriesOf(cadre).map(({ nameKey }) => nameKey))]
const phonesOf = (cadre: KnownCadre) => entriesOf(cadre).map(({ phoneKey }) => phoneKey)

type Match = { readonly sure?: KnownCadre; readonly maybe: readonly KnownCadre[] }

const groupOf = (nameKey: string, areaCode: string) => `${nameKey} ${areaCode}`

/**
 * Pairs rows with cadres of the same name in the same area, one to one: first those that agree in everything,
 * then those with the same telephone or decree, then what is left when one is left on each side. The rest is unsure.
 */
function matchByName(
  rows: readonly SheetRow[],
  known: readonly KnownCadre[],
  today: string,
): ReadonlyMap<number, Match> {
  const free = new Map<string, KnownCadre[]>()
  for (const cadre of known) {
    const open = cadre.assignments.filter((each) => isOpen(each, today))
    for (const areaCode of new Set(open.map((each) => each.areaCode))) {
      for (const nameKey of keysOf(cadre)) {
        const group = groupOf(nameKey, areaCode)
        // Once for each of her rows: a sheet may still name her as often as she was entered.
        const times = entriesOf(cadre).filter((entry) => entry.nameKey === nameKey)
        free.set(group, [...(free.get(group) ?? []), ...times.map(() => cadre)])
      }
    }
  }
  const matches = new Map<number, Match>()
  const byName = rows.filter((row) => textOf(row.row.cadreCode) === null && !isSameAs(row))
  for (const [group, members] of Map.groupBy(byName, (row) =>
    groupOf(row.cells.nameKey, row.area.code),
  )) {
    let cadres = free.get(group) ?? []
    let left: readonly SheetRow[] = members
    const pair = (fits: (row: SheetRow, cadre: KnownCadre) => boolean) => {
      left = left.filter((row) => {
        const found = cadres.find((cadre) => fits(row, cadre))
        if (found === undefined) return true
        matches.set(row.line, { sure: found, maybe: [] })
        cadres = cadres.toSpliced(cadres.indexOf(found), 1)
        return false
      })
    }
    pair((row, cadre) => agrees(row, cadre, today))
    pair((row, cadre) => row.phoneKey !== null && phonesOf(cadre).includes(row.phoneKey))
    pair((row, cadre) => {
      const { decreeNumber } = row.cells
      const assignment = openIn(cadre, row.area.code, today, decreeNumber)
      return decreeNumber !== null && decreeNumber === assignment?.decreeNumber
    })
    left = left.filter((row) => row.row.decision !== 'new')
    if (left.length === 1 && new Set(cadres).size === 1) {
      pair((row, cadre) => !contradicts(row, cadre))
    }
    if (cadres.length > 0) {
      for (const row of left) matches.set(row.line, { maybe: [...new Set(cadres)] })
    }
  }
  return matches
}

function agrees(row: SheetRow, cadre: KnownCadre, today: string): boolean {
  const assignment = openIn(cadre, row.area.code, today, row.cells.decreeNumber)
  return (
    assignment !== null &&
    !contradicts(row, cadre) &&
    changesOf(row, cadre, assignment, { how: 'ADD', today, gazetteer: null }).changes.length === 0
  )
}

/** Questions about who else a row that would be new might be: among the known, and among the rows before it. */
function lookAlikesOf(
  rows: readonly SheetRow[],
  known: readonly KnownCadre[],
  gazetteer: Gazetteer,
): (read: SheetRow, already: readonly KnownCadre[]) => RowQuestion[] {
  const knownByName = byEach(known, keysOf)
  const knownByPhone = byEach(known, phonesOf)
  const rowsByName = Map.groupBy(rows, (row) => row.cells.nameKey)
  const rowsByPhone = Map.groupBy(rows, (row) => row.phoneKey)
  const place = new Map(rows.map((row, index) => [row.line, index]))
  return (read, already) => {
    const earlier = (others: readonly SheetRow[]) =>
      others.filter((row) => (place.get(row.line) ?? 0) < (place.get(read.line) ?? 0))
    const asked = new Set<KnownCadre | number>(already)
    const questions: RowQuestion[] = []
    const add = (
      question: RowQuestion['question'],
      cadres: readonly KnownCadre[],
      others: readonly SheetRow[],
    ) => {
      const newCadres = cadres.filter((cadre) => !asked.has(cadre))
      const newLines = earlier(others).flatMap(({ line }) => (asked.has(line) ? [] : [line]))
      for (const each of [...newCadres, ...newLines]) asked.add(each)
      if (newCadres.length + newLines.length > 0) {
        questions.push(ask(question, newCadres, newLines, gazetteer))
      }
    }
    const namesakes = knownByName.get(read.cells.nameKey) ?? []
    const sameName = rowsByName.get(read.cells.nameKey) ?? []
    add(
      'SAME_NAME_AND_AREA',
      namesakes.filter((cadre) => cadre.assignments.some((a) => a.areaCode === read.area.code)),
      sameName.filter((row) => row.area.code === read.area.code),
    )
    if (read.phoneKey !== null) {
      add('SAME_PHONE', knownByPhone.get(read.phoneKey) ?? [], rowsByPhone.get(read.phoneKey) ?? [])
    }
    const { subDistrictCode } = read.area
    add(
      'SAME_NAME_NEARBY',
      namesakes.filter((cadre) =>
        cadre.assignments.some((each) => each.subDistrictCode === subDistrictCode),
      ),
      sameName.filter((row) => row.area.subDistrictCode === subDistrictCode),
    )
    return questions
  }
}

const MOST_CANDIDATES = 6

function ask(
  question: RowQuestion['question'],
  cadres: readonly KnownCadre[],
  lines: readonly number[],
  gazetteer: Gazetteer,
): RowQuestion {
  return {
    question,
    cadres: cadres.slice(0, MOST_CANDIDATES).map((cadre) => asChoice(cadre, gazetteer)),
    lines: lines.slice(0, MOST_CANDIDATES),
  }
}

function asChoice(cadre: KnownCadre, gazetteer: Gazetteer): CadreChoice {
  const { id, code, name, kind, phoneTail } = cadre
  const codes = new Set(cadre.assignments.map((each) => each.areaCode))
  const areas = [...codes].flatMap((areaCode) => gazetteer.byCode.get(areaCode) ?? [])
  return { id, code, name, kind, phoneTail, areas }
}

const isSameAs = ({ row: { decision } }: SheetRow) =>
  typeof decision === 'object' && 'sameAs' in decision

const isOpen = ({ endedOn }: KnownAssignment, today: string) => endedOn === null || endedOn > today

/** Her assignment in an area that has not ended; it may begin later. */
function openIn(
  cadre: KnownCadre,
  areaCode: string,
  today: string,
  decreeNumber: string | null = null,
): KnownAssignment | null {
  const here = cadre.assignments.filter((each) => each.areaCode === areaCode && isOpen(each, today))
  // Who was entered twice may have two here: the one of the same decree, else her own.
  return (
    here.find((each) => decreeNumber !== null && each.decreeNumber === decreeNumber) ??
    here.find((each) => each.cadreId === cadre.id) ??
    here[0] ??
    null
  )
}

function byEach<Key>(
  known: readonly KnownCadre[],
  keysOfEach: (cadre: KnownCadre) => readonly Key[],
): ReadonlyMap<Key, readonly KnownCadre[]> {
  const found = new Map<Key, KnownCadre[]>()
  for (const cadre of known) {
    for (const key of new Set(keysOfEach(cadre))) {
      found.set(key, [...(found.get(key) ?? []), cadre])
    }
  }
  return found
}
