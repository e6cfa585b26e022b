/** Reads districts and what lies below them. Public: the official list holds nothing personal. */
import type { Area, District } from '../contract/regions.ts'
import { allow } from '../core/access.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { NATION, type AreaCode } from '../core/region-code.ts'
import * as store from './store.ts'

export async function listDistricts(ctx: Context): Promise<District[]> {
  const scope = allow(ctx, 'region.read', NATION)
  return (await store.listDistricts(ctx.db, scope)).map(asDistrict)
}

export async function readDistrict(
  ctx: Context,
  code: AreaCode,
): Promise<{ district: District; areas: Area[] }> {
  allow(ctx, 'region.read', code)
  const district = await getDistrict(ctx, code)
  const areas = await store.listAreasWithin(ctx.db, code)
  return {
    district,
    areas: areas.map(({ code: areaCode, name, kind, parentCode }) => ({
      code: areaCode,
      name,
      kind,
      parentCode,
    })),
  }
}

/** The settings of a district; refuses NOT_FOUND when it does not use the platform. */
export async function getDistrict(ctx: Pick<Context, 'db'>, code: AreaCode): Promise<District> {
  return asDistrict(await getDistrictRow(ctx, code))
}

export async function getDistrictRow(
  ctx: Pick<Context, 'db'>,
  code: AreaCode,
): Promise<store.DistrictRow> {
  const row = await store.findDistrict(ctx.db, code)
  if (row === null) throw new Refusal('NOT_FOUND')
  return row
}

function asDistrict(row: store.DistrictRow): District {
  const { code, name, kind, provinceName, timeZone, cadreTitle, officeName } = row
  return {
    code,
    name,
    kind,
    provinceName,
    timeZone,
    cadreTitle,
    officeName,
    isPublic: row.isPublic === 1,
    isDemo: row.isDemo === 1,
  }
}
