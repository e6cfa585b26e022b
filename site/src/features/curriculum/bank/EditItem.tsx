/**
 * The page of one question. Its address names it behind the `#`: `#<id>` one of the bank, `#baru` a new one, which becomes
 * `#baru/<id>`, so that a page that is loaded again finds what was being written.
 */
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { readItem, type BankItem } from '../../../../../worker/contract/bank.ts'
import { Button } from '../../../components/Button.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call, CallProblem } from '../../../lib/call.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { EDIT } from '../../../text/bank-office.ts'
import { fromCourse, moduleHref, searchOf, withCode } from '../from-course.ts'
import { BANK_HREF } from './addresses.ts'
import { isSameForm, itemFormOf, newItem, nextAfter, type ItemForm } from './item-form.ts'
import { ItemEditor, type Pattern } from './ItemEditor.tsx'
import { findKept, type KeptItem } from './keep-item.ts'
import { PickType } from './PickType.tsx'
import { useBankCounts } from './use-bank-counts.ts'
import { useBank, type Bank } from './use-bank.ts'

const NEW = 'baru'

type Asked = { readonly itemId: string; readonly isNew: boolean }

export function EditItem(): JSX.Element {
  const bank = useBank()
  const [asked, setAsked] = useState<Asked | null>(null)
  useEffect(() => {
    const read = (): void => setAsked(askedOf(location.hash))
    read()
    addEventListener('hashchange', read)
    return () => removeEventListener('hashchange', read)
  }, [])
  const [from, setFrom] = useState(() => fromCourse(location.search))
  const [isLeaving, setLeaving] = useState(false)
  // After the editor has noted that nothing is unsaved, so that the browser does not ask.
  useEffect(() => {
    if (isLeaving && from !== null) location.assign(moduleHref(from))
  }, [isLeaving])
  function wrote(code: string, then: 'stay' | 'next'): void {
    if (from === null) return
    const next = withCode(from, code)
    setFrom(next)
    history.replaceState(history.state, '', searchOf(next) + location.hash)
    if (then === 'stay') setLeaving(true)
  }
  if (bank === null || asked === null) return <Loading label={EDIT.loading} rows={6} />
  return (
    <div class="bank">
      <p class="bank-back">
        <Button kind="quiet" icon="arrow-left" href={from === null ? BANK_HREF : moduleHref(from)}>
          {from === null ? EDIT.back : EDIT.backToModule(from.codes.length)}
        </Button>
      </p>
      {from !== null && asked.isNew && <Notice>{EDIT.forModule}</Notice>}
      <Opened key={asked.itemId} bank={bank} asked={asked} onGo={setAsked} onWrote={wrote} />
    </div>
  )
}

function askedOf(hash: string): Asked {
  const [first = '', second] = hash.slice(1).split('/')
  if (first !== NEW) return { itemId: first, isNew: false }
  return second === undefined ? newAsked() : { itemId: second, isNew: true }
}

/** A new question's id is in the address at once: what is written is found again under it. */
function newAsked(): Asked {
  const itemId = crypto.randomUUID()
  history.replaceState(history.state, '', `#${NEW}/${itemId}`)
  return { itemId, isNew: true }
}

type Found = { readonly item: BankItem | null; readonly kept: KeptItem | null }
type OpenedProps = {
  readonly bank: Bank
  readonly asked: Asked
  readonly onGo: (asked: Asked) => void
  /** A new question is in the bank. */
  readonly onWrote: (code: string, then: 'stay' | 'next') => void
}

function Opened({ bank, asked, onGo, onWrote }: OpenedProps): JSX.Element {
  const { accountId } = bank.who
  const [pattern] = useState<Pattern | null>(takePattern)
  const [picked, setPicked] = useState<{ form: ItemForm; withPictures: boolean } | null>(null)
  const { tags } = useBankCounts(bank.area)
  const reply = useReply<Found>(asked.itemId, async (signal) => {
    const kept = await findKept(accountId, asked.itemId)
    if (asked.isNew) return { item: null, kept }
    const { item } = await call(readItem, { itemId: asked.itemId }, { signal })
    return { item, kept }
  })
  // Reading anew must not take the editor away, whatever becomes of it.
  const last = useRef<Found | null>(null)
  if (reply.state === 'here') last.current = reply.answer
  if (reply.state === 'loading' && last.current === null) {
    return <Loading label={EDIT.loading} rows={6} />
  }
  if (reply.state === 'failed' && last.current === null) {
    const isNone =
      reply.error instanceof CallProblem &&
      (reply.error.code === 'NOT_FOUND' || reply.error.code === 'INPUT_INVALID')
    return isNone ? (
      <Empty
        title={EDIT.noneTitle}
        action={
          <Button kind="primary" href={BANK_HREF}>
            {EDIT.back}
          </Button>
        }
      >
        {EDIT.none}
      </Empty>
    ) : (
      <Problem error={reply.error} onRetry={reply.reload} />
    )
  }
  const { item, kept } = last.current ?? { item: null, kept: null }
  const begun = item === null && kept === null ? (pattern?.form ?? picked?.form ?? null) : null
  if (item === null && kept === null && begun === null) {
    if (!bank.mayWrite(bank.area)) {
      return <Empty title={EDIT.readOnlyTitle}>{EDIT.readOnly}</Empty>
    }
    return (
      <PickType
        onPick={(type) => {
          const form = newItem(type === 'picture' ? 'one' : type)
          setPicked({ form, withPictures: type === 'picture' })
        }}
      />
    )
  }
  const inBank = item === null ? null : itemFormOf(item.item, item.tags)
  const area = item?.ownerArea ?? kept?.area ?? bank.area
  const base = inBank ?? begun ?? newItem(kept?.form.content.type ?? 'one')
  const restored = kept !== null && !isSameForm(kept.form, base) ? kept : null
  const start = {
    accountId,
    itemId: asked.itemId,
    area,
    form: restored?.form ?? begun ?? base,
    // A copy is a change from the first moment: it is kept until it is saved.
    base: pattern?.is === 'copy' ? newItem(base.content.type) : base,
    version: restored?.version ?? item?.version ?? 0,
    isReadOnly: !bank.mayWrite(area),
  }
  const goNew = (next: Pattern): void => {
    putPattern(next)
    onGo(newAsked())
  }
  return (
    <ItemEditor
      bank={bank}
      start={start}
      item={item}
      isRestored={restored !== null}
      pattern={pattern}
      withPictures={picked?.withPictures ?? pattern?.withPictures ?? false}
      knownTags={tags}
      onSaved={(code, then) => {
        if (item === null) onWrote(code, then)
        history.replaceState(history.state, '', `#${asked.itemId}`)
        onGo({ itemId: asked.itemId, isNew: false })
      }}
      onReload={reply.reload}
      onNext={(form, wrote, withPictures) =>
        goNew({ is: 'next', form: nextAfter(form), wrote, withPictures })
      }
      onCopy={(form) => goNew({ is: 'copy', form, wrote: 0, withPictures: false })}
    />
  )
}

let waiting: Pattern | null = null
function putPattern(pattern: Pattern): void {
  waiting = pattern
}
function takePattern(): Pattern | null {
  const taken = waiting
  waiting = null
  return taken
}
