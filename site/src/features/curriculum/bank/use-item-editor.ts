/**
 * One question while it is being written: what stands in the form, what the bank has, what this computer keeps until both are the
 * same, and what is done when somebody else has saved meanwhile. A version is made by saving, never by typing.
 */
import { useEffect, useRef, useState } from 'preact/hooks'
import {
  readItem,
  saveItem,
  type BankItem,
  type ItemLint,
} from '../../../../../worker/contract/bank.ts'
import { call, CallProblem } from '../../../lib/call.ts'
import { isSameForm, itemFormOf, itemOf, type ItemForm } from './item-form.ts'
import type { Gap } from './content-form.ts'
import { forgetKept, useKeeping, type Keeping } from './keep-item.ts'

export type Start = {
  readonly accountId: string
  readonly itemId: string
  readonly area: string
  /** What the form begins with: what is in the bank, what was kept, or an empty question. */
  readonly form: ItemForm
  /** What counts as unchanged: what is in the bank, or the empty question. */
  readonly base: ItemForm
  /** The version that `form` was begun on. */
  readonly version: number
  readonly isReadOnly: boolean
}

export type Editor = {
  readonly form: ItemForm
  readonly change: (part: Partial<ItemForm>) => void
  /** Another text in the place of all; `undo` brings the one before back. */
  readonly replace: (form: ItemForm) => void
  readonly undo: (() => void) | null
  readonly version: number
  readonly isChanged: boolean
  readonly keeping: Keeping
  readonly isSaving: boolean
  readonly error: unknown
  /** What is missing, once saving was tried. */
  readonly gaps: readonly Gap[]
  /** As the bank found them when it was saved last. */
  readonly savedLints: readonly ItemLint[] | null
  /** Somebody else's text, over which nothing is written until it is decided. */
  readonly theirs: BankItem | null
  /** The question's code once the bank has it; null when it was not saved. */
  readonly save: () => Promise<string | null>
  readonly keepMine: () => Promise<string | null>
  readonly takeTheirs: () => void
  /** Back to what is in the bank. */
  readonly reset: () => void
}

export function useItemEditor(start: Start): Editor {
  const { accountId, itemId, area, isReadOnly } = start
  const [form, setForm] = useState(start.form)
  const [base, setBase] = useState(start.base)
  const [version, setVersion] = useState(start.version)
  const [before, setBefore] = useState<ItemForm | null>(null)
  const [isTried, setTried] = useState(false)
  const [isSaving, setSaving] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [savedLints, setSavedLints] = useState<readonly ItemLint[] | null>(null)
  const [theirs, setTheirs] = useState<BankItem | null>(null)
  const isBusy = useRef(false)
  const isChanged = !isReadOnly && !isSameForm(form, base)
  const keeping = useKeeping(accountId, itemId, isChanged ? { area, version, form } : null)
  const made = itemOf(form)
  useWarning(isChanged)

  async function saveOn(known: number): Promise<string | null> {
    if (isBusy.current) return null
    setTried(true)
    if (!made.ok) return null
    const sent = form
    isBusy.current = true
    setSaving(true)
    setError(null)
    try {
      const { item, tags } = made
      const reply = await call(saveItem, { itemId, area, item, tags, version: known })
      await taken(sent, reply.version, reply.lints)
      return reply.code
    } catch (problem) {
      const isOvertaken = problem instanceof CallProblem && problem.code === 'CHANGED_MEANWHILE'
      if (isOvertaken) return await meet(sent)
      setError(problem)
      return null
    } finally {
      isBusy.current = false
      setSaving(false)
    }
  }

  /** The bank has it: what was typed since then is a change of its own. */
  async function taken(sent: ItemForm, number: number, lints: readonly ItemLint[]): Promise<void> {
    setBase(sent)
    setVersion(number)
    setSavedLints(lints)
    setTheirs(null)
    setBefore(null)
    setTried(false)
    await forgetKept(accountId, itemId).catch(() => undefined)
  }

  async function meet(sent: ItemForm): Promise<string | null> {
    try {
      const { item } = await call(readItem, { itemId })
      // Our own, whose answer was lost on the way.
      const isOurs = isSameForm(itemFormOf(item.item, item.tags), trimmed(sent))
      if (isOurs) {
        await taken(sent, item.version, item.lints)
        return item.code
      }
      setTheirs(item)
    } catch (problem) {
      setError(problem)
    }
    return null
  }

  return {
    form,
    change: (part) => setForm((now) => ({ ...now, ...part })),
    replace: (next) => {
      setBefore(form)
      setForm(next)
    },
    undo:
      before === null
        ? null
        : () => {
            setForm(before)
            setBefore(null)
          },
    version,
    isChanged,
    keeping,
    isSaving,
    error,
    gaps: isTried && !made.ok ? made.gaps : [],
    savedLints,
    theirs,
    save: () => saveOn(version),
    keepMine: () => saveOn(theirs?.version ?? version),
    takeTheirs: () => {
      if (theirs === null) return
      const next = itemFormOf(theirs.item, theirs.tags)
      setBefore(form)
      setForm(next)
      setBase(next)
      setVersion(theirs.version)
      setTheirs(null)
    },
    reset: () => {
      setBefore(form)
      setForm(base)
      setTried(false)
      setError(null)
    },
  }
}

/** As it comes back from the bank: without what nobody sees. */
function trimmed(form: ItemForm): ItemForm {
  const made = itemOf(form)
  return made.ok ? itemFormOf(made.item, made.tags) : form
}

/** The browser asks before the page is left with what is not saved. */
function useWarning(isChanged: boolean): void {
  useEffect(() => {
    if (!isChanged) return
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [isChanged])
}
