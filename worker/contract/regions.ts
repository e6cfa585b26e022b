/** Areas: the official list and the districts that use the platform. */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { areaCode, districtCode } from './fields.ts'

export const AREA_KINDS = [
  'provinsi',
  'kabupaten',
  'kota',
  'kecamatan',
  'desa',
  'kelurahan',
  'desa_adat',
] as const
export type AreaKind = (typeof AREA_KINDS)[number]

/** RENAME keeps the code. RECODE is a new code in the same sub-district (desa becomes kelurahan), MOVE one in another. */
export const REGION_CHANGE_KINDS = ['RENAME', 'RECODE', 'SPLIT', 'MERGE', 'MOVE'] as const
export type RegionChangeKind = (typeof REGION_CHANGE_KINDS)[number]

export const area = z.strictObject({
  code: areaCode,
  name: z.string(),
  kind: z.enum(AREA_KINDS),
  parentCode: areaCode,
})
export type Area = z.output<typeof area>

export const district = z.strictObject({
  code: districtCode,
  name: z.string(),
  kind: z.enum(['kabupaten', 'kota']),
  provinceName: z.string(),
  timeZone: z.enum(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']),
  cadreTitle: z.string(),
  officeName: z.string(),
  isPublic: z.boolean(),
  isDemo: z.boolean(),
})
export type District = z.output<typeof district>

export const listDistricts = endpoint({
  method: 'GET',
  path: '/districts',
  summary: 'The districts that use the platform, ordered by code',
  input: z.strictObject({}),
  reply: z.strictObject({ districts: z.array(district) }),
})

export const readDistrict = endpoint({
  method: 'GET',
  path: '/districts/:district',
  summary: 'One district with its sub-districts and villages, ordered by code',
  input: z.strictObject({ district: districtCode }),
  reply: z.strictObject({ district, areas: z.array(area) }),
})

export const setPublicPage = endpoint({
  method: 'POST',
  path: '/districts/:district/public-page',
  summary: 'Opens or closes the public page of a district and its public figures',
  input: z.strictObject({ district: districtCode, isPublic: z.boolean() }),
  reply: z.strictObject({ isPublic: z.boolean() }),
})
