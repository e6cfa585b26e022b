/** The one store of this page, and word from the phone's other tabs that it has changed. */
import { keptPractice, type KeptPractice } from './kept-practice.ts'

let store: KeptPractice | undefined
let line: BroadcastChannel | null | undefined

export function onThisPhone(): KeptPractice {
  store ??= keptPractice(indexedDB)
  return store
}

function tabs(): BroadcastChannel | null {
  line ??= typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('praktik')
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
