/**
 * What publishing a draft would change, part by part: settings, modules, lessons, questions, facts, media, materials. Both sides are what is
 * published, never source files, so that a comment or another spelling of the same is no change. Pure.
 */
import type { CourseHead, ItemKey, Pack, PackKeys, Question } from '../../contract/curriculum.ts'
import type { Material } from '../../contract/materials.ts'
import type { DraftChange } from '../../contract/workshop.ts'
import type { PublishedFact } from '../compile/markdown.ts'

export type Content = {
  readonly head: Omit<
    CourseHead,
    'courseId' | 'versionId' | 'versionNumber' | 'publishedAt' | 'modules' | 'finalTest' | 'preTest'
  > & {
    readonly modules: readonly Omit<CourseHead['modules'][number], 'packHash' | 'packBytes'>[]
    readonly finalTest: Omit<NonNullable<CourseHead['finalTest']>, 'packHash' | 'packBytes'> | null
    readonly preTest?:
      Omit<NonNullable<CourseHead['preTest']>, 'packHash' | 'packBytes'> | undefined
  }
  readonly packs: readonly { readonly pack: Pack; readonly keys: PackKeys }[]
  /** Null for a version from before its facts were kept: then nothing is said of them. */
  readonly facts: readonly PublishedFact[] | null
  readonly materials: readonly Material[]
}

type Change = DraftChange

export function changesOf(before: Content | null, after: Content): Change[] {
  if (before === null) {
    return [{ kind: 'COURSE_NEW', module: '', what: '', before: '', after: after.head.title }]
  }
  return [
    ...settingChanges('', courseSettings(before), courseSettings(after)),
    ...moduleChanges(before, after),
    ...itemChanges(before, after),
    ...factChanges(before, after),
    ...materialChanges(before, after),
  ]
}

type Settings = Readonly<Record<string, unknown>>

function settingChanges(module: string, before: Settings, after: Settings): Change[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names.flatMap((what) => {
    const [old, now] = [asText(before[what]), asText(after[what])]
    return old === now ? [] : [{ kind: 'SETTING', module, what, before: old, after: now }]
  })
}

function courseSettings({ head, packs }: Content): Settings {
  const { title, summary, audience, countsAsTrained, passRule, finalTest, preTest } = head
  const test = packs.find(({ pack }) => pack.slug === finalTest?.slug)?.pack
  return {
    title,
    summary,
    audience,
    countsAsTrained,
    validMonths: head.validMonths ?? null,
    refreshes: head.refreshes ?? null,
    'passRule.modules': passRule.modules === 'all' ? 'all' : passRule.modules.join(', '),
    'passRule.finalTest': passRule.finalTest,
    'passRule.minimumMark': passRule.minimumMark,
    'passRule.attendance': passRule.parts?.attendance?.minimumShare,
    'passRule.practice': passRule.parts?.practice?.sheets
      .map(({ title: sheet }) => sheet)
      .join(', '),
    'passRule.plan': passRule.parts?.plan,
    'passRule.weights.modules': passRule.weights?.modules,
    'passRule.weights.finalTest': passRule.weights?.finalTest,
    'passRule.weights.attendance': passRule.weights?.attendance,
    'passRule.weights.practice': passRule.weights?.practice,
    'passRule.minimumTotal': passRule.minimumTotal,
    finalTest: finalTest?.title ?? null,
    ...(finalTest === null ? {} : quizSettings('finalTest', finalTest, test)),
    preTest: preTest?.title ?? null,
    'preTest.questions': preTest?.questions ?? null,
  }
}

/** How many questions are asked counts when they are drawn; else the questions themselves say it. */
function quizSettings(
  name: string,
  head: NonNullable<Content['head']['finalTest']>,
  pack: Pack | undefined,
): Settings {
  const isDrawn = pack?.quiz.drawPerModule !== 0 || pack.quiz.pools !== undefined
  return {
    [`${name}.passMark`]: head.passMark,
    [`${name}.attempts`]: head.attempts,
    [`${name}.coolDownMinutes`]: head.coolDownMinutes,
    [`${name}.minutes`]: head.minutes ?? 0,
    [`${name}.feedback`]: head.feedback ?? '',
    [`${name}.closesOn`]: head.closesOn ?? '',
    [`${name}.shuffle`]: pack?.quiz.shuffle ?? null,
    ...(isDrawn ? { [`${name}.questions`]: head.questions } : {}),
  }
}

