/** The page of a cadre who checks herself in with the code of the hall; its empty form is a file of the site. */
import * as render from '../../site/src/render/index.ts'
import * as contract from '../contract/attendance.ts'
import { allowSelf } from '../core/access.ts'
import { servePage } from '../core/page.ts'
import type { App } from '../core/serve.ts'
import { getDistrict } from '../regions/index.ts'
import { checkIn } from './check-in.ts'

export function pages(app: App): void {
  servePage(app, contract.checkInForm, async (ctx, { kode }) => {
    const { by } = allowSelf(ctx, 'attendance.checkIn')
    const now = ctx.clock.now().getTime()
    const reply = await checkIn(ctx, { id: ctx.ids.uuid(), code: kode, at: now, now })
    const { timeZone, isDemo } = await getDistrict(ctx, by.area)
    return { shell: 'kader' as const, ...render.checkedInPage(reply, timeZone, isDemo) }
  })
}
