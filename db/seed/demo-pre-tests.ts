/** What some cadres of the demonstration knew before they learned: the pre-test, so that a class shows what it gained. */
import type { Actor } from '../../worker/core/access.ts'
import { getGraded } from '../../worker/curriculum/index.ts'
import { startTest, submitAttempt } from '../../worker/learning/index.ts'
import { stream } from './demo-steps.ts'
import { dice } from './fixed-ids.ts'
import type { Stage } from './stage.ts'

/** Before the demonstration's cadres learn. */
const AT = '2026-10-20T02:00:00.000Z'
const SLUG = 'tes-awal'
/** Every second one comes too late for it. */
const LATE = 2
/** How many of a hundred questions are known already, the hardest and the easiest. */
const [HARD, EASY] = [15, 75]

/** With dice and ids of its own, so that what they learn afterwards stays as it is. */
export async function takePreTests(
  stage: Stage,
  district: string,
  cadreIds: readonly string[],
): Promise<void> {
  const roll = dice(stream(district, 96))
  for (const [index, cadreId] of cadreIds.entries()) {
    if (index % LATE === LATE - 1) continue
    const actor: Actor = { kind: 'cadre', cadreId, district, sessionId: 'demo' }
    const ctx = stage.as(actor, AT, stream(district, 96) * 1000 + index)
    const { attemptId, versionId, questions } = await startTest(ctx, {
      slug: SLUG,
      isOwnWork: false,
    })
    const { keys } = await getGraded(ctx.db, versionId, SLUG)
    const answers = Object.fromEntries(
      questions.map(({ id, module, options }) => {
        const known = HARD + ((module.length * 37) % (EASY - HARD))
        const right = keys[id]?.right ?? ''
        const wrong = options.find((option) => option.id !== right)?.id ?? ''
        return [id, roll() * 100 < known ? right : wrong]
      }),
    )
    await submitAttempt(ctx, { attemptId, versionId, slug: SLUG, answers })
  }
}
