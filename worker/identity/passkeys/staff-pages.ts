/** The forms of passkeys on Akun saya. */
import {
  makeKeyView,
  passkeyError,
  stepError,
  type KeyErrors,
} from '../../../site/src/render/index.ts'
import * as contract from '../../contract/passkeys.ts'
import type { Context } from '../../core/context.ts'
import { servePage, type Rendered } from '../../core/page.ts'
import { Refusal } from '../../core/refusal.ts'
import type { App } from '../../core/serve.ts'
import { ownActor } from '../account/own-account.ts'
import { account, ownPasswordProblem } from '../account/pages.ts'
import { seeOther, staffPage } from '../answers.ts'
import { readBrowser, type Browser } from '../browser.ts'
import { codeProblem } from '../second-factor/pages.ts'
import { proveInForm } from '../second-factor/prove-in-form.ts'
import { readTyped } from '../second-factor/rules.ts'
import { readCreated } from './ask.ts'
import type { KeySite } from './rules.ts'
import { siteOf } from './site.ts'
import { beginKey, removeKey, renameOwnKey, saveKey } from './staff-keys.ts'

type Status = 422 | 429
type Form = {
  readonly id: string
  readonly nama: string
  readonly sandiLama: string
  readonly kode: string
}

export function staffKeyPages(app: App): void {
  servePage(app, contract.ownKeyForm, async (ctx, given, http) => {
    ownActor(ctx)
    const site = siteOf(ctx, http)
    const { langkah, id = '', nama = '', sandiLama = '', kode = '' } = given
    const form = { id, nama, sandiLama, kode }
    switch (langkah) {
      case 'mulai':
        return begin(ctx, site, readBrowser(http), form)
      case 'simpan':
        await saveKey(ctx, site, { label: nama, created: readCreated(given.kunci ?? '') })
        return seeOther('/akun/?selesai=kunci-pasang', [])
      case 'nama':
        return rename(ctx, site, form)
      case 'hapus':
        return remove(ctx, site, readBrowser(http), form)
    }
  })
}

async function begin(
  ctx: Context,
  site: KeySite | null,
  browser: Browser,
  { nama, sandiLama, kode }: Form,
): Promise<Rendered> {
  const wrong = (errors: Omit<KeyErrors, 'form'>, status: Status = 422) =>
    account(ctx, site, null, null, status, { form: 'kunci', typed: nama, ...errors })
  const typed = readTyped(kode)
  if (typed === null) return wrong({ kode: stepError('CODE_SHAPE') })
  try {
    const asked = { password: sandiLama, code: kode, label: nama }
    const { wish, setCookie } = await beginKey(ctx, browser, site, asked)
    const view = makeKeyView({ who: 'STAFF', hidden: { langkah: 'simpan', nama }, wish })
    return { ...staffPage(ctx, view), headers: { 'set-cookie': setCookie } }
  } catch (error) {
    if (isLabelProblem(error)) return wrong({ nama: passkeyError('LABEL') })
    const said = ownPasswordProblem(error)
    if (said !== null) return wrong({ sandiLama: said.words }, said.status)
    const { words, status } = codeProblem(error, typed.kind)
    return wrong({ kode: words }, status)
  }
}

async function rename(
  ctx: Context,
  site: KeySite | null,
  { id, nama }: Form,
): Promise<Response | Rendered> {
  try {
    await renameOwnKey(ctx, id, nama)
    return seeOther('/akun/?selesai=kunci-nama', [])
  } catch (error) {
    if (!isLabelProblem(error)) throw error
    const errors = { form: 'kunci-nama', id, nama: passkeyError('LABEL') } as const
    return account(ctx, site, null, null, 422, errors)
  }
}

/** Where the proof is not fresh any more the form asks for a code, which makes it so. */
async function remove(
  ctx: Context,
  site: KeySite | null,
  browser: Browser,
  { id, kode }: Form,
): Promise<Response | Rendered> {
  const proved = await proveInForm(ctx, browser, kode)
  if (!proved.ok) {
    const errors = { form: 'kunci-hapus', id, kode: proved.words } as const
    return account(ctx, site, null, null, proved.status, errors)
  }
  await removeKey(proved.ctx, id)
  return seeOther('/akun/?selesai=kunci-hapus', proved.cookies)
}

function isLabelProblem(error: unknown): boolean {
  return error instanceof Refusal && error.code === 'INPUT_INVALID'
}
