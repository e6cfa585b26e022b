/** What is missing for a certificate, on the office's screens and the cadre's own pages, and waivers. */
import * as render from '../../../site/src/render/index.ts'
import * as contract from '../../contract/passing.ts'
import { servePage } from '../../core/page.ts'
import { Refusal } from '../../core/refusal.ts'
import { serve, type App } from '../../core/serve.ts'
import { askWaiver } from './ask-waiver.ts'
import { declineWaiver, grantWaiver, withdrawWaiver } from './decide-waiver.ts'
import { exportRequirements, listRequirements } from './list-requirements.ts'
import { readOwnRequirements } from './own-requirements.ts'
import { listWaivers } from './read-waivers.ts'

export function passingRoutes(app: App): void {
  serve(app, contract.listRequirements, (ctx, { district, courseId }) =>
    listRequirements(ctx, district, courseId),
  )
  serve(app, contract.exportRequirements, (ctx, { district, courseId }) =>
    exportRequirements(ctx, district, courseId),
  )
  serve(app, contract.listWaivers, (ctx, { district, state = null, after = null }) =>
    listWaivers(ctx, district, { state, after }),
  )
  serve(app, contract.askWaiver, async (ctx, input) => ({ waiver: await askWaiver(ctx, input) }))
  serve(app, contract.grantWaiver, async (ctx, input) => ({
    waiver: await grantWaiver(ctx, input),
  }))
  serve(app, contract.declineWaiver, async (ctx, input) => ({
    waiver: await declineWaiver(ctx, input),
  }))
  serve(app, contract.withdrawWaiver, async (ctx, input) => ({
    waiver: await withdrawWaiver(ctx, input),
  }))

  servePage(app, contract.requirementsPage, async (ctx) => {
    const { courses, offered, isDemo } = await readOwnRequirements(ctx, null)
    return { shell: 'syarat', isDemo, ...render.requirementsPage(courses, offered) }
  })
  servePage(app, contract.requirementPage, async (ctx, { code }) => {
    const { courses, isDemo } = await readOwnRequirements(ctx, code)
    const [course] = courses
    if (course === undefined) throw new Refusal('NOT_FOUND')
    return { shell: 'syarat', isDemo, ...render.requirementPage(course) }
  })
}
