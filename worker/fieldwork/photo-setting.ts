/** Whether a district takes photos in practice: off until its office says otherwise. What was said is added, never rewritten. */
import type { InputOf } from '../contract/endpoint.ts'
import type {
  PhotoSetting,
  readPhotoSetting as readCall,
  setPhotoSetting as setCall,
} from '../contract/practice-photos.ts'
import { allow, areasOf } from '../core/access.ts'
import { instant } from '../core/clock.ts'
import { commit } from '../core/commit.ts'
import { whoActs, type Context } from '../core/context.ts'
import { districtOf, isWithin, type AreaCode } from '../core/region-code.ts'
import { getDistrict } from '../regions/index.ts'
import * as store from './store-photos.ts'

export async function readPhotoSetting(
  ctx: Context,
  { area }: InputOf<typeof readCall>,
): Promise<PhotoSetting> {
  allow(ctx, 'practice.read', area)
  const { code } = await getDistrict(ctx, districtOf(area))
  return showSetting(ctx, code)
}

/** Saying what is so already changes nothing. */
export async function setPhotoSetting(
  ctx: Context,
  { area, isOn }: InputOf<typeof setCall>,
): Promise<PhotoSetting> {
  const by = allow(ctx, 'practice.setPhotos', districtOf(area))
  const { code } = await getDistrict(ctx, districtOf(area))
  const row = {
    id: ctx.ids.uuid(),
    districtCode: code,
    isOn: isOn ? 1 : 0,
    setAt: instant(ctx.clock),
    setBy: whoActs(ctx),
    setByName: ctx.actor.kind === 'staff' ? ctx.actor.name : '',
  } as const
  const entry = { entity: 'district', entityId: code, detail: { isOn } }
  await commit(ctx, by, entry, [store.addSwitch(row)])
  return showSetting(ctx, code)
}

async function showSetting(ctx: Context, district: AreaCode): Promise<PhotoSetting> {
  const found = await store.findSwitch(ctx.db, district, instant(ctx.clock))
  return {
    isOn: found?.isOn === 1,
    since: found?.setAt ?? null,
    by: found?.setByName ?? null,
    maySet: areasOf(ctx.actor, 'practice.setPhotos').some((area) => isWithin(district, area)),
  }
}

export async function takesPhotos(ctx: Context, district: AreaCode): Promise<boolean> {
  return (await store.findSwitch(ctx.db, district, instant(ctx.clock)))?.isOn === 1
}
