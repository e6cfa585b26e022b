/** What may happen in a history, each by the product's own verb and remembered as it was meant. */
import { env } from 'cloudflare:workers'
import { expect } from 'vitest'
import { expireCertificates } from '../../worker/certification/index.ts'
import { compareCounters } from '../../worker/reporting/index.ts'
import { CADRE_KINDS, type CadreKind } from '../../worker/contract/roster.ts'
import {
  addCadre,
  advanceCoverage,
  editCadre,
  endAssignment,
  mergeCadres,
  moveAssignment,
  readCadre,
  undoMerge,
} from '../../worker/roster/index.ts'
import { areasOf, endPaper, putPaper, settleMark } from './histories.ts'
import { changeAreas } from './history-areas.ts'
import { after, type Entry, type History, type Term } from './history.ts'
import { bringIn, sheet } from './roster.ts'

export async function byList(history: History): Promise<void> {
  const rows = Array.from({ length: 1 + history.upTo(3) }, (_, index) => ({
    name: `Orang ${history.entries.length + index}`,
    ...placeFor(history),
    kind: kindFor(history),
  }))
  await bringIn(
    history.ctx,
    history.district,
    sheet(
      rows.map(({ name, areaCode, decreeOn, kind }) => ({
        name,
        areaCode,
        kind: WRITTEN[kind],
        ...decreeOn,
        decision: 'new',
      })),
    ),
  )
  const ids = await env.DB.prepare(
    'select name, id from cadres where district_code = ? order by id',
  )
    .bind(history.district)
    .all<{ name: string; id: string }>()
  for (const { name, areaCode, from, kind } of rows) {
    const id = ids.results.find((row) => row.name === name)?.id ?? ''
    history.entries.push({ id, kind, terms: [{ area: areaCode, from, until: null }], papers: [] })
  }
}

/** As a list writes each kind. */
const WRITTEN: Readonly<Record<CadreKind, string>> = {
  KPM: 'KPM',
  TPK_BIDAN: 'Bidan',
  TPK_PKK: 'PKK',
  TPK_KB: 'Kader KB',
  POSYANDU: 'Posyandu',
  OTHER: 'Lainnya',
}

function kindFor(history: History): CadreKind {
  return history.upTo(2) > 0 ? 'KPM' : (history.pick(CADRE_KINDS) ?? 'KPM')
}

/** Another kind, on her page or by a list that names her again. */
async function rekind(history: History): Promise<void> {
  const person = history.pick(history.persons)
  if (person === undefined) return
  const { ctx, district } = history
  const kind = kindFor(history)
  const open = history.upTo(1) === 0 ? undefined : person.terms.find(({ until }) => until === null)
  if (open === undefined) {
    const { cadre } = await readCadre(ctx, { area: district, cadreId: person.id })
    await editCadre(ctx, { district, cadreId: person.id, version: cadre.version, kind })
  } else {
    const name = `Orang ${history.entries.indexOf(person)}`
    const decision = { sameAs: person.id }
    await bringIn(
      ctx,
      district,
      sheet([{ name, areaCode: open.area, kind: WRITTEN[kind], decision }]),
    )
  }
  person.kind = kind
}

function placeFor(history: History) {
  const { subDistricts } = areasOf(history.district)
  const codes = history.villagesOn(history.today).map(({ code }) => code)
  const areaCode = history.pick([...codes, ...codes, ...subDistricts]) ?? ''
  const isDated = history.upTo(1) === 1
  const from = isDated ? after(history.today, history.upTo(60) - 45) : history.today
  return { areaCode, from, decreeOn: isDated ? { decreeOn: from } : {} }
}

async function byForm(history: History): Promise<void> {
  const { areaCode, from, decreeOn } = placeFor(history)
  const id = history.ctx.ids.uuid()
  const name = `Orang ${history.entries.length}`
  const kind = kindFor(history)
  const written = WRITTEN[kind]
  const row = { line: 1, name, areaCode, kind: written, ...decreeOn, decision: 'new' as const }
  await addCadre(history.ctx, { district: history.district, id, row })
  history.entries.push({ id, kind, terms: [{ area: areaCode, from, until: null }], papers: [] })
}

/** A further village for somebody who is there; nothing happens where she serves already. */
async function further(history: History): Promise<void> {
  const person = history.pick(history.persons)
  if (person === undefined) return
  const { areaCode } = placeFor(history)
  const name = `Orang ${history.entries.indexOf(person)}`
  const row = { line: 1, name, areaCode, decision: { sameAs: person.id } }
  await addCadre(history.ctx, { district: history.district, id: history.ctx.ids.uuid(), row })
  const { today } = history
  const isThere = history
    .termsOf(person)
    .some(({ area, until }) => area === areaCode && (until === null || until > today))
  if (!isThere) person.terms.push({ area: areaCode, from: today, until: null })
}

type Open = { readonly person: Entry; readonly id: string; readonly term: Term }

/** An assignment without an end, by the product's id for it. */
async function openTerm(history: History): Promise<Open | undefined> {
  const person = history.pick(
    history.persons.filter((each) => history.termsOf(each).some(({ until }) => until === null)),
  )
  if (person === undefined) return undefined
  const term = history.pick(history.termsOf(person).filter(({ until }) => until === null))
  if (term === undefined) return undefined
  const owner = history.entriesOf(person).find(({ terms }) => terms.includes(term))
  const id = await env.DB.prepare(
    'select id from assignments where cadre_id = ? and area_code = ? and started_on = ? and ended_on is null',
  )
    .bind(owner?.id ?? '', term.area, term.from)
    .first<string>('id')
  if (id === null) throw new Error(`no open assignment of ${owner?.id} in ${term.area}`)
  return { person, id, term }
}

