import type { LocalEnv } from '../local/place.ts'
import { scriptContext } from '../local/place.ts'
import { loadAreas } from '../../worker/regions/index.ts'
import { areasOf } from './areas.ts'

export async function seedDemo(env: LocalEnv): Promise<void> {
  await loadAreas(scriptContext(env, 'seed'), areasOf('35.08'))
}
