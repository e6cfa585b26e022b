/** Names before they are printed, and the form on which a cadre answers for hers; without a script. */
import * as render from '../../../site/src/render/index.ts'
import * as contract from '../../contract/names.ts'
import { servePage } from '../../core/page.ts'
import { Refusal } from '../../core/refusal.ts'
import { serve, type App } from '../../core/serve.ts'
import { answerName } from './answer-name.ts'
import { confirmName } from './confirm-name.ts'
import { ownPage } from '../pages.ts'
import { previewNumbers } from '../issue/preview-numbers.ts'

export function nameRoutes(app: App): void {
  serve(app, contract.previewNumbers, (ctx, { district, id, firstNumber }) =>
    previewNumbers(ctx, district, id, firstNumber),
  )
  serve(app, contract.confirmName, async (ctx, input) => ({
    nameAnswer: await confirmName(ctx, input),
  }))

  servePage(app, contract.ownNameForm, async (ctx, form, http) => {
    const { kader: cadreId = '', nama: name = '', jawaban, seharusnya: typed = '' } = form
    try {
      if (jawaban === undefined) throw new Refusal('INPUT_INVALID')
      await answerName(ctx, { cadreId, name, wish: jawaban === 'benar' ? null : typed })
    } catch (error) {
      const fault = faultOf(error)
      if (fault === null) throw error
      const status = fault === 'PAGE_OLD' ? 409 : 422
      return { ...(await ownPage(ctx, http.req.url, { fault, typed })), status }
    }
    const location = '/sertifikat/#nama'
    return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
  })
}

/** What can be said on the form itself; null for what is a page of its own. */
function faultOf(error: unknown): render.NameFault | null {
  if (!(error instanceof Refusal)) return null
  if (error.code === 'OTHER_PERSON' || error.code === 'CHANGED_MEANWHILE') return 'PAGE_OLD'
  const issues = error.detail['issues']
  if (!Array.isArray(issues)) return null
  // Safe: `answerName` gives its reasons this way.
  const [issue] = issues as { message: string }[]
  return render.NAME_FAULTS.find((fault) => fault === issue?.message) ?? null
}
