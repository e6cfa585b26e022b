/** The pass rule of a course to what is published: every practice sheet named, every weight of a part that the rule has. Pure. */
import type { CourseHead } from '../../contract/curriculum.ts'
import type { Material } from '../../contract/materials.ts'
import type { Blame } from './compile-items.ts'
import type { CourseSource, Read } from './source.ts'

type Rule = CourseHead['passRule']

/** `materials` of the same source. Faults go to `blame`; then what comes back is not published. */
export function compileRule(
  { value: course, lineOf }: Read<CourseSource>,
  materials: readonly Material[],
  blame: Blame,
): Rule {
  const { parts: written = {}, ...rule } = course.passRule
  const line = (...path: readonly (string | number)[]) => lineOf(['passRule', ...path])
  const sheets = sheetsOf()
  checkWeights()
  const { practice: _, ...others } = written
  const parts = { ...others, ...(sheets === null ? {} : { practice: { sheets } }) }
  return { ...rule, ...(Object.keys(parts).length === 0 ? {} : { parts }) }

  function sheetsOf(): NonNullable<NonNullable<Rule['parts']>['practice']>['sheets'] | null {
    const wished = written.practice?.sheets
    if (wished === undefined) return null
    const known = materials.flatMap(({ kind, module, slug, title }) =>
      kind === 'practice' && module !== null ? { module, sheet: slug, title } : [],
    )
    if (wished === 'all') {
      if (known.length === 0) blame(line('parts', 'practice', 'sheets'), 'PRACTICE_SHEETS_NONE')
      return known
    }
    const named = new Set<string>()
    return wished.flatMap(({ module, sheet }, index) => {
      const name = `${module}/${sheet}`
      const at = line('parts', 'practice', 'sheets', index)
      const found = known.find((each) => each.module === module && each.sheet === sheet)
      if (found === undefined) blame(at, 'PRACTICE_SHEET_UNKNOWN', name)
      if (named.has(name)) blame(at, 'NAMED_TWICE', name)
      named.add(name)
      return found ?? []
    })
  }

  function checkWeights(): void {
    const { weights, minimumTotal, modules, finalTest } = rule
    if (weights === undefined) {
      if (minimumTotal !== undefined) blame(line('minimumTotal'), 'WEIGHTS_MISSING')
      return
    }
    const isAsked = {
      modules: modules === 'all' || modules.length > 0,
      finalTest: finalTest && course.finalTest !== null,
      attendance: written.attendance !== undefined,
      practice: written.practice !== undefined,
    }
    const names = (['modules', 'finalTest', 'attendance', 'practice'] as const).filter(
      (name) => weights[name] !== undefined,
    )
    for (const name of names) {
      if (!isAsked[name]) blame(line('weights', name), 'WEIGHT_WITHOUT_PART', name)
    }
    const sum = names.reduce((total, name) => total + (weights[name] ?? 0), 0)
    if (sum !== 100) blame(line('weights'), 'WEIGHTS_SUM', String(sum))
    // What may be waived cannot carry the total alone: nothing would be left to weigh.
    else if (weights.modules === undefined && weights.finalTest === undefined)
      blame(line('weights'), 'WEIGHTS_ONLINE')
  }
}
