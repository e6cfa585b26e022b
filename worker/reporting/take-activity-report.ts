/** R9: what the platform knows of one cohort, for the report that its officer writes. */
import { formatMoment } from '../../site/src/text/format.ts'
import { printedLine, signerOf } from '../../site/src/text/reporting.ts'
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import type { takeActivityReport as contract } from '../contract/activity-report.ts'
import { countKinds } from '../contract/kind-counts.ts'
import { allow } from '../core/access.ts'
import { instant } from '../core/clock.ts'
import { note } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { districtOf, levelOf } from '../core/region-code.ts'
import { getDistrict, listAreas } from '../regions/index.ts'
import { readResults } from './cohort-results.ts'
import { todayIn } from './figures.ts'
import { readGrowth } from './gains.ts'
import { readSigner } from './read-signer.ts'
import { listPeople } from './store-cohorts.ts'

/** Refuses NOT_FOUND for a cohort of another district. A sub-district reads of its own people. */
export async function takeActivityReport(
  ctx: Context,
  { area, cohortId }: InputOf<typeof contract>,
): Promise<ReplyOf<typeof contract>> {
  const scope = allow(ctx, 'cohort.read', area)
  const by = allow(ctx, 'report.export', area)
  const level = levelOf(area)
  if (level !== 'district' && level !== 'subDistrict') throw new Refusal('NOT_FOUND')
  const district = await getDistrict(ctx, districtOf(area))
  const today = todayIn(ctx, district)
  const { cohorts, heads } = await readResults(ctx, area, { cohortId })
  const [cohort] = cohorts
  if (cohort === undefined) throw new Refusal('NOT_FOUND')
  const head = heads.find(({ courseId }) => courseId === cohort.courseId)
  const people = await listPeople(ctx.db, area, cohortId, today)
  const subDistrict = level === 'district' ? undefined : (await listAreas(ctx.db, [area]))[0]
  const part =
    subDistrict === undefined ? { level, name: district.name } : { level, name: subDistrict.name }
  await note(ctx, by, {
    entity: 'report',
    entityId: 'R9',
    detail: { format: 'docx', asOf: today, rows: people.length, cohortId },
  })
  const { name, place, startsOn, endsOn, passed, passedBefore, tested, before, after, gain } =
    cohort
  return {
    isDemo: district.isDemo,
    districtName: district.name,
    officeName: district.officeName,
    cadreTitle: district.cadreTitle,
    asOf: today,
    printed: printedLine(formatMoment(instant(ctx.clock), district.timeZone)),
    subDistrictName: subDistrict?.name ?? null,
    cohort: { name, place, startsOn, endsOn },
    course:
      head === undefined
        ? null
        : {
            title: head.title,
            version: head.versionNumber,
            modules: head.modules.map(({ title, jp }) => ({
              title,
              hours: jp.theory + jp.assignment + jp.practice,
            })),
          },
    people: {
      invited: people.length,
      women: people.filter(({ sex }) => sex === 'F').length,
      men: people.filter(({ sex }) => sex === 'M').length,
      ...countKinds(people.map(({ kind }) => kind)),
      bySubDistrict: [...Map.groupBy(people, (each) => each.subDistrictName ?? '')]
        .map(([of, those]) => ({ name: of, cadres: those.length }))
        .toSorted((a, b) => b.cadres - a.cadres || (a.name < b.name ? -1 : 1)),
    },
    result: {
      passed,
      passedBefore,
      tested,
      before,
      after,
      gain,
      growth:
        head === undefined
          ? null
          : await readGrowth(
              ctx.db,
              scope,
              head,
              people.map(({ cadreId }) => cadreId),
            ),
      trained: people.filter(({ isTrained }) => isTrained === 1).length,
    },
    signer: level === 'district' ? await readSigner(ctx, area, today) : null,
    signsAs: signerOf({ ...part, officeName: district.officeName }),
  }
}
