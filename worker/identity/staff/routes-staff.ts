import * as contract from '../../contract/staff.ts'
import { serve, type App } from '../../core/serve.ts'
import { servePage } from '../../core/page.ts'
import { staffPage } from '../answers.ts'
import { linkView } from '../../../site/src/render/index.ts'
import { invitationStep } from './accept-page.ts'
import { disableStaff, enableStaff, resetStaff } from './close-account.ts'
import { approveRole, declineRole, withdrawRole } from './decide-role.ts'
import { endRole, grantRole } from './grant-role.ts'
import { inviteStaff, reissueStaffLink } from './invite.ts'
import { listStaff } from './list-staff.ts'
import { closeVisit, openVisit } from './visits.ts'

export function staffRoutes(app: App): void {
  serve(app, contract.listStaff, listStaff)
  serve(app, contract.inviteStaff, inviteStaff)
  serve(app, contract.reissueStaffLink, reissueStaffLink)
  serve(app, contract.grantRole, grantRole)
  serve(app, contract.endRole, endRole)
  serve(app, contract.approveRole, approveRole)
  serve(app, contract.declineRole, declineRole)
  serve(app, contract.withdrawRole, withdrawRole)
  serve(app, contract.disableStaff, disableStaff)
  serve(app, contract.enableStaff, enableStaff)
  serve(app, contract.resetStaff, resetStaff)
  serve(app, contract.openVisit, openVisit)
  serve(app, contract.closeVisit, closeVisit)
  servePage(app, contract.invitationPage, async (ctx) =>
    staffPage(ctx, linkView({ code: '', errors: {} })),
  )
  servePage(app, contract.invitationForm, invitationStep)
}
