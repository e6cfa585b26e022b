/** The cases of the bundle of evidence: a line, a file that stays and one that is taken out. */
import { contextFor, staff } from '../../factories/context.ts'
import { sendFile } from '../../factories/bundle.ts'
import { pdf } from '../../factories/records.ts'
import type { Permission } from '../../../worker/core/access.ts'
import type { Case } from './cases.ts'

const AREA = '35.08'
const PLACE = { district: AREA, year: '2026' }

let kept = ''
let removable = ''

export async function makeEvidence(): Promise<void> {
  const ctx = contextFor(staff('DISTRICT_ADMIN', AREA))
  kept = (await sendFile(ctx, pdf('tetap'))).id
  removable = (await sendFile(ctx, pdf('dikeluarkan'))).id
}

const of = (who: Permission, input: () => Record<string, unknown> = () => ({})): Case => ({
  who,
  area: AREA,
  input: () => ({ ...PLACE, ...input() }),
})

export const BUNDLE_CASES: Readonly<Record<string, Case>> = {
  readBundle: of('evidence.read'),
  checkBundle: of('evidence.read'),
  saveBundleItem: of('evidence.edit', () => ({
    number: '2',
    title: 'Cakupan',
    note: '',
    state: 'READY',
    version: 0,
  })),
  removeBundleFile: of('evidence.remove', () => ({ fileId: removable })),
}

export const BUNDLE_PAGE_CASES: Readonly<Record<string, Case>> = {
  bundleFileUpload: of('evidence.add', () => ({ number: '1' })),
  bundleFileDownload: of('evidence.read', () => ({ fileId: kept })),
  bundleZip: of('evidence.read'),
}
