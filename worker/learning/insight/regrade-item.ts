/**
 * Corrects a wrong key and grades the attempts that asked the question anew. From the first batch on every answer is graded by
 * the new key; what was graded before follows in pages, each one batch: marks, mark, pass, best mark, eligibility, tallies,
 * what the cadre is told, and how far it has come. What a crash or the limit of one request leaves is done by a repeat of the
 * call, or by the clock. Nobody loses a pass, no best mark falls, and certificates are not touched.
 */
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import type * as contract from '../../contract/insight.ts'
import type { Allowed } from '../../core/access.ts'
import { instant, instantAfter, type Instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import type { Sql } from '../../core/db.ts'
import { Refusal } from '../../core/refusal.ts'
import { findNewest, listAsked, readGraded, type CourseRow } from '../../curriculum/index.ts'
import { putPasses } from '../store-events.ts'
import { partsOf, type Target } from './correction.ts'
import { correctedKey, correctionOf, shapeOf } from './corrected-keys.ts'
import { firstPage, gradePage, type Change, type GradedPage } from './grade-pages.ts'
import { readPlan, wordsOfPlan } from './preview-regrade.ts'
import { allowRegrade } from './reach.ts'
import * as store from './store-regrades.ts'
import { addTallies } from './store-tallies.ts'
import { summed, tallyChanges } from './tally.ts'

/** Of one request; D1 answers at most 1,000 to it. */
const MAX_QUERIES = 400
/** How long an answer may be on its way that was graded by the old key just before. */
const STRAGGLERS = 10 * 60
const NEVER = '9999'

/** Refuses like `previewRegrade`, STATE_NOT_FIT too while another correction of the course is at work, CONFLICT for an id that means another. */
export async function regradeItem(
  ctx: Context,
  input: InputOf<typeof contract.regradeItem>,
): Promise<ReplyOf<typeof contract.regradeItem>> {
  const { course, by } = await allowRegrade(ctx, input.courseId)
  const row = (await known(ctx, input)) ?? (await begin(ctx, course, by, input))
  return outcomeOf(await run(ctx, course, by, row))
}

/** By the clock: finishes what was left over, and looks once more for answers that crossed a correction on their way. */
export async function finishRegrades(ctx: Context): Promise<void> {
  for (const row of await store.listUnsettled(ctx.db)) {
    if (ctx.db.meter.queries > MAX_QUERIES) return
    const isTooSoon = instantAfter({ now: () => new Date(row.at) }, STRAGGLERS) > instant(ctx.clock)
    if (row.state === 'DONE' && isTooSoon) continue
    const { course, by } = await allowRegrade(ctx, row.courseId)
    await run(ctx, course, by, row)
  }
}

async function known(
  { db }: Context,
  { regradeId, courseId, questionId }: InputOf<typeof contract.regradeItem>,
): Promise<store.RegradeRow | null> {
  const row = await store.findRegrade(db, regradeId)
  if (row === null) return null
  if (row.courseId !== courseId || row.questionId !== questionId) throw new Refusal('CONFLICT')
  return row
}

async function begin(
  ctx: Context,
  course: CourseRow,
  by: Allowed<'attempt.regrade'>,
  input: InputOf<typeof contract.regradeItem>,
): Promise<store.RegradeRow> {
  const { regradeId, courseId, questionId, right, reason } = input
  const plan = await readPlan(ctx, courseId, questionId, right)
  const { actor } = ctx
  const isStaff = actor.kind === 'staff'
  const corrections = plan.targets.map(({ question, key }) => ({
    courseId,
    questionId,
    edition: key.edition ?? '',
    regradeId,
    key: plan.parts,
    of: shapeOf(question),
  }))
  const done = await commit(
    ctx,
    by,
    {
      entity: 'regrade',
      entityId: regradeId,
      detail: { course: course.code, question: questionId, key: plan.parts.right },
    },
    [
      store.addRegrade({
        id: regradeId,
        courseId,
        questionId,
        ...wordsOfPlan(plan),
        keyBefore: JSON.stringify(partsOf(plan.before)),
        keyAfter: JSON.stringify(plan.parts),
        reason,
        at: instant(ctx.clock),
        by: isStaff ? actor.accountId : '',
        byName: isStaff ? actor.name : actor.kind === 'system' ? actor.job : '',
      }),
      store.addCorrections(
        corrections.filter(
          ({ edition }, at) => corrections.findIndex((each) => each.edition === edition) === at,
        ),
      ),
    ],
  )
  const row = await known(ctx, input)
  if (row !== null) return row
  throw new Refusal(done.applied ? 'UNEXPECTED' : 'STATE_NOT_FIT')
}

async function run(
  ctx: Context,
  course: CourseRow,
  by: Allowed<'attempt.regrade'>,
  begun: store.RegradeRow,
): Promise<store.RegradeRow> {
  const work = begun.state
  if (work === 'SETTLED') return begun
  const targets = await targetsOf(ctx, begun)
  let row = begun
  while (ctx.db.meter.queries < MAX_QUERIES && row.state === begun.state) {
    // Of what is done already, only what came in while it began.
    const [since, until] =
      work === 'RUNNING' ? ['', NEVER] : [moved(row.at, -STRAGGLERS), moved(row.at, STRAGGLERS)]
    if (work === 'DONE' && until > instant(ctx.clock)) break
    const from = row.cursor ?? firstPage(targets, since)
    // Safe: written by `begin`.
    const parts = JSON.parse(row.keyAfter) as store.KeyParts
    const page =
      from === null
        ? { attempts: 0, changes: [], passedNow: [], next: null }
        : await gradePage(ctx, row.courseId, { targets, parts }, from, until)
    row = await writePage(ctx, course, by, row, page)
  }
  return row
}

function moved(at: Instant, seconds: number): Instant {
  return instantAfter({ now: () => new Date(at) }, seconds)
}

/** The versions that this correction is about still; a later one of the same question may have taken them over. */
async function targetsOf({ db }: Context, row: store.RegradeRow): Promise<Target[]> {
  const corrections = await store.listCorrections(db, [row.courseId])
  const asked = await listAsked(db, row.courseId, row.questionId)
  return asked
    .filter(({ question, key }) => correctionOf(question, key, corrections)?.regradeId === row.id)
    .map((each) => ({ ...each, current: correctedKey(each.question, each.key, corrections) }))
}

/** Answers how it stands afterwards, whoever wrote it: when an attempt has changed meanwhile, the page is read anew. */
async function writePage(
  ctx: Context,
  course: CourseRow,
  by: Allowed<'attempt.regrade'>,
  row: store.RegradeRow,
  { attempts, changes, passedNow, next }: GradedPage,
): Promise<store.RegradeRow> {
  const after = row.state === 'RUNNING' ? 'DONE' : 'SETTLED'
  const to = { state: next === null ? after : row.state, cursor: next } as const
  const gained = {
    attempts: row.state === 'RUNNING' ? attempts : 0,
    changed: changes.length,
    passedNow: passedNow.length,
  }
  await commit(
    ctx,
    by,
    {
      entity: 'regrade',
      entityId: row.id,
      detail: { course: course.code, question: row.questionId, ...gained },
    },
    [store.advance(row, to, gained), ...(await follows(ctx, row, changes))],
  )
  const now = await store.findRegrade(ctx.db, row.id)
  if (now === null) throw new Error('a correction is never deleted')
  return now
}

/** All that depends on the marks of attempts. */
async function follows(
  ctx: Context,
  { id, courseId }: store.RegradeRow,
  changes: readonly Change[],
): Promise<Sql[]> {
  if (changes.length === 0) return []
  const graded = changes.map(({ graded: each }) => withoutMarks(each))
  const passed = changes
    .filter(({ graded: each }) => each.passedAfter === 1)
    .map(({ attempt, graded: each }) => ({ ...attempt, score: each.scoreAfter, passed: 1 }))
  const papers = await readGraded(
    ctx.db,
    changes.map(({ target }) => target),
  )
  const tallies = summed(
    changes
      .filter(({ attempt }) => attempt.number === 1)
      .flatMap(({ attempt, graded: each, target }) => {
        const keys = papers.get(`${target.versionId}/${target.slug}`)?.keys ?? {}
        return tallyChanges(attempt, each.marks, keys)
      }),
  )
  const newest = await findNewest(ctx.db, courseId)
  return [
    store.guardUnchanged(graded),
    store.setMarks(graded),
    store.addRegraded(id, graded),
    ...(tallies.length === 0 ? [] : [addTallies(tallies)]),
    ...(passed.length === 0 ? [] : [putPasses(passed)]),
    ...(passed.length === 0 || newest === null
      ? []
      : [
          ...store.noteEligibleAll(
            passed.map(({ cadreId }) => cadreId),
            newest,
            instant(ctx.clock),
          ),
        ]),
  ]
}

/** The statements change one mark of each: all of them would be ten times as many bytes. */
function withoutMarks({
  attemptId,
  cadreId,
  at,
  rightBefore,
  rightAfter,
  scoreBefore,
  scoreAfter,
  passedBefore,
  passedAfter,
}: Change['graded']): store.Regraded {
  return {
    attemptId,
    cadreId,
    at,
    rightBefore,
    rightAfter,
    scoreBefore,
    scoreAfter,
    passedBefore,
    passedAfter,
  }
}

function outcomeOf(row: store.RegradeRow): ReplyOf<typeof contract.regradeItem> {
  const { attempts, changed, passedNow, state } = row
  return { attempts, changed, passedNow, isFinished: state !== 'RUNNING' }
}
