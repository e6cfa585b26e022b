/** Makes a regency a district of the platform, or changes its settings. */
import { allow } from '../core/access.ts'
import type { TimeZone } from '../core/clock.ts'
import { commit } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import type { AreaCode } from '../core/region-code.ts'
import { putDistrict } from './store.ts'

export type DistrictSettings = {
  readonly code: AreaCode
  readonly timeZone: TimeZone
  readonly cadreTitle: string
  readonly codePrefix: string
  readonly officeName: string
  readonly isPublic: boolean
  readonly isDemo: boolean
}

/** Refuses NOT_FOUND when the regency's areas have not been loaded, DUPLICATE when another district has the code prefix. */
export async function setDistrict(ctx: Context, settings: DistrictSettings): Promise<void> {
  const by = allow(ctx, 'district.set', settings.code)
  const row = {
    ...settings,
    isPublic: settings.isPublic ? 1 : 0,
    isDemo: settings.isDemo ? 1 : 0,
  }
  const done = await commit(ctx, by, { entity: 'district', entityId: settings.code }, [
    putDistrict(row),
  ])
  if (done.applied) return
  throw new Refusal(done.constraint === 'districts.code_prefix' ? 'DUPLICATE' : 'NOT_FOUND')
}
