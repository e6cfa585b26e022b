/** What trainers need beside each module of a course that promises it. Pure. */
import type { SourceFile } from '../../worker/contract/curriculum.ts'
import type { Fault } from './faults.ts'
import type { Measured } from './measure.ts'
import { PLAN, WITH_MATERIALS } from './plan.ts'

export function inspectMaterials(
  modules: readonly Measured[],
  files: readonly SourceFile[],
  code: string,
): Fault[] {
  if (!WITH_MATERIALS.has(code)) return []
  const there = new Set(files.map(({ path }) => path))
  return modules.flatMap(({ module, lessons }) => {
    const wanted = (name: string, reason: string, about: string): Fault[] => {
      const file = `${module}/bahan/${name}.md`
      return there.has(file) ? [] : [{ file, line: 0, reason, about }]
    }
    const hasSheet = PLAN[code]?.[module]?.sheet === true
    return [
      ...wanted('catatan-pelatih', 'NOTES_MISSING', module),
      ...wanted('pesan', 'MODULE_WITHOUT_MESSAGES', module),
      ...(hasSheet ? wanted('lembar-praktik', 'SHEET_MISSING', module) : []),
      ...lessons.flatMap(({ path }) => {
        const lesson = path.slice(module.length + 1, -'.md'.length)
        return wanted(`naskah/${lesson}`, 'SCRIPT_MISSING', lesson)
      }),
    ]
  })
}
