/** The addresses of the way down: district, sub-district, village, cadre. Codes and ids only, never a name. */
export const subDistrictHref = (code: string): string =>
  `/dinas/cakupan/?bagian=${code.split('.').slice(0, 3).join('.')}`

export const villageHref = (code: string): string => `/dinas/desa/?kode=${code}`

export const cadreHref = (areaCode: string, cadreId: string): string =>
  `${villageHref(areaCode)}&kader=${cadreId}`
