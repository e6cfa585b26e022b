/** The office's part where a test is about somebody else: the same verbs that its screens call, without the screens. */
import {
  approveProposal,
  askRevocation,
  propose,
  revoke,
  setSignatory,
  setUnit,
} from '../../worker/certification/index.ts'
import type { Actor } from '../../worker/core/access.ts'
import { commitRoster, issueActivationCodes, listCadres } from '../../worker/roster/index.ts'
import { APPROVER, DISTRICT, OFFICER, type Lumajang } from './lumajang.ts'
import type { Service } from './running-product.ts'
import { PROVED } from '../factories/proved.ts'

export const EVENT = {
  startsOn: '2026-10-05',
  endsOn: '2026-10-16',
  place: 'Aula Kecamatan Pronojiwo',
  organiser: 'Dinas Pemberdayaan Masyarakat dan Desa',
}

export function actor(lumajang: Lumajang, who: 'OFFICER' | 'APPROVER'): Actor {
  const isOfficer = who === 'OFFICER'
  const role = isOfficer ? 'DISTRICT_ADMIN' : 'APPROVER'
  return {
    kind: 'staff',
    accountId: lumajang.accounts[isOfficer ? OFFICER : APPROVER] ?? '',
    name: who,
    grants: [{ role, area: DISTRICT }],
    sessionId: 'e2e',
    provedAt: PROVED,
  }
}

type NewCadre = { readonly name: string; readonly areaCode: string }

const decreeOf = (index: number) => `141/${index}/SK/2026`

/** Brings cadres in as one roster; returns their ids in the order given. */
export async function addCadres(
  service: Service,
  lumajang: Lumajang,
  cadres: readonly NewCadre[],
): Promise<string[]> {
  const ctx = service.context(actor(lumajang, 'OFFICER'))
  const written = await commitRoster(ctx, {
    district: DISTRICT,
    importId: ctx.ids.uuid(),
    fileName: 'daftar.xlsx',
    position: 0,
    rows: cadres.map(({ name, areaCode }, index) => ({
      line: index + 2,
      name,
      areaCode,
      decreeNumber: decreeOf(index),
      decreeOn: '2026-01-12',
      decision: 'new' as const,
    })),
  })
  if (written.added !== cadres.length) {
    throw new Error(`${written.added} of ${cadres.length} added`)
  }
  const idOf = new Map<string, string>()
  let after: string | undefined
  do {
    const page = await listCadres(ctx, { area: DISTRICT, after })
    for (const { id, assignments } of page.cadres) {
      idOf.set(assignments[0]?.decreeNumber ?? '', id)
    }
    after = page.next ?? undefined
  } while (after !== undefined)
  return cadres.map((_, index) => idOf.get(decreeOf(index)) ?? '')
}

/** Puts candidates forward, as the officer does; returns the proposal's id. */
export async function proposeFor(
  service: Service,
  lumajang: Lumajang,
  unitId: string,
  cadreIds: readonly string[],
): Promise<string> {
  const ctx = service.context(actor(lumajang, 'OFFICER'))
  const id = ctx.ids.uuid()
  await propose(ctx, {
    district: DISTRICT,
    id,
    courseId: lumajang.courseId,
    unitId,
    event: EVENT,
    cadreIds: [...cadreIds],
  })
  return id
}

/** The same, and a second person approves, also for whoever has not checked her name. */
export async function certify(...given: Parameters<typeof proposeFor>): Promise<void> {
  const [service, lumajang, , cadreIds] = given
  const id = await proposeFor(...given)
  const approver = service.context(actor(lumajang, 'APPROVER'))
  await approveProposal(approver, DISTRICT, id, { unanswered: cadreIds.length })
}

/** Asked for by the officer, done by the approver. */
export async function takeBack(
  service: Service,
  lumajang: Lumajang,
  certificateId: string,
): Promise<void> {
  const ctx = service.context(actor(lumajang, 'OFFICER'))
  const id = ctx.ids.uuid()
  const why = { reason: 'WRONGLY_ISSUED', note: 'Catatan uji' } as const
  await askRevocation(ctx, { district: DISTRICT, certificateId, id, ...why })
  await revoke(service.context(actor(lumajang, 'APPROVER')), { district: DISTRICT, id })
}

export async function codeFor(
  service: Service,
  lumajang: Lumajang,
  cadreId: string,
): Promise<string> {
  const ctx = service.context(actor(lumajang, 'OFFICER'))
  const { cards } = await issueActivationCodes(ctx, { district: DISTRICT, cadreIds: [cadreId] })
  return cards[0]?.activationCode ?? ''
}

export async function setUpIssuing(
  service: Service,
  lumajang: Lumajang,
): Promise<{ unitId: string }> {
  const ctx = service.context(actor(lumajang, 'OFFICER'))
  const { id: unitId } = await setUnit(ctx, DISTRICT, {
    id: ctx.ids.uuid(),
    letterhead: {
      government: 'PEMERINTAH KABUPATEN LUMAJANG',
      office: 'DINAS PEMBERDAYAAN MASYARAKAT DAN DESA',
      lines: ['Jalan Arif Rahman Hakim Nomor 1, Lumajang 67313'],
    },
    numberPattern: '{kode}/{urut:4}/{unit}/KPM/{tahun}',
    classification: '400.10.2',
    unitCode: 'DPMD',
    place: 'Lumajang',
    numbering: 'AUTO',
    version: 0,
  })
  await setSignatory(ctx, DISTRICT, {
    keepTitles: false,
    id: ctx.ids.uuid(),
    unitId,
    name: 'Bambang Setiawan',
    position: 'Kepala Dinas Pemberdayaan Masyarakat dan Desa',
    standing: 'DEFINITIF',
    rank: 'Pembina Tk. I (IV/b)',
    employeeNumber: null,
    validFrom: '2026-01-01',
    validUntil: null,
  })
  return { unitId }
}
