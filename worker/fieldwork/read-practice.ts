/** Looking at field practice: the book of an assessor's phone, the office's table and one cadre. Outcomes are folded, never stored. */
import type { CourseHead } from '../contract/curriculum.ts'
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import type {
  exportPractice as exportCall,
  listPractice as listCall,
  PracticeSheet,
  readCadrePractice as cadreCall,
  readPracticeBook as bookCall,
} from '../contract/fieldwork.ts'
import { foldPractice, sheetKey } from '../contract/practice-rules.ts'
import { allow, type Scope } from '../core/access.ts'
import { dateIn, offsetHours } from '../core/clock.ts'
import { note } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { districtOf, type AreaCode } from '../core/region-code.ts'
import { listOffers, listTaught, readSheets } from '../curriculum/index.ts'
import { listMeetingPeople } from '../meetings/index.ts'
import { getDistrict } from '../regions/index.ts'
import { findNamed, listStanding, showNamed, viewFrom, type View } from '../roster/index.ts'
import { takesPhotos } from './photo-setting.ts'
import { listPhotosOf } from './photos.ts'
import * as store from './store-practice.ts'
import type { AssessmentRow } from './store-practice.ts'

export async function readPracticeBook(
  ctx: Context,
  { area, ...whose }: InputOf<typeof bookCall>,
): Promise<ReplyOf<typeof bookCall>> {
  const by = allow(ctx, 'practice.assess', area)
  const view = await viewFrom(ctx, area)
  const people = await listPeople(ctx, by, view, whose)
  const assessments = await store.listAssessments(ctx.db, by, idsOf(people))
  const { timeZone } = await getDistrict(ctx, districtOf(area))
  return {
    sheets: await sheetsFor(ctx, area, assessments),
    people,
    assessments: assessments.map(shown),
    photos: {
      isOn: await takesPhotos(ctx, districtOf(area)),
      taken: await listPhotosOf(
        ctx,
        by,
        assessments.map(({ id }) => id),
      ),
    },
    ahead: offsetHours(timeZone),
    asOf: view.today,
    now: ctx.clock.now().getTime(),
  }
}

/** Refuses NOT_FOUND for a course that the district does not use. */
export async function listPractice(
  ctx: Context,
  { area, courseCode, ...whose }: InputOf<typeof listCall>,
): Promise<ReplyOf<typeof listCall>> {
  const scope = allow(ctx, 'practice.read', area)
  const view = await viewFrom(ctx, area)
  const district = districtOf(area)
  const offers = await listOffers(ctx.db, district)
  const head = offers.find((each) => each.head.code === courseCode)?.head
  if (head === undefined) throw new Refusal('NOT_FOUND')
  const { timeZone } = await getDistrict(ctx, district)
  const sheets = asCurrent(await readSheets(ctx.db, [head.versionId]))
  const asked = askedOf(head)
  const people = await listPeople(ctx, scope, view, whose)
  const rows = await store.listAssessments(ctx.db, scope, idsOf(people), courseCode)
  const outcomes = Map.groupBy(
    foldPractice(rows, [], (id) => id),
    ({ cadreId }) => cadreId,
  )
  return {
    courseTitle: head.title,
    sheets,
    asked,
    people: people.map((person) => {
      const hers = outcomes.get(person.cadreId) ?? []
      const competent = new Set(hers.flatMap((each) => (each.isCompetent ? sheetKey(each) : [])))
      const counted = asked.length > 0 ? asked.map((each) => ({ courseCode, ...each })) : sheets
      return {
        ...person,
        outcomes: hers.map(({ module, sheet, attempts, share, isCompetent, best }) => ({
          module,
          sheet,
          attempts,
          share,
          isCompetent,
          on: dateIn(timeZone, best.doneAt),
          by: best.by,
          versionId: best.versionId,
          results: [...best.results],
        })),
        isComplete: counted.length > 0 && counted.every((sheet) => competent.has(sheetKey(sheet))),
      }
    }),
    asOf: view.today,
  }
}

