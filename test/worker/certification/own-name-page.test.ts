import { exports } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  answerName,
  approveProposal,
  readOwnCertificates,
} from '../../../worker/certification/index.ts'
import { openSession } from '../../../worker/identity/index.ts'
import { issueActivationCodes } from '../../../worker/roster/index.ts'
import {
  ADMIN,
  APPROVER,
  DISTRICT,
  makeOffice,
  makePassed,
  makeProposal,
  type Office,
} from '../../factories/certification.ts'
import { cadre, contextFor, SYSTEM } from '../../factories/context.ts'

let office: Office
beforeAll(async () => {
  office = await makeOffice()
})

const passed = (...names: string[]) => makePassed(office, names)
const approver = () => contextFor(APPROVER)
const admin = () => contextFor(ADMIN)
const herself = (cadreId: string) => contextFor(cadre(cadreId, DISTRICT))
const wrong = (cadreId: string, name: string, wish: string) =>
  answerName(herself(cadreId), { cadreId, name, wish })
const said = async (cadreId: string) => (await readOwnCertificates(herself(cadreId))).name?.answer

describe('the page of her certificates, without a script', () => {
  const ORIGIN = 'https://kelas.test'

  async function visitor(cadreId: string): Promise<string> {
    await issueActivationCodes(admin(), { district: DISTRICT, cadreIds: [cadreId] })
    const now = contextFor(SYSTEM, new Date().toISOString())
    return (await openSession(now, { kind: 'cadre', id: cadreId, scheme: 'https' })).cookie
  }
  const get = async (cookie: string) =>
    (await exports.default.fetch(`${ORIGIN}/sertifikat/`, { headers: { cookie } })).text()
  const post = (cookie: string, fields: Record<string, string>, origin = ORIGIN) =>
    exports.default.fetch(`${ORIGIN}/sertifikat/`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, origin, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    })
  /** What the form with this answer would send. */
  function fieldsIn(page: string, jawaban: 'benar' | 'salah'): Record<string, string> {
    const form = page.split('<form').find((part) => part.includes(`value="${jawaban}"`)) ?? ''
    const hidden = form.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)
    return {
      ...Object.fromEntries(Array.from(hidden, ([, name, value]) => [name, value])),
      jawaban,
    }
  }

  it('asks, takes the answer, shows it, and lets her change it', async () => {
    const [cadreId = ''] = await passed('Siti Halaman')
    const cookie = await visitor(cadreId)
    const asked = await get(cookie)
    expect(asked).toContain('Nama Anda akan tertulis di sertifikat')
    expect(asked).toContain('<b>Siti Halaman</b>')
    const sent = await post(cookie, fieldsIn(asked, 'benar'))
    expect([sent.status, sent.headers.get('location')]).toEqual([303, '/sertifikat/#nama'])
    const answered = await get(cookie)
    expect(answered).toContain('Anda sudah memeriksa: nama ini benar.')
    expect(answered).not.toContain('value="benar"')
    const changed = await post(cookie, {
      ...fieldsIn(answered, 'salah'),
      seharusnya: '  Siti   Halimah ',
    })
    expect(changed.status).toBe(303)
    const disputed = await get(cookie)
    expect(disputed).toContain('<b>Siti Halimah</b>')
    expect(disputed).toContain('value="benar"')
  })

  it('keeps what was typed when it cannot be taken, and says why beside the field', async () => {
    const [cadreId = ''] = await passed('Siti Keliru')
    const cookie = await visitor(cadreId)
    const fields = fieldsIn(await get(cookie), 'salah')
    const answer = await post(cookie, { ...fields, seharusnya: 'Siti 3508016512900001' })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain('tanpa angka. NIK tidak diperlukan.')
    expect(page).toMatch(/<details\s+open/)
    expect(page).toContain('value="Siti 3508016512900001"')
    expect(await said(cadreId)).toMatchObject({ state: 'UNANSWERED' })
  })

  it('shows nothing of one cadre to another on the same phone, and takes no answer in her name', async () => {
    const [first = '', second = ''] = await passed('Pemilik Pertama', 'Pemilik Kedua')
    await wrong(first, 'Pemilik Pertama', 'Rahasia Pertama')
    const page = await get(await visitor(first))
    const cookie = await visitor(second)
    const shown = await get(cookie)
    expect(shown).toContain('Pemilik Kedua')
    expect(shown).not.toMatch(/Pemilik Pertama|Rahasia Pertama/)
    // The page of the first is still open when the second has signed in.
    const answer = await post(cookie, fieldsIn(page, 'benar'))
    const again = await answer.text()
    expect(answer.status).toBe(409)
    expect(again).toContain('Jawaban belum disimpan')
    expect(again).toContain('Pemilik Kedua')
    expect(again).not.toMatch(/Pemilik Pertama|Rahasia Pertama/)
    expect(await said(first)).toMatchObject({ state: 'WRONG' })
    expect(await said(second)).toMatchObject({ state: 'UNANSWERED' })
  })

  it('takes no form from another site and none without a session', async () => {
    const [cadreId = ''] = await passed('Dari Luar')
    const cookie = await visitor(cadreId)
    const fields = fieldsIn(await get(cookie), 'benar')
    expect((await post(cookie, fields, 'https://tiruan.example')).status).toBe(403)
    const stranger = await post('', fields)
    expect([stranger.status, stranger.headers.get('location')]).toEqual([303, '/masuk/'])
    expect(await said(cadreId)).toMatchObject({ state: 'UNANSWERED' })
  })

  it('says nothing of names once the certificate is there', async () => {
    const [cadreId = ''] = await passed('Sudah Terbit')
    const id = await makeProposal(office, [cadreId])
    const cookie = await visitor(cadreId)
    const asked = await get(cookie)
    await approveProposal(approver(), DISTRICT, id, { unanswered: 1 })
    expect(await get(cookie)).not.toContain('id="nama"')
    expect((await post(cookie, fieldsIn(asked, 'benar'))).status).toBe(409)
  })
})
