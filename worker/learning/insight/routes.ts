import * as render from '../../../site/src/render/index.ts'
import * as contract from '../../contract/insight.ts'
import { servePage } from '../../core/page.ts'
import { serve, type App } from '../../core/serve.ts'
import { readLearner } from '../learner.ts'
import { listRegrades } from './list-regrades.ts'
import { confirmCorrections, readOwnCorrections } from './own-corrections.ts'
import { previewRegrade } from './preview-regrade.ts'
import { readFunnel } from './read-funnel.ts'
import { readGain } from './read-gain.ts'
import { readItemFigures } from './read-item-figures.ts'
import { regradeItem } from './regrade-item.ts'

export function routes(app: App): void {
  serve(app, contract.readItemFigures, readItemFigures)
  serve(app, contract.readFunnel, readFunnel)
  serve(app, contract.readGain, readGain)
  serve(app, contract.previewRegrade, previewRegrade)
  serve(app, contract.regradeItem, regradeItem)
  serve(app, contract.listRegrades, listRegrades)
  servePage(app, contract.correctionsPage, async (ctx) => ({
    shell: 'kader',
    ...render.correctionsPage(await readLearner(ctx), await readOwnCorrections(ctx)),
  }))
  servePage(app, contract.correctionsForm, async (ctx) => {
    await confirmCorrections(ctx)
    return new Response(null, {
      status: 303,
      headers: { location: '/belajar/', 'cache-control': 'no-store' },
    })
  })
}
