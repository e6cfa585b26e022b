/** Opens or closes the public page of a district: its own decision, in the log. It is closed until the district opens it. */
import { allow } from '../core/access.ts'
import { commit } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import type { AreaCode } from '../core/region-code.ts'
import { getDistrict } from './read-district.ts'
import { putPublic } from './store.ts'

/** Refuses NOT_FOUND for a regency that is no district. A repeat changes nothing and leaves no second entry in the log. */
export async function setPublicPage(
  ctx: Context,
  { district, isPublic }: { readonly district: AreaCode; readonly isPublic: boolean },
): Promise<{ isPublic: boolean }> {
  const by = allow(ctx, 'district.setPublic', district)
  await getDistrict(ctx, district)
  const entry = { entity: 'district', entityId: district, detail: { isPublic } }
  await commit(ctx, by, entry, [putPublic(by, isPublic)])
  return { isPublic: (await getDistrict(ctx, district)).isPublic }
}
