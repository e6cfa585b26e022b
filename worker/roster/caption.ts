/** The line under a cadre's name on the sign-in page and her card: `KPM Desa Tempursari, Kecamatan Tempursari`. Pure. */
import type { AreaChoice, CadreKind } from '../contract/roster.ts'

const KIND_WORDS: Record<CadreKind, string> = {
  KPM: 'KPM',
  TPK_BIDAN: 'TPK (bidan)',
  TPK_PKK: 'TPK (PKK)',
  TPK_KB: 'TPK (KB)',
  POSYANDU: 'Kader Posyandu',
  OTHER: 'Kader',
}

const AREA_WORDS: Record<AreaChoice['kind'], string> = {
  kecamatan: 'Kecamatan',
  desa: 'Desa',
  kelurahan: 'Kelurahan',
  desa_adat: 'Desa Adat',
}

/** Without an area, only what she is. */
export function captionOf(kind: CadreKind, area: AreaChoice | null): string {
  const words = KIND_WORDS[kind]
  return area === null ? words : `${words} ${placeOf(area)}`
}

/** `Desa Tempursari, Kecamatan Tempursari` */
export function placeOf(area: AreaChoice): string {
  const here = `${AREA_WORDS[area.kind]} ${area.name}`
  return area.kind === 'kecamatan' ? here : `${here}, Kecamatan ${area.subDistrictName}`
}
