/** Kabupaten Lumajang as it is before its office begins: the real areas, its accounts, the shipped course. No cadre yet. */
import { areasOf } from '../../db/seed/areas.ts'
import { courseFiles } from '../../db/seed/course.ts'
import type { Actor, Grant } from '../../worker/core/access.ts'
import type { Context } from '../../worker/core/context.ts'
import { publishCourse, saveDraft } from '../../worker/curriculum/index.ts'
import { loadAreas, setDistrict } from '../../worker/regions/index.ts'
import { approveDraft } from '../factories/course.ts'
import { makeOfficer } from './officer.ts'
import type { Service } from './running-product.ts'
import { fill, templateOf, type Template } from './template.ts'

export const DISTRICT = '35.08'
export const AREAS = areasOf(DISTRICT)
export const SYSTEM: Actor = { kind: 'system', job: 'e2e' }

/** Every account of the tests has the same password. */
export const PASSWORD = 'empat gajah menyeberang sungai'
export const PIN = '739182'

export const OFFICER = 'dinas.lumajang'
export const APPROVER = 'penyetuju.lumajang'
export const TRAINER = 'pelatih.lumajang'
export const PROVINCE = 'provinsi.jatim'

const ACCOUNTS: readonly (readonly [username: string, name: string, grant: Grant])[] = [
  [OFFICER, 'Rina Kusumawati', { role: 'DISTRICT_ADMIN', area: DISTRICT }],
  [APPROVER, 'Hadi Prasetyo', { role: 'APPROVER', area: DISTRICT }],
  [TRAINER, 'Lilik Handayani', { role: 'TRAINER', area: DISTRICT }],
  [PROVINCE, 'Agus Wibowo', { role: 'PROVINCE', area: '35' }],
]

export type Lumajang = {
  readonly courseId: string
  readonly versionId: string
  /** Account ids by user name. */
  readonly accounts: Readonly<Record<string, string>>
}

let opened: { readonly template: Template; readonly lumajang: Lumajang } | undefined

export async function openLumajang(service: Service): Promise<Lumajang> {
  if (opened === undefined) {
    const lumajang = await openByVerbs(service)
    opened = { template: await templateOf(service.db), lumajang }
  } else {
    await fill(service.db, opened.template)
  }
  return opened.lumajang
}

async function openByVerbs(service: Service): Promise<Lumajang> {
  const ctx = service.context(SYSTEM)
  await loadAreas(ctx, AREAS)
  await setDistrict(ctx, {
    code: DISTRICT,
    timeZone: 'Asia/Jakarta',
    cadreTitle: 'Kader Pembangunan Manusia',
    codePrefix: 'LMJ',
    officeName: 'Dinas Pemberdayaan Masyarakat dan Desa',
    isPublic: true,
    isDemo: false,
  })
  const accounts: Record<string, string> = {}
  for (const [username, name, grant] of ACCOUNTS) {
    accounts[username] = await makeOfficer(ctx, {
      username,
      name,
      password: PASSWORD,
      grants: [grant],
    })
  }
  return { ...(await publishShipped(ctx, 'KPM-DASAR')), accounts }
}

/** One of the courses that are shipped, for the whole country. */
export async function publishShipped(
  ctx: Context,
  code: 'KPM-DASAR' | 'KPM-SEGAR',
): Promise<Pick<Lumajang, 'courseId' | 'versionId'>> {
  const files = courseFiles(code.toLowerCase())
  const { courseId } = await saveDraft(ctx, { code, ownerArea: 'ID', files, version: 0 })
  await approveDraft(ctx, courseId)
  const { versionId } = await publishCourse(ctx, { courseId })
  return { courseId, versionId }
}

/** The name of an area as the official list has it. */
export function nameOf(code: string): string {
  const found = AREAS.find((area) => area.code === code)
  if (found === undefined) throw new Error(`no area ${code}`)
  return found.name
}
