/** Words a line of the checklist, or adds one. What somebody else saved meanwhile is shown beside what was typed. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  BUNDLE_STATES,
  readBundle,
  saveBundleItem,
  type BundleItem,
} from '../../../../../worker/contract/bundle.ts'
import { Button } from '../../../components/Button.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { Field } from '../../../components/Field.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { RadioList } from '../../../components/RadioList.tsx'
import { call, CallProblem } from '../../../lib/call.ts'
import { BUNDLE, itemLabel, STATE_WORDS } from '../../../text/bundle.ts'
import { SHARED } from '../../../text/frame.ts'

type Props = {
  readonly place: { readonly district: string; readonly year: number }
  /** Null for a new line. */
  readonly item: BundleItem | null
  readonly number: number
  readonly onClose: () => void
  readonly onDone: (words: string) => void
}

export function EditItem({ place, item, number, onClose, onDone }: Props): JSX.Element {
  const [title, setTitle] = useState(item?.title ?? '')
  const [note, setNote] = useState(item?.note ?? '')
  const [state, setState] = useState(item?.state ?? 'OPEN')
  const [target, setTarget] = useState({ number, version: item?.version ?? 0 })
  const [theirs, setTheirs] = useState<BundleItem | null>(null)
  const [isMoved, setMoved] = useState(false)
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const [isSaving, setSaving] = useState(false)
  const [error, setError] = useState<unknown>(null)

  async function save(): Promise<void> {
    if (title.trim() === '') return setWrong(BUNDLE.itemTitleNeeded)
    setWrong(undefined)
    setSaving(true)
    setError(null)
    try {
      const wish = { ...place, ...target, title: title.trim(), note: note.trim(), state }
      await call(saveBundleItem, wish)
      onDone(BUNDLE.saved)
      return
    } catch (problem) {
      if (problem instanceof CallProblem && problem.code === 'CHANGED_MEANWHILE') await meet()
      else setError(problem)
    }
    setSaving(false)
  }

  /** Somebody was faster: a changed line is shown, a new one goes to the next number. */
  async function meet(): Promise<void> {
    try {
      const { items } = await call(readBundle, place)
      if (item === null) {
        setTarget({ number: Math.max(...items.map((each) => each.number)) + 1, version: 0 })
        setMoved(true)
        return
      }
      const now = items.find((each) => each.number === number) ?? item
      setTheirs(now)
      setTarget({ number, version: now.version })
    } catch (problem) {
      setError(problem)
    }
  }

  return (
    <Dialog
      open
      title={item === null ? BUNDLE.addTitle : `${BUNDLE.editTitle} ${number}`}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="primary"
            icon="check"
            busy={isSaving ? BUNDLE.saving : undefined}
            onClick={() => void save()}
          >
            {SHARED.save}
          </Button>
          <Button onClick={onClose}>{SHARED.cancel}</Button>
        </>
      }
    >
      {isMoved && <Notice kind="wait">{BUNDLE.taken(target.number)}</Notice>}
      {theirs !== null && (
        <Notice kind="wait" title={BUNDLE.conflict}>
          <p>
            {BUNDLE.conflictNow} <b>{theirs.title}</b>, {STATE_WORDS[theirs.state]}
          </p>
          {theirs.note !== '' && <p class="evidence-note">{theirs.note}</p>}
        </Notice>
      )}
      {error !== null && <Problem error={error} />}
      {item === null && <p class="help">{itemLabel(target.number)}</p>}
      <Field
        label={BUNDLE.itemTitle}
        help={BUNDLE.itemTitleHelp}
        value={title}
        error={wrong}
        maxLength={120}
        onInput={setTitle}
      />
      <Field
        label={BUNDLE.note}
        help={BUNDLE.noteHelp}
        optional
        lines={4}
        value={note}
        maxLength={2000}
        onInput={setNote}
      />
      <RadioList
        legend={BUNDLE.state}
        value={state}
        answers={BUNDLE_STATES.map((value) => ({ value, label: STATE_WORDS[value] }))}
        onChange={(next) => setState(BUNDLE_STATES.find((each) => each === next) ?? state)}
      />
    </Dialog>
  )
}
