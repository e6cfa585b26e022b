/** The one store of this page, and word from the phone's other tabs that it has changed. */
import { tabsOf } from '../../../lib/kept/tabs.ts'
import { keptPractice, type KeptPractice } from './kept-practice.ts'

let store: KeptPractice | undefined

export function onThisPhone(): KeptPractice {
  store ??= keptPractice(indexedDB)
  return store
}

export const TABS = tabsOf('praktik')
