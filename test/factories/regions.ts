/** Two small districts with real codes: enough for scope and matching tests without loading the whole list. */
import { loadAreas, setDistrict } from '../../worker/regions/index.ts'
import { contextFor, SYSTEM } from './context.ts'

export const AREAS = [
  { code: '35', name: 'Jawa Timur' },
  { code: '35.08', name: 'Kabupaten Lumajang' },
  { code: '35.08.01', name: 'Tempursari' },
  { code: '35.08.01.2001', name: 'Tegalrejo' },
  { code: '35.08.01.2005', name: 'Tempursari' },
  { code: '35.08.10', name: 'Lumajang' },
  { code: '35.08.10.1001', name: 'Tompokersan' },
  { code: '35.08.10.2008', name: 'Blukon' },
  { code: '33', name: 'Jawa Tengah' },
  { code: '33.75', name: 'Kota Pekalongan' },
  { code: '33.75.01', name: 'Pekalongan Barat' },
  { code: '33.75.01.1001', name: 'Medono' },
]

/** Loads `AREAS` and makes Lumajang (35.08) and Pekalongan (33.75) districts. */
export async function makeDistricts(): Promise<void> {
  const ctx = contextFor(SYSTEM)
  await loadAreas(ctx, AREAS)
  await setDistrict(ctx, {
    code: '35.08',
    timeZone: 'Asia/Jakarta',
    cadreTitle: 'Kader Pembangunan Manusia',
    codePrefix: 'LMJ',
    officeName: 'Dinas Pemberdayaan Masyarakat dan Desa',
    isPublic: true,
    isDemo: false,
  })
  await setDistrict(ctx, {
    code: '33.75',
    timeZone: 'Asia/Jakarta',
    cadreTitle: 'Kader Pemberdayaan Masyarakat',
    codePrefix: 'PKL',
    officeName: 'DPMPPA',
    isPublic: true,
    isDemo: false,
  })
}