/** Everything she has open in that area ends, none before it began. */
function endTerms(history: History, { person, term }: Open, on: string): void {
  for (const each of history.termsOf(person)) {
    if (each.area === term.area && each.until === null) each.until = on > each.from ? on : each.from
  }
}

async function leave(history: History): Promise<void> {
  const open = await openTerm(history)
  if (open === undefined) return
  const { person, id, term } = open
  const endedOn = history.day(term.from, after(history.today, 30))
  const heir =
    history.upTo(1) === 0
      ? undefined
      : history.pick(history.persons.filter((each) => each !== person))
  await endAssignment(history.ctx, {
    district: history.district,
    cadreId: person.id,
    assignmentId: id,
    endedOn,
    reason: history.pick(['RESIGNED', 'TERM_OVER', 'DIED'] as const) ?? 'RESIGNED',
    ...(heir === undefined ? {} : { successorId: heir.id }),
  })
  endTerms(history, open, endedOn)
  if (heir === undefined) return
  const serves = history
    .termsOf(heir)
    .some(({ area, until }) => area === term.area && (until === null || until > endedOn))
  if (!serves) heir.terms.push({ area: term.area, from: endedOn, until: null })
}

async function move(history: History): Promise<void> {
  const open = await openTerm(history)
  if (open === undefined) return
  const { person, id, term } = open
  const { areaCode } = placeFor(history)
  const movedOn = history.day(term.from, after(history.today, 20))
  const isThere = history
    .termsOf(person)
    .some(({ area, until }) => area === areaCode && (until === null || until > movedOn))
  if (isThere) return
  await moveAssignment(history.ctx, {
    district: history.district,
    cadreId: person.id,
    assignmentId: id,
    id: history.ctx.ids.uuid(),
    areaCode,
    movedOn,
  })
  endTerms(history, open, movedOn)
  person.terms.push({ area: areaCode, from: movedOn, until: null })
}

async function merge(history: History): Promise<void> {
  const kept = history.pick(history.persons)
  const alone = history.persons.filter(
    (each) => each !== kept && history.entriesOf(each).length === 1,
  )
  const merged = history.pick(alone)
  if (kept === undefined || merged === undefined) return
  const id = history.ctx.ids.uuid()
  const { district } = history
  await mergeCadres(history.ctx, { district, id, keptId: kept.id, mergedId: merged.id })
  history.merges.set(merged.id, { kept: kept.id, id })
}

async function unmerge(history: History): Promise<void> {
  const [mergedId, found] = history.pick([...history.merges]) ?? []
  if (mergedId === undefined || found === undefined) return
  await undoMerge(history.ctx, { district: history.district, mergeId: found.id })
  history.merges.delete(mergedId)
}

async function issue(history: History, entry = history.pick(history.entries)): Promise<void> {
  if (entry === undefined) return
  const { today, district } = history
  const isRecorded = history.upTo(3) === 0
  const issuedOn = isRecorded ? after(today, -history.upTo(90)) : today
  const ends = history.upTo(1) === 1
  const paper = await putPaper(district, entry.id, {
    isRecorded,
    counts: history.upTo(5) > 0,
    issuedOn,
    expiresOn: ends ? after(issuedOn, 1 + history.upTo(100)) : null,
  })
  entry.papers.push({ ...paper, endedOn: null })
  await settleMark(district, entry.id, today, history.at)
}

async function endOne(history: History): Promise<void> {
  const valid = history.entries.flatMap((entry) =>
    entry.papers.filter(({ endedOn }) => endedOn === null).map((paper) => ({ entry, paper })),
  )
  const found = history.pick(valid)
  if (found === undefined) return
  const { entry, paper } = found
  const { today, district } = history
  const isReplaced = !paper.isRecorded && history.upTo(1) === 0
  await endPaper(paper, today, isReplaced ? 'REPLACED' : 'REVOKED')
  paper.endedOn = today
  if (isReplaced) {
    const { isRecorded, counts, expiresOn } = paper
    const next = await putPaper(district, entry.id, {
      isRecorded,
      counts,
      issuedOn: today,
      expiresOn,
    })
    entry.papers.push({ ...next, endedOn: null })
  }
  await settleMark(district, entry.id, today, history.at)
}

/** The clock jumps, and does what it does at midnight. */
async function nextDay(history: History): Promise<void> {
  const { district } = history
  expect(await compareCounters(history.ctx, district)).toEqual([])
  const far = after(history.today, 1 + history.upTo(40))
  const edge = history.pick(history.edges.filter((day) => day > history.today && day < far))
  history.today = edge ?? far
  await expireCertificates(history.ctx, district)
  expect((await advanceCoverage(history.ctx, district)).differences).toEqual([])
}

export const STEP_KINDS: readonly ((history: History) => Promise<void>)[] = [
  byList,
  byForm,
  byForm,
  further,
  leave,
  leave,
  move,
  rekind,
  merge,
  unmerge,
  issue,
  issue,
  issue,
  endOne,
  changeAreas,
  nextDay,
  nextDay,
]
