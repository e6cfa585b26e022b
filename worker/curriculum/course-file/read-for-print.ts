/** Reads a course for paper: the newest published version, or the draft as it would be published, with keys and facts. */
import type { readForPrint as endpoint } from '../../contract/course-file.ts'
import type { ItemKey, PackKeys, Question } from '../../contract/curriculum.ts'
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { compileDraft } from '../compile/compile-draft.ts'
import type { Content } from '../draft/changes.ts'
import { outlineOf } from '../draft/outline.ts'
import { draftToRead } from '../draft/scope.ts'
import { readContent } from '../read-content.ts'
import { findDraft, listDraftFiles } from '../store-draft.ts'
import { findNewestVersion } from '../store.ts'

type Printed = ReplyOf<typeof endpoint>
type Parts = Pick<Printed, 'modules' | 'finalTest' | 'facts'>

/** What was never published is given as the draft that it is. */
export async function readForPrint(
  ctx: Context,
  { courseId, of }: InputOf<typeof endpoint>,
): Promise<Printed> {
  const { course } = await draftToRead(ctx, courseId)
  const [draft, files, newest] = await Promise.all([
    findDraft(ctx.db, courseId),
    listDraftFiles(ctx.db, courseId),
    findNewestVersion(ctx.db, courseId),
  ])
  if (draft === null) throw new Refusal('NOT_FOUND')
  const shared = {
    code: course.code,
    savedAt: draft.savedAt,
    isPublished: newest !== null,
  }
  if (of === 'published' && newest !== null) {
    const content = await readContent(ctx, newest.id)
    const version = { number: newest.number, publishedAt: newest.publishedAt }
    return { ...shared, ...wordsOf(content), ...partsOf(content), version, problems: [] }
  }
  const compiled = await compileDraft(ctx.db, course, files)
  if (compiled.ok) {
    const content = compiled.value
    return { ...shared, ...wordsOf(content), ...partsOf(content), version: null, problems: [] }
  }
  const { title, summary, audience, countsAsTrained, passRule } = outlineOf(files).settings
  return {
    ...shared,
    title,
    summary,
    audience,
    countsAsTrained,
    passRule,
    review: { required: true, by: null, on: null, notice: '' },
    version: null,
    modules: [],
    finalTest: null,
    facts: [],
    problems: [...compiled.problems],
  }
}

function wordsOf({ head }: Content) {
  const { title, summary, audience, countsAsTrained, review, passRule } = head
  return { title, summary, audience, countsAsTrained, review, passRule }
}

function partsOf({ head, packs, facts }: Content): Parts {
  const packOf = (slug: string) => packs.find(({ pack }) => pack.slug === slug)
  return {
    modules: head.modules.map(({ slug, title, objective, jp, quiz }) => {
      const found = packOf(slug)
      return {
        slug,
        title,
        objective,
        jp,
        quiz,
        lessons: found?.pack.lessons ?? [],
        items: itemsOf(found?.pack.questions ?? [], found?.keys ?? {}),
      }
    }),
    finalTest: head.finalTest === null ? null : testOf(head.finalTest, packOf(head.finalTest.slug)),
    facts: (facts ?? []).map(({ id, module, lesson, figure, source, reviewedOn, reviewBy }) => ({
      id,
      module,
      lesson,
      figure,
      source,
      reviewedOn,
      reviewBy,
    })),
  }
}

function testOf(
  {
    slug,
    title,
    questions,
    passMark,
    attempts,
    coolDownMinutes,
    minutes,
  }: NonNullable<Content['head']['finalTest']>,
  found: Content['packs'][number] | undefined,
): Printed['finalTest'] {
  const quiz = { slug, title, questions, passMark, attempts, coolDownMinutes }
  return {
    quiz: minutes === undefined ? quiz : { ...quiz, minutes },
    items: itemsOf(found?.pack.questions ?? [], found?.keys ?? {}),
  }
}

function itemsOf(questions: readonly Question[], keys: PackKeys) {
  return questions.map((question) => {
    const key = keys[question.id]
    return { question, key: key === undefined ? null : printedKey(key) }
  })
}

/** Without what only statistics need. */
function printedKey({ accepted, tolerance, why, ...key }: ItemKey) {
  const { right, explanation, level, objective, source } = key
  return {
    right,
    explanation,
    level,
    objective,
    source,
    ...(tolerance === undefined ? {} : { tolerance }),
    why: { ...why },
    ...(accepted === undefined ? {} : { accepted: [...accepted] }),
  }
}
