/** From a chosen file to questions in the bank: read, compared, ticked, saved all or none, and put aside again if wanted. */
import { useRef, useState } from 'preact/hooks'
import {
  compareItems,
  importItems,
  undoImport,
  type ItemLint,
} from '../../../../../worker/contract/bank.ts'
import type { ReplyOf } from '../../../../../worker/contract/endpoint.ts'
import { call } from '../../../lib/call.ts'
import { openQuestions } from '../../../lib/exchange/open-questions.ts'
import type { FileFault, ReadItem, Reading, Refusal } from '../../../lib/exchange/reading.ts'
import { uploadPictures, withNames, type Renamed } from './upload-pictures.ts'

type Compared = ReplyOf<typeof compareItems>['results'][number]

/** One question of the file beside what the bank has. */
export type Candidate = {
  /** Its id once it is in the bank. */
  readonly itemId: string
  readonly read: ReadItem
  readonly is: Compared['is']
  readonly code: string
  readonly known: Compared['known']
  readonly lints: readonly ItemLint[]
}

export type Checked = {
  readonly importId: string
  readonly fileName: string
  readonly candidates: readonly Candidate[]
  readonly refused: readonly Refusal[]
  readonly pictures: Reading['pictures']
}

export type Counts = ReplyOf<typeof importItems>

export type ImportState =
  | { readonly is: 'idle' }
  | { readonly is: 'fault'; readonly fault: FileFault; readonly line: number }
  | { readonly is: 'reading'; readonly done: number; readonly total: number }
  | { readonly is: 'comparing' }
  | { readonly is: 'failed'; readonly error: unknown }
  | { readonly is: 'checked' }
  | { readonly is: 'uploading'; readonly done: number; readonly total: number }
  | { readonly is: 'saving' }
  | { readonly is: 'stopped'; readonly error: unknown }
  | { readonly is: 'saved'; readonly counts: Counts; readonly added: readonly string[] }
  | { readonly is: 'undoing' }
  | { readonly is: 'undone'; readonly count: number }

export type ItemImport = {
  readonly state: ImportState
  readonly checked: Checked | null
  readonly chosen: ReadonlySet<string>
  readonly tags: readonly string[]
  readonly choose: (ids: ReadonlySet<string>) => void
  readonly setTags: (tags: readonly string[]) => void
  readonly open: (file: File) => Promise<void>
  readonly retryCompare: () => Promise<void>
  readonly save: () => Promise<void>
  readonly undo: () => Promise<void>
  readonly review: () => void
  readonly leave: () => void
}

export function useItemImport(area: string): ItemImport {
  const [state, setState] = useState<ImportState>({ is: 'idle' })
  const [checked, setChecked] = useState<Checked | null>(null)
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set())
  const [tags, setTags] = useState<readonly string[]>([])
  const renamed = useRef<Renamed>(new Map())
  const opened = useRef<{ readonly name: string; readonly reading: Reading } | null>(null)

  async function open(file: File): Promise<void> {
    setState({ is: 'reading', done: 0, total: 1 })
    const reading = await openQuestions(file, (done, total) =>
      setState({ is: 'reading', done, total }),
    )
    if (!reading.ok) {
      const { fault, line } = reading
      return setState({ is: 'fault', fault, line })
    }
    opened.current = { name: file.name.slice(0, 120), reading }
    await retryCompare()
  }

  async function retryCompare(): Promise<void> {
    if (opened.current === null) return
    const { name, reading } = opened.current
    setState({ is: 'comparing' })
    try {
      const candidates = await compared(area, reading.items)
      setChecked({
        importId: crypto.randomUUID(),
        fileName: name,
        candidates,
        refused: reading.refused,
        pictures: reading.pictures,
      })
      const wanted = candidates.filter(({ is }) => is === 'new' || is === 'changed')
      choose(new Set(wanted.map(({ itemId }) => itemId)))
      renamed.current = new Map()
      setState({ is: 'checked' })
    } catch (error) {
      setState({ is: 'failed', error })
    }
  }

  async function save(): Promise<void> {
    if (checked === null) return
    const taken = checked.candidates.filter(({ itemId }) => chosen.has(itemId))
    try {
      setState({ is: 'uploading', done: 0, total: 1 })
      await uploadPictures(
        area,
        taken.map(({ read }) => read.item),
        checked.pictures,
        renamed.current,
        (done, total) => setState({ is: 'uploading', done, total }),
      )
      setState({ is: 'saving' })
      const counts = await call(importItems, {
        importId: checked.importId,
        area,
        from: checked.fileName,
        items: taken.map(({ itemId, code, is, known, read }) => ({
          itemId,
          code,
          item: withNames(read.item, renamed.current),
          tags: [...new Set([...read.tags, ...tags])].slice(0, MOST_TAGS),
          version: is === 'changed' || is === 'same' ? (known?.version ?? 0) : 0,
        })),
      })
      const added = taken.filter(({ is }) => is === 'new' || is === 'asked')
      setState({ is: 'saved', counts, added: added.map(({ itemId }) => itemId) })
    } catch (error) {
      setState({ is: 'stopped', error })
    }
  }

  async function undo(): Promise<void> {
    if (checked === null) return
    setState({ is: 'undoing' })
    try {
      const { retired } = await call(undoImport, { importId: checked.importId })
      setState({ is: 'undone', count: retired })
    } catch (error) {
      setState({ is: 'failed', error })
    }
  }

  const leave = (): void => {
    opened.current = null
    setChecked(null)
    setTags([])
    setState({ is: 'idle' })
  }
  const review = (): void => setState({ is: 'checked' })
  return {
    state,
    checked,
    chosen,
    tags,
    choose,
    setTags,
    open,
    retryCompare,
    save,
    undo,
    review,
    leave,
  }
}

const MOST_TAGS = 12

async function compared(area: string, items: readonly ReadItem[]): Promise<Candidate[]> {
  if (items.length === 0) return []
  const asked = items.map((read) => ({ itemId: crypto.randomUUID(), read }))
  const { results } = await call(compareItems, {
    area,
    items: asked.map(({ itemId, read }) => ({
      itemId,
      ...(read.code === undefined ? {} : { code: read.code }),
      item: read.item,
      tags: [...read.tags],
    })),
  })
  return asked.flatMap(({ itemId, read }, at) => {
    const result = results[at]
    if (result === undefined) return []
    // What is known by its code is written as its next version.
    const own = result.is === 'changed' || result.is === 'same' ? result.known?.itemId : undefined
    return [{ ...result, itemId: own ?? itemId, read }]
  })
}
