/** A question as a phone shows it, by the renderers of the phone, before and after the answer. Writes nothing. */
import { questionAsked, questionExplained } from '../../../site/src/render/index.ts'
import type { previewItem as endpoint } from '../../contract/bank.ts'
import type { Question } from '../../contract/curriculum.ts'
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts'
import { allow } from '../../core/access.ts'
import type { Context } from '../../core/context.ts'
import { ownersFor } from '../rules.ts'
import { listMedia } from '../store.ts'
import { fingerprintOf, lintsOf } from './lints.ts'
import { imagesOf, presentItem } from './present.ts'
import { listTwins } from './store-bank.ts'

export async function previewItem(
  ctx: Context,
  { area, item, itemId }: InputOf<typeof endpoint>,
): Promise<ReplyOf<typeof endpoint>> {
  allow(ctx, 'item.read', area)
  const [media, twins] = await Promise.all([
    listMedia(
      ctx.db,
      imagesOf(item.content).map(({ file }) => file),
    ),
    listTwins(ctx.db, ownersFor(area), [fingerprintOf(item.content)]),
  ])
  const parts = presentItem({ code: 'contoh', module: 'contoh', item }, media)
  const asked = parts.map(({ question }, index) =>
    questionAsked(index === 0 ? question : alone(question), index + 1, parts.length),
  )
  const explained = parts.map(({ question, key }, index) =>
    questionExplained(index === 0 ? question : alone(question), key),
  )
  const others = twins.filter(({ id }) => id !== itemId).map(({ code }) => code)
  return {
    asked: asked.map(({ text }) => text).join(''),
    explained: explained.map(({ text }) => text).join(''),
    lints: lintsOf(item, others),
  }
}

/** Without its situation, which stands above the first question of a case. */
function alone(question: Question): Question {
  const { case: _, ...rest } = question
  return rest
}
