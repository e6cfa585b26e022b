/** A course's materials as sheets to open and print: one for each, the messages of a module together. Pure. */
import type { readMaterials, Material } from '../../../../../worker/contract/materials.ts'
import type { ReplyOf } from '../../../../../worker/contract/endpoint.ts'
import { MATERIALS } from '../../../text/materials.ts'

export type Course = ReplyOf<typeof readMaterials>
export type Lesson = Course['modules'][number]['lessons'][number]

export type Sheet = {
  /** Names it in the address: `mengenal-kpm/naskah/siapa-kpm`, `_pelatihan/formulir-rtl`. */
  readonly key: string
  readonly kind: Material['kind']
  readonly title: string
  /** One, or all messages of a module. */
  readonly materials: readonly [Material, ...Material[]]
  /** Of a script: what is to be recorded. */
  readonly lesson: Lesson | null
}

export type ModuleSheets = {
  readonly slug: string
  /** From 1. */
  readonly number: number
  readonly title: string
  readonly lessons: readonly Lesson[]
  /** In the order in which they are used. */
  readonly sheets: readonly Sheet[]
}

export type CourseSheets = {
  readonly whole: readonly Sheet[]
  readonly modules: readonly ModuleSheets[]
}

/** In addresses, the materials of the course as a whole; no slug of a module holds the stroke. */
const WHOLE = '_pelatihan'

export function sheetsOf({ modules, materials }: Course): CourseSheets {
  const of = (module: string | null) => materials.filter((material) => material.module === module)
  const sheet = (material: Material, lesson: Lesson | null = null): Sheet => ({
    key: [material.module ?? WHOLE, ...(lesson === null ? [] : ['naskah']), material.slug].join(
      '/',
    ),
    kind: material.kind,
    title: material.title,
    materials: [material],
    lesson,
  })
  return {
    whole: of(null).map((material) => sheet(material)),
    modules: modules.map(({ slug, title, lessons }, index) => {
      const own = of(slug)
      const [first, ...others] = own.filter(({ kind }) => kind === 'message')
      const rest = own.filter(({ kind }) => kind !== 'message' && kind !== 'script')
      const messages: Sheet[] =
        first === undefined
          ? []
          : [
              {
                key: `${slug}/pesan`,
                kind: 'message',
                title: MATERIALS.messages,
                materials: [first, ...others],
                lesson: null,
              },
            ]
      const scripts = own.flatMap((material) => {
        const lesson = lessons.find((each) => each.slug === material.slug)
        return material.kind !== 'script' || lesson === undefined ? [] : [sheet(material, lesson)]
      })
      return {
        slug,
        number: index + 1,
        title,
        lessons,
        sheets: [...rest.map((material) => sheet(material)), ...messages, ...scripts],
      }
    }),
  }
}

export type Opened = {
  readonly title: string
  readonly module: ModuleSheets | null
  readonly sheets: readonly [Sheet, ...Sheet[]]
}

/** What an address names: one sheet, or a module with all of its sheets; null for what is not there. */
export function openedBy(key: string, { whole, modules }: CourseSheets): Opened | null {
  const module = modules.find(({ slug }) => slug === key.split('/')[0]) ?? null
  const [first, ...others] = module?.slug === key ? module.sheets : []
  if (module !== null && first !== undefined)
    return { title: MATERIALS.allOf(module.title), module, sheets: [first, ...others] }
  const sheet = [...whole, ...(module?.sheets ?? [])].find((each) => each.key === key)
  return sheet === undefined ? null : { title: sheet.title, module, sheets: [sheet] }
}

/** With its headings under that of the sheet. The compiler writes them without attributes. */
export function lowered(html: string): string {
  return html.replaceAll(
    /<(\/?)h([2-5])>/g,
    (_, end: string, level: string) => `<${end}h${Number(level) + 1}>`,
  )
}
