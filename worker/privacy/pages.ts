/** The pages of a cadre about her own data: plain links and forms, each answered whole by the Worker. What was wrong is said beside its field. */
import {
  correctionFormPage,
  endOfUsePage,
  ownDataPage,
  type Filling,
  type OwnDataView,
} from '../../site/src/render/index.ts'
import { CORRECTION, END } from '../../site/src/text/my-data.ts'
import { myDataPage } from '../contract/identity.ts'
import { withoutNik } from '../contract/nik.ts'
import * as contract from '../contract/privacy.ts'
import { NOTICE_VERSIONS } from '../contract/privacy-notice.ts'
import { allowSelf } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import { servePage, type Rendered } from '../core/page.ts'
import { Refusal } from '../core/refusal.ts'
import type { App } from '../core/serve.ts'
import { staffData } from '../identity/index.ts'
import { getDistrict } from '../regions/index.ts'
import { ask, withdraw } from './ask.ts'
import { confirmNotice } from './notice.ts'
import { takeCopy } from './own-copy.ts'
import { findSelf } from './own-parts.ts'
import { readOwnData } from './read-own-data.ts'
import { isOpen } from './rules.ts'
import { listOwnRequests } from './store-requests.ts'

const NOTES: Readonly<Record<string, NonNullable<OwnDataView['note']>>> = {
  keluar: 'ended',
  terkirim: 'asked',
  batal: 'withdrawn',
  dibaca: 'confirmed',
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function pages(app: App): void {
  servePage(app, myDataPage, async (ctx, { selesai = '' }) =>
    ctx.actor.kind === 'staff'
      ? staffData(ctx, selesai === 'keluar')
      : page(ownDataPage(await readOwnData(ctx, NOTES[selesai] ?? null))),
  )

  servePage(app, contract.downloadForm, async (ctx, { orang, bentuk }) => {
    demandOwn(ctx, 'data.takeSelf', orang)
    return takeCopy(ctx, bentuk)
  })

  servePage(app, contract.correctionPage, (ctx) =>
    correction(ctx, { sendId: ctx.ids.uuid(), chosen: '', body: '', errors: {} }),
  )
  servePage(app, contract.correctionForm, async (ctx, form) => {
    const sendId = sendIdOf(ctx, form)
    const body = plain(form.isi)
    const topic = contract.CORRECTION_TOPICS.find((each) => each === form.perihal)
    const errors = {
      ...(topic === undefined ? { perihal: CORRECTION.topicMissing } : {}),
      ...(body === '' ? { isi: CORRECTION.bodyMissing } : {}),
      ...(body.length > contract.MAX_REQUEST ? { isi: CORRECTION.bodyLong } : {}),
    }
    if (topic === undefined || Object.keys(errors).length > 0) {
      return correction(ctx, { sendId, chosen: topic ?? '', body, errors }, 422)
    }
    await ask(ctx, sendId, { kind: 'CORRECTION', topic, body })
    return seeOther('/data-saya/?selesai=terkirim')
  })

  servePage(app, contract.endOfUsePage, (ctx) =>
    end(ctx, { sendId: ctx.ids.uuid(), body: '', errors: {} }),
  )
  servePage(app, contract.endOfUseForm, async (ctx, form) => {
    const sendId = sendIdOf(ctx, form)
    const body = plain(form.isi)
    const errors = {
      ...(form.setuju === 'ya' ? {} : { setuju: END.agreeMissing }),
      ...(body.length > contract.MAX_REQUEST ? { isi: CORRECTION.bodyLong } : {}),
    }
    if (Object.keys(errors).length > 0) return end(ctx, { sendId, body, errors }, 422)
    await ask(ctx, sendId, { kind: 'END_OF_USE', body })
    return seeOther('/data-saya/?selesai=terkirim')
  })

  servePage(app, contract.withdrawForm, async (ctx, { permintaan = '' }) => {
    allowSelf(ctx, 'request.withdraw')
    if (!UUID.test(permintaan)) throw new Refusal('INPUT_INVALID')
    await withdraw(ctx, permintaan)
    return seeOther('/data-saya/?selesai=batal')
  })

  servePage(app, contract.noticeSeenForm, async (ctx, { orang, versi }) => {
    demandOwn(ctx, 'notice.confirm', orang)
    const known = NOTICE_VERSIONS.find(({ version }) => version === versi)
    if (known === undefined) throw new Refusal('INPUT_INVALID')
    await confirmNotice(ctx, known.version)
    return seeOther('/data-saya/?selesai=dibaca')
  })
}

const FORM_OF = {
  'data.takeSelf': 'COPY',
  'notice.confirm': 'NOTICE',
  'request.ask': 'REQUEST',
} as const

/** Refuses FORM_OF_OTHER for a form that was opened for somebody else on a shared phone. */
function demandOwn(
  ctx: Context,
  permission: keyof typeof FORM_OF,
  person: string | undefined,
): void {
  const { cadreId } = allowSelf(ctx, permission)
  if (person !== cadreId) throw new Refusal('FORM_OF_OTHER', { form: FORM_OF[permission] })
}

/** The form's own id. Refuses as `demandOwn`. */
function sendIdOf(
  ctx: Context,
  { orang, kirim }: { readonly orang?: string | undefined; readonly kirim?: string | undefined },
): string {
  demandOwn(ctx, 'request.ask', orang)
  if (kirim === undefined || !UUID.test(kirim)) throw new Refusal('INPUT_INVALID')
  return kirim
}

/** As she typed it, without what shows nothing, and without a NIK. */
function plain(text: string | undefined): string {
  const seen = (text ?? '')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\p{Cf}\p{Cs}]|(?!\n)\p{Cc}/gu, '')
  return withoutNik(seen.trim())
}

async function correction(
  ctx: Context,
  form: Pick<Parameters<typeof correctionFormPage>[0], 'sendId' | 'chosen' | 'body' | 'errors'>,
  status: 200 | 422 = 200,
): Promise<Rendered> {
  const { by, cadreId } = allowSelf(ctx, 'request.ask')
  const { isDemo } = await getDistrict(ctx, by.area)
  const topics = contract.CORRECTION_TOPICS
  const view = { ...form, cadreId, isDemo, topics, most: contract.MAX_REQUEST }
  return { ...page(correctionFormPage(view)), status }
}

async function end(
  ctx: Context,
  form: Pick<Parameters<typeof endOfUsePage>[0], 'sendId' | 'body' | 'errors'>,
  status: 200 | 422 = 200,
): Promise<Rendered> {
  const { by, cadreId, cadreIds } = await findSelf(ctx, 'data.readSelf')
  const { isDemo } = await getDistrict(ctx, by.area)
  const isWaiting = (await listOwnRequests(ctx.db, by, cadreIds)).some(
    ({ kind, state }) => kind === 'END_OF_USE' && isOpen(state),
  )
  const view = { ...form, cadreId, isDemo, isWaiting, most: contract.MAX_REQUEST }
  return { ...page(endOfUsePage(view)), status }
}

function page(filling: Filling): Rendered {
  return { shell: 'data', ...filling }
}

function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
}
