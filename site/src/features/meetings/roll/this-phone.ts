/** The one store of this page, and word from the phone's other tabs that it has changed. */
import { tabsOf } from '../../../lib/kept/tabs.ts'
import { keptRolls, type KeptRolls } from './kept-rolls.ts'

let store: KeptRolls | undefined

export function onThisPhone(): KeptRolls {
  store ??= keptRolls(indexedDB)
  return store
}

export const TABS = tabsOf('hadir')
