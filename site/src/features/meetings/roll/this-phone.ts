/** The one store of this page, and word from the phone's other tabs that it has changed. */
import { keptRolls, type KeptRolls } from './kept-rolls.ts'

let store: KeptRolls | undefined
let line: BroadcastChannel | null | undefined

export function onThisPhone(): KeptRolls {
  store ??= keptRolls(indexedDB)
  return store
}

function tabs(): BroadcastChannel | null {
  line ??= typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('hadir')
  return line
}

export function tellTabs(): void {
  tabs()?.postMessage('changed')
}

/** Answers how to stop listening. */
export function whenTabsChange(act: () => void): () => void {
  tabs()?.addEventListener('message', act)
  return () => tabs()?.removeEventListener('message', act)
}