function asText(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

type Named = { readonly slug: string; readonly title: string }

/** Parts by their names: come, gone, renamed; moved when those on both sides stand in another order. */
function partChanges<Part extends Named>(
  kinds: Readonly<Record<'added' | 'removed' | 'renamed' | 'moved', Change['kind']>>,
  module: string,
  before: readonly Part[],
  after: readonly Part[],
): Change[] {
  const old = new Map(before.map((part) => [part.slug, part]))
  const now = new Map(after.map((part) => [part.slug, part]))
  const stayed = (parts: readonly Part[]) =>
    parts.filter(({ slug }) => old.has(slug) && now.has(slug)).map(({ slug }) => slug)
  const titles = (parts: readonly Part[]) => parts.map(({ title }) => title).join(', ')
  const isMoved = stayed(before).join('/') !== stayed(after).join('/')
  const change = (kind: Change['kind'], what: string, was = '', is = ''): Change => ({
    kind,
    module,
    what,
    before: was,
    after: is,
  })
  return [
    ...after.flatMap(({ slug, title }) => {
      const was = old.get(slug)
      if (was === undefined) return [change(kinds.added, title)]
      return was.title === title ? [] : [change(kinds.renamed, title, was.title, title)]
    }),
    ...before.flatMap(({ slug, title }) => (now.has(slug) ? [] : [change(kinds.removed, title)])),
    ...(isMoved ? [change(kinds.moved, '', titles(before), titles(after))] : []),
  ]
}

const MODULES = {
  added: 'MODULE_ADDED',
  removed: 'MODULE_REMOVED',
  renamed: 'MODULE_RENAMED',
  moved: 'MODULES_MOVED',
} as const
const LESSONS = {
  added: 'LESSON_ADDED',
  removed: 'LESSON_REMOVED',
  renamed: 'LESSON_RENAMED',
  moved: 'LESSONS_MOVED',
} as const

function moduleChanges(before: Content, after: Content): Change[] {
  const inside = after.head.modules.flatMap((module) => {
    const was = before.head.modules.find(({ slug }) => slug === module.slug)
    const old = packOf(before, module.slug)
    const now = packOf(after, module.slug)
    if (was === undefined || old === undefined || now === undefined) return []
    return [
      ...settingChanges(module.title, moduleSettings(was, old), moduleSettings(module, now)),
      ...partChanges(LESSONS, module.title, old.lessons, now.lessons),
      ...textChanges(module.title, old, now),
      ...mediaChanges(module.title, old, now),
    ]
  })
  return [...partChanges(MODULES, '', before.head.modules, after.head.modules), ...inside]
}

function packOf({ packs }: Content, slug: string): Pack | undefined {
  return packs.find(({ pack }) => pack.slug === slug && pack.kind === 'module')?.pack
}

function moduleSettings(head: Content['head']['modules'][number], pack: Pack): Settings {
  const { objective, jp, quiz } = head
  return {
    objective,
    'jp.theory': jp.theory,
    'jp.assignment': jp.assignment,
    'jp.practice': jp.practice,
    ...quizSettings('quiz', quiz, pack),
  }
}

/** Before and after: how many words. */
function textChanges(module: string, before: Pack, after: Pack): Change[] {
  return after.lessons.flatMap(({ slug, title, screens, words }) => {
    const was = before.lessons.find((lesson) => lesson.slug === slug)
    if (was === undefined || was.screens.join('\n') === screens.join('\n')) return []
    return [
      { kind: 'LESSON_TEXT', module, what: title, before: String(was.words), after: String(words) },
    ]
  })
}

function mediaChanges(module: string, before: Pack, after: Pack): Change[] {
  const old = new Map((before.media ?? []).map((medium) => [medium.url, medium]))
  const now = new Map((after.media ?? []).map((medium) => [medium.url, medium]))
  const of = (kind: Change['kind'], url: string): Change => ({
    kind,
    module,
    what: url.slice(url.lastIndexOf('/') + 1),
    before: '',
    after: '',
  })
  return [
    ...[...now.keys()].flatMap((url) => (old.has(url) ? [] : [of('MEDIUM_ADDED', url)])),
    ...[...old.keys()].flatMap((url) => (now.has(url) ? [] : [of('MEDIUM_REMOVED', url)])),
  ]
}

type Item = {
  readonly question: Question
  readonly key: ItemKey | undefined
  readonly place: string
}

function itemChanges(before: Content, after: Content): Change[] {
  const [old, now] = [itemsOf(before), itemsOf(after)]
  const come = [...now].flatMap(([id, item]): Change[] => {
    const was = old.get(id)
    const place = { module: item.place, what: id }
    if (was === undefined)
      return [{ kind: 'ITEM_ADDED', ...place, before: '', after: item.question.stem }]
    const [oldKey, newKey] = [keyText(was), keyText(item)]
    const isOtherKey = oldKey !== newKey
    const isOtherText = askedText(was) !== askedText(item)
    return [
      ...(isOtherKey
        ? [{ kind: 'ITEM_KEY' as const, ...place, before: shownKey(was), after: shownKey(item) }]
        : []),
      ...(isOtherText
        ? [
            {
              kind: 'ITEM_TEXT' as const,
              ...place,
              before: was.question.stem,
              after: item.question.stem,
            },
          ]
        : []),
    ]
  })
  const gone = [...old].flatMap(([id, { place, question }]): Change[] =>
    now.has(id)
      ? []
      : [{ kind: 'ITEM_REMOVED', module: place, what: id, before: question.stem, after: '' }],
  )
  return [...come, ...gone]
}

function itemsOf({ head, packs }: Content): ReadonlyMap<string, Item> {
  const titles = new Map(head.modules.map(({ slug, title }) => [slug, title]))
  return new Map(
    packs.flatMap(({ pack, keys }) =>
      pack.questions.map((question): [string, Item] => [
        question.id,
        { question, key: keys[question.id], place: titles.get(question.module) ?? question.module },
      ]),
    ),
  )
}

/** What decides whether an answer is right. */
function keyText({ key }: Item): string {
  return JSON.stringify([key?.right, key?.tolerance ?? 0, key?.accepted ?? []])
}

/** Everything else that a learner is shown; which version of the bank it is says nothing to her. */
function askedText({ question, key }: Item): string {
  // Drawn from another pool is a setting of the quiz.
  const { pool: _, ...asked } = question
  return JSON.stringify([asked, key?.explanation, key?.why])
}

/** The right answer in words, as well as options have them. */
function shownKey({ question, key }: Item): string {
  const right = key?.right ?? ''
  if (question.options.length === 0) {
    const forms = key?.accepted ?? [right]
    return `${forms.join(' / ')}${key?.tolerance ? ` ± ${key.tolerance}` : ''}`
  }
  const words = new Map(question.options.map(({ id, text }) => [id, text || id]))
  const lefts = new Map((question.lefts ?? []).map(({ id, text }) => [id, text]))
  return right
    .split('+')
    .map((part) => {
      const [left, option] = part.includes('=') ? part.split('=') : [undefined, part]
      const answer = words.get(option ?? '') ?? part
      return left === undefined ? answer : `${lefts.get(left) ?? left}: ${answer}`
    })
    .join(', ')
}

function factChanges(before: Content, after: Content): Change[] {
  if (before.facts === null || after.facts === null) return []
  const known = new Map(before.facts.map((fact) => [fact.id, fact]))
  const kept = new Set(after.facts.map(({ id }) => id))
  const titles = new Map(
    [...before.head.modules, ...after.head.modules].map(({ slug, title }) => [slug, title]),
  )
  const of = (kind: Change['kind'], fact: PublishedFact, was: string, is: string): Change => ({
    kind,
    module: titles.get(fact.module) ?? fact.module,
    what: fact.id,
    before: was,
    after: is,
  })
  return [
    ...after.facts.flatMap((fact) => {
      const was = known.get(fact.id)
      if (was === undefined) return [of('FACT_ADDED', fact, '', fact.figure)]
      if (was.figure !== fact.figure) return [of('FACT_FIGURE', fact, was.figure, fact.figure)]
      const [old, now] = [groundsOf(was), groundsOf(fact)]
      return old === now ? [] : [of('FACT_FIGURE', fact, old, now)]
    }),
    ...before.facts.flatMap((fact) =>
      kept.has(fact.id) ? [] : [of('FACT_REMOVED', fact, fact.figure, '')],
    ),
  ]
}

function materialChanges(before: Content, after: Content): Change[] {
  const keyOf = ({ module, kind, slug }: Material) => [module, kind, slug].join('/')
  const old = new Map(before.materials.map((material) => [keyOf(material), material]))
  const kept = new Set(after.materials.map(keyOf))
  const titles = new Map(
    [...before.head.modules, ...after.head.modules].map(({ slug, title }) => [slug, title]),
  )
  const of = (kind: Change['kind'], { module, title }: Material): Change => ({
    kind,
    module: titles.get(module ?? '') ?? '',
    what: title,
    before: '',
    after: '',
  })
  return [
    ...after.materials.flatMap((material) => {
      const was = old.get(keyOf(material))
      if (was === undefined) return [of('MATERIAL_ADDED', material)]
      return JSON.stringify(was) === JSON.stringify(material) ? [] : [of('MATERIAL_TEXT', material)]
    }),
    ...before.materials.flatMap((material) =>
      kept.has(keyOf(material)) ? [] : [of('MATERIAL_REMOVED', material)],
    ),
  ]
}

/** What a figure rests on, and until when. */
function groundsOf({ figure, source, reviewedOn, reviewBy }: PublishedFact): string {
  return [figure, source, `${reviewedOn}–${reviewBy}`].filter((part) => part !== '').join(' · ')
}
