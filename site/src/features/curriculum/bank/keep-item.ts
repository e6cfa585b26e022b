/**
 * What is being written and not saved yet, kept on this computer until it is, so that a tab or a computer that dies takes nothing
 * along. What one account wrote is not shown to another.
 */
import { useEffect, useRef, useState } from 'preact/hooks'
import { findText, forgetText, keepText, listTexts } from '../../../lib/kept-texts.ts'
import type { ItemForm } from './item-form.ts'

/** Goes up when the shape of a form changes; what an older page left is not read. */
const V = 1

export type KeptItem = {
  readonly v: typeof V
  readonly itemId: string
  /** The bank that it is written for. */
  readonly area: string
  /** The version that it was begun on; 0 for a new question. */
  readonly version: number
  readonly form: ItemForm
  /** When it was last touched, by this computer's clock. */
  readonly at: string
}

const prefixOf = (accountId: string): string => `soal/${accountId}/`

export async function findKept(accountId: string, itemId: string): Promise<KeptItem | null> {
  try {
    return readKept(await findText(prefixOf(accountId) + itemId))
  } catch {
    return null
  }
}

/** Everything of this account that was never saved, newest first; nothing where the browser stores nothing. */
export async function listKept(accountId: string): Promise<readonly KeptItem[]> {
  try {
    const all = await listTexts(prefixOf(accountId))
    return all
      .flatMap((kept) => readKept(kept) ?? [])
      .toSorted((one, other) => (one.at < other.at ? 1 : -1))
  } catch {
    return []
  }
}

export async function forgetKept(accountId: string, itemId: string): Promise<void> {
  await forgetText(prefixOf(accountId) + itemId)
}

function readKept(kept: unknown): KeptItem | null {
  if (typeof kept !== 'object' || kept === null || !('v' in kept) || kept.v !== V) return null
  // Safe: only this module writes under its prefix.
  return kept as KeptItem
}

/** no: there is nothing to keep · keeping: on its way to the disk · kept: there · failed: this browser stores nothing */
export type Keeping = 'no' | 'keeping' | 'kept' | 'failed'

/** Keeps the newest of what it is given, one write after the other; null forgets it. */
export function useKeeping(
  accountId: string,
  itemId: string,
  form: { readonly area: string; readonly version: number; readonly form: ItemForm } | null,
): Keeping {
  const [state, setState] = useState<Keeping>('no')
  const waiting = useRef<(() => Promise<void>) | null>(null)
  const isBusy = useRef(false)
  const text = form === null ? null : JSON.stringify(form)

  useEffect(() => {
    const key = prefixOf(accountId) + itemId
    const isKept = form !== null
    waiting.current = isKept
      ? () => keepText(key, { v: V, itemId, ...form, at: new Date().toISOString() })
      : () => forgetText(key)
    setState(isKept ? 'keeping' : 'no')
    const work = async (): Promise<void> => {
      if (isBusy.current) return
      isBusy.current = true
      try {
        while (waiting.current !== null) {
          const write = waiting.current
          waiting.current = null
          await write()
        }
        setState((now) => (now === 'keeping' ? 'kept' : now))
      } catch {
        setState((now) => (now === 'no' ? now : 'failed'))
      } finally {
        isBusy.current = false
      }
    }
    void work()
    // The form is made anew with every paint; its text says what it is.
  }, [accountId, itemId, text])
  return state
}
