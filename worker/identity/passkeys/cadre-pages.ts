/** The forms by which a cadre switches signing in with her finger on and off. */
import { makeKeyView } from '../../../site/src/render/index.ts'
import * as contract from '../../contract/passkeys.ts'
import type { Context } from '../../core/context.ts'
import { servePage } from '../../core/page.ts'
import { Refusal } from '../../core/refusal.ts'
import type { App } from '../../core/serve.ts'
import { openPage, seeOther } from '../answers.ts'
import { readBrowser } from '../browser.ts'
import { account, isHers, saidOf } from '../own-account/pages.ts'
import { readCreated } from './ask.ts'
import { beginOnPhone, removeFromPhone, saveOnPhone } from './cadre-keys.ts'
import { keyError } from './key-error.ts'
import { siteOf } from './site.ts'

const HERE = '/data-saya/akun/'

export function cadreKeyPages(app: App): void {
  servePage(app, contract.phoneKeyForm, async (ctx, form, http) => {
    isHers(ctx, form.orang)
    const browser = readBrowser(http)
    const site = siteOf(ctx, http)
    switch (form.langkah) {
      case 'mulai':
        try {
          const wish = await beginOnPhone(ctx, browser, site, (form.pinSidik ?? '').trim())
          const hidden = { langkah: 'simpan', orang: form.orang ?? '' }
          return { ...openPage(ctx, makeKeyView({ who: 'CADRE', hidden, wish })), shell: 'data' }
        } catch (error) {
          const said = await pinSaid(ctx, error)
          return account(ctx, http, { errors: said.errors }, said.status)
        }
      case 'simpan':
        try {
          await saveOnPhone(ctx, browser, site, readCreated(form.kunci ?? ''))
          return seeOther(`${HERE}?selesai=sidik-on`, [])
        } catch (error) {
          return account(ctx, http, { errors: { sidik: keyError(error) } }, 422)
        }
      case 'hapus':
        await removeFromPhone(ctx)
        return seeOther(`${HERE}?selesai=sidik-off`, [])
    }
  })
}

/** What is wrong with the telephone is a page of its own, in `problems`. */
function pinSaid(ctx: Context, error: unknown) {
  const isOfPhone =
    error instanceof Refusal && !['INPUT_INVALID', 'SIGN_IN_WRONG', 'LOCKED'].includes(error.code)
  if (isOfPhone) throw error
  return saidOf(ctx, error, 'pinSidik')
}
