import * as render from '../../../site/src/render/index.ts'
import * as contract from '../../contract/evaluations.ts'
import { servePage } from '../../core/page.ts'
import { serve, type App } from '../../core/serve.ts'
import { answerEvaluation, readOwnEvaluation } from './answer-evaluation.ts'
import { readEvaluation } from './read-evaluation.ts'

export function routes(app: App): void {
  serve(app, contract.readEvaluation, readEvaluation)
  servePage(app, contract.evaluationPage, async (ctx, { meeting }) => {
    const own = await readOwnEvaluation(ctx, meeting)
    return { shell: 'kader' as const, ...render.evaluationPage(own) }
  })
  servePage(app, contract.evaluationForm, async (ctx, { meeting, orang, ...fields }) => {
    if ((await answerEvaluation(ctx, { id: meeting, formOf: orang, fields })) === 'done') {
      const headers = { location: `/umpan-balik/${meeting}/`, 'cache-control': 'no-store' }
      return new Response(null, { status: 303, headers })
    }
    const own = await readOwnEvaluation(ctx, meeting)
    return { shell: 'kader' as const, ...render.evaluationPage(own, 'EMPTY'), status: 422 as const }
  })
}