/** The same for a file. What leaves the house is logged before it does. */
export async function exportPractice(
  ctx: Context,
  input: InputOf<typeof exportCall>,
): Promise<ReplyOf<typeof exportCall>> {
  const { area, courseCode } = input
  const by = allow(ctx, 'report.export', area)
  const listed = await listPractice(ctx, input)
  const detail = { report: 'practice', course: courseCode, rows: listed.people.length }
  await note(ctx, by, { entity: 'area', entityId: area, detail })
  return listed
}

/** Refuses NOT_FOUND for a cadre whom the area may not see. */
export async function readCadrePractice(
  ctx: Context,
  { area, cadreId }: InputOf<typeof cadreCall>,
): Promise<ReplyOf<typeof cadreCall>> {
  const scope = allow(ctx, 'practice.read', area)
  const view = await viewFrom(ctx, area)
  if (!(await listStanding(ctx, scope, view, [cadreId])).has(cadreId)) {
    throw new Refusal('NOT_FOUND')
  }
  const [person] = await showPeople(ctx, scope, view, [cadreId])
  if (person === undefined) throw new Refusal('NOT_FOUND')
  const rows = await store.listHistory(ctx.db, scope, cadreId)
  return {
    person,
    sheets: await sheetsFor(ctx, area, rows),
    assessments: rows.map((row) => ({
      ...shown(row),
      retracted:
        row.reason === null
          ? null
          : { reason: row.reason, at: row.retractedAt, by: row.retractedBy },
    })),
    photos: await listPhotosOf(
      ctx,
      scope,
      rows.map(({ id }) => id),
    ),
    asOf: view.today,
  }
}

/** The sheets that a district assesses by now, then the earlier ones that explain these assessments. */
export async function sheetsFor(
  ctx: Context,
  area: AreaCode,
  assessments: readonly Pick<AssessmentRow, 'versionId'>[],
): Promise<PracticeSheet[]> {
  const heads = await listTaught(ctx.db, districtOf(area))
  const current = heads.map(({ versionId }) => versionId)
  const used = assessments.map(({ versionId }) => versionId)
  const known = new Set(current)
  const sheets = await readSheets(ctx.db, [...current, ...used])
  return sheets.map((sheet) => ({ ...asSheet(sheet), isCurrent: known.has(sheet.versionId) }))
}

/** What the pass rule of a version asks of practice, without words. */
function askedOf({ passRule }: Pick<CourseHead, 'passRule'>) {
  return (passRule.parts?.practice?.sheets ?? []).map(({ module, sheet }) => ({ module, sheet }))
}

type Sheets = Awaited<ReturnType<typeof readSheets>>

function asCurrent(sheets: Sheets): PracticeSheet[] {
  return sheets.map((sheet) => ({ ...asSheet(sheet), isCurrent: true }))
}

function asSheet(found: Sheets[number]) {
  const { courseCode, courseTitle, versionId, module, moduleTitle, sheet, title } = found
  const steps = [...found.steps]
  return { courseCode, courseTitle, versionId, module, moduleTitle, sheet, title, steps }
}

type Whose = { readonly cohortId?: string | undefined; readonly meetingId?: string | undefined }

async function listPeople(ctx: Context, scope: Scope, view: View, { cohortId, meetingId }: Whose) {
  const entries =
    meetingId === undefined
      ? await findNamed(
          ctx,
          scope,
          view,
          cohortId === undefined ? { serving: view.area } : { cohortId },
        )
      : await listMeetingPeople(ctx, scope, view.area, meetingId)
  return showPeople(ctx, scope, view, entries)
}

/** Those whom the area may see, by name. */
export async function showPeople(
  ctx: Context,
  scope: Scope,
  view: View,
  entryIds: readonly string[],
) {
  const people = await showNamed(ctx, scope, view, entryIds)
  return people.map(({ cadreId, code, name, area }) => ({ cadreId, code, name, area }))
}

const idsOf = (people: readonly { readonly cadreId: string }[]) =>
  people.map(({ cadreId }) => cadreId)

function shown(row: AssessmentRow) {
  const { id, cadreId, courseCode, versionId, module, sheet } = row
  const { results, comment, place, doneAt, by } = row
  return {
    id,
    cadreId,
    courseCode,
    versionId,
    module,
    sheet,
    results: [...results],
    comment,
    place,
    doneAt,
    by,
  }
}
