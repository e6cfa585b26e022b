/** The editor of one question: its form beside the phone, what is missing or weak, saving, its history and where it is used. */
import type { JSX, TargetedKeyboardEvent } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { BankItem } from '../../../../../worker/contract/bank.ts'
import { Button } from '../../../components/Button.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { LINTS } from '../../../text/bank-fields.ts'
import { COMPARE, EDIT, HISTORY } from '../../../text/bank-office.ts'
import { formatMoment } from '../../../text/format.ts'
import { CompareItems } from './CompareItems.tsx'
import { ContentFields } from './ContentFields.tsx'
import { itemFormOf, itemOf, type ItemForm } from './item-form.ts'
import { ItemHistory, UsedIn } from './ItemHistory.tsx'
import { ItemPreview, usePreview } from './ItemPreview.tsx'
import { placedLints } from './lint-place.ts'
import { FoundContext } from './marks.tsx'
import { NotesFields } from './NotesFields.tsx'
import { RetireItem } from './RetireItem.tsx'
import type { KnownTag } from './TagsField.tsx'
import type { Bank } from './use-bank.ts'
import { useItemEditor, type Editor, type Start } from './use-item-editor.ts'

/** What the next new question of this page begins with. */
export type Pattern = {
  readonly is: 'next' | 'copy'
  readonly form: ItemForm
  /** How many were saved one after the other. */
  readonly wrote: number
  readonly withPictures: boolean
}

type Props = {
  readonly bank: Bank
  readonly start: Start
  /** Null for a new question. */
  readonly item: BankItem | null
  readonly isRestored: boolean
  readonly pattern: Pattern | null
  readonly withPictures: boolean
  readonly knownTags: readonly KnownTag[]
  /** `then`: what the person asked for, to stay with this question or to write the next. */
  readonly onSaved: (code: string, then: 'stay' | 'next') => void
  /** The item is read again: its history has grown. */
  readonly onReload: () => void
  readonly onNext: (form: ItemForm, wrote: number, withPictures: boolean) => void
  readonly onCopy: (form: ItemForm) => void
}

export function ItemEditor(props: Props): JSX.Element {
  const { bank, start, item, pattern } = props
  const editor = useItemEditor(start)
  const { form } = editor
  const [said, setSaid] = useState('')
  const [isLeaving, setLeaving] = useState(false)
  const preview = usePreview(start.area, start.itemId, form)
  const work = useRef<HTMLFormElement>(null)
  const lints = preview.drawn?.lints ?? (item !== null && !editor.isChanged ? item.lints : [])
  const found = useMemo(
    () => ({ gaps: editor.gaps, lints: placedLints(form.content, lints) }),
    [editor.gaps, form.content, lints],
  )
  const { isReadOnly } = start
  // A new question is written from the first key on.
  useEffect(() => {
    if (item === null) work.current?.querySelector('textarea')?.focus()
  }, [])

  async function save(
    act: () => Promise<string | null>,
    then: 'stay' | 'next' = 'stay',
  ): Promise<boolean> {
    setSaid('')
    const code = await act()
    if (code === null) {
      // After the marks are there.
      setTimeout(() => showFirst(work.current), 0)
      return false
    }
    props.onSaved(code, then)
    props.onReload()
    return true
  }

  /** Nothing can be typed meanwhile: it would be lost with this form. */
  async function saveAndNext(): Promise<void> {
    if (!editor.isChanged || editor.theirs !== null) return
    setLeaving(true)
    const isSaved = await save(editor.save, 'next')
    setLeaving(false)
    if (isSaved) props.onNext(form, (pattern?.wrote ?? 0) + 1, props.withPictures)
  }

  function press(event: TargetedKeyboardEvent<HTMLFormElement>): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isReadOnly) return
    event.preventDefault()
    if (item === null) void saveAndNext()
    else void save(editor.save)
  }

  return (
    <FoundContext.Provider value={found}>
      {item?.retiredAt != null && (
        <Notice kind="wait" title={EDIT.retiredTitle}>
          {EDIT.retired}
        </Notice>
      )}
      {isReadOnly && (
        <Notice
          title={EDIT.readOnlyTitle}
          action={
            bank.mayWrite(bank.area) && item !== null ? (
              <Button icon="copy" onClick={() => props.onCopy(form)}>
                {EDIT.copy}
              </Button>
            ) : undefined
          }
        >
          {bank.mayWrite(bank.area) ? EDIT.readOnlyAbove : EDIT.readOnly}
        </Notice>
      )}
      {pattern?.is === 'copy' && item === null && <Notice>{EDIT.copied}</Notice>}
      {pattern?.is === 'next' && pattern.wrote > 0 && item === null && (
        <Notice kind="done">{EDIT.wroteNext(pattern.wrote)}</Notice>
      )}
      {props.isRestored && editor.isChanged && editor.theirs === null && (
        <Notice kind="done">{EDIT.restored}</Notice>
      )}
      {said !== '' && (
        <Notice
          kind="done"
          action={
            editor.undo === null ? undefined : (
              <Button
                icon="undo"
                onClick={() => {
                  editor.undo?.()
                  setSaid('')
                }}
              >
                {COMPARE.undo}
              </Button>
            )
          }
        >
          {said}
        </Notice>
      )}
      {editor.theirs !== null && (
        <CompareItems
          mine={mineOf(form)}
          theirs={editor.theirs}
          zone={bank.zone}
          isSaving={editor.isSaving}
          onKeepMine={() => void save(editor.keepMine)}
          onTakeTheirs={() => {
            editor.takeTheirs()
            setSaid(COMPARE.took)
            props.onReload()
          }}
        />
      )}
      <div class="bank-editor">
        <form
          ref={work}
          class="bank-form"
          noValidate
          onKeyDown={press}
          onSubmit={(event) => {
            event.preventDefault()
            void save(editor.save)
          }}
        >
          <div inert={isLeaving}>
            <ContentFields
              form={form.content}
              onChange={(content) => editor.change({ content })}
              area={start.area}
              isReadOnly={isReadOnly}
              withPictures={props.withPictures}
            />
            <NotesFields
              form={form}
              onChange={editor.change}
              area={start.area}
              knownTags={props.knownTags}
              isReadOnly={isReadOnly}
            />
          </div>
          {!isReadOnly && (
            <SaveBar {...props} editor={editor} onSaveNext={saveAndNext} lints={found.lints} />
          )}
        </form>
        <ItemPreview preview={preview} />
      </div>
      {item !== null && (
        <div class="bank-after">
          <UsedIn item={item} />
          <ItemHistory
            item={item}
            zone={bank.zone}
            onUse={
              isReadOnly
                ? undefined
                : (number, version, tags) => {
                    editor.replace(itemFormOf(version, tags))
                    setSaid(HISTORY.used(number))
                  }
            }
          />
          <p class="help">
            {EDIT.code}: <code>{item.code}</code>
          </p>
          {!isReadOnly && <RetireItem item={item} onDone={props.onReload} />}
        </div>
      )}
    </FoundContext.Provider>
  )
}

/** Null while it is half written. */
function mineOf(form: ItemForm): (ReturnType<typeof itemOf> & { ok: true }) | null {
  const made = itemOf(form)
  return made.ok ? made : null
}

/** Goes to the first field that is marked wrong, or to what has to be decided. */
function showFirst(work: HTMLElement | null): void {
  const decide = document.querySelector<HTMLElement>('.bank-compare')
  const wrong = work?.querySelector<HTMLElement>('[aria-invalid="true"], .bank-marks .error')
  const target = decide ?? wrong
  target?.scrollIntoView({ block: 'center' })
  target?.focus()
}

type BarProps = Props & {
  readonly editor: Editor
  readonly lints: ReturnType<typeof placedLints>
  readonly onSaveNext: () => Promise<void>
}

function SaveBar(props: BarProps): JSX.Element {
  const { bank, item, start, editor, lints } = props
  const [isSure, setSure] = useState(false)
  const { isChanged, isSaving, gaps } = editor
  const isHeld = editor.theirs !== null
  const blocking = lints.filter(({ isBlocking }) => isBlocking).length
  return (
    <div class="bank-bar">
      {gaps.length > 0 && (
        <Notice kind="danger" title={EDIT.fixFirst(gaps.length)}>
          {EDIT.fixFirstBody}
        </Notice>
      )}
      {editor.error !== null && <Problem error={editor.error} />}
      <p class="help" role="status">
        {stateWords(editor, item, bank)}
        {lints.length > 0 && (
          <span class={blocking > 0 ? 'bank-weak' : undefined}>
            {' '}
            {LINTS.summary(blocking, lints.length - blocking)}.
          </span>
        )}
      </p>
      <div class="actions">
        <Button
          kind="primary"
          type="submit"
          disabled={!isChanged || isHeld}
          busy={isSaving ? EDIT.saving : undefined}
        >
          {EDIT.save}
        </Button>
        {isChanged || editor.version === 0 ? (
          <Button
            disabled={!isChanged || isSaving || isHeld}
            onClick={() => void props.onSaveNext()}
          >
            {EDIT.saveNext}
          </Button>
        ) : (
          <Button icon="plus" onClick={() => props.onNext(editor.form, 0, props.withPictures)}>
            {EDIT.next}
          </Button>
        )}
        {isChanged &&
          !isHeld &&
          (isSure ? (
            <>
              <Button
                kind="danger"
                onClick={() => {
                  setSure(false)
                  editor.reset()
                }}
              >
                {start.version === 0 ? EDIT.discardNew : EDIT.undo}
              </Button>
              <Button kind="quiet" onClick={() => setSure(false)}>
                {EDIT.goOn}
              </Button>
            </>
          ) : (
            <Button kind="quiet" icon="undo" onClick={() => setSure(true)}>
              {start.version === 0 ? EDIT.discardNew : EDIT.undo}
            </Button>
          ))}
        <span class="help bank-keys">{EDIT.saveKeys(item === null)}</span>
      </div>
    </div>
  )
}

function stateWords(
  { isChanged, keeping, version, isSaving }: Editor,
  item: BankItem | null,
  bank: Bank,
): string {
  if (isSaving) return EDIT.saving
  if (isChanged) {
    return keeping === 'kept' ? EDIT.kept : keeping === 'failed' ? EDIT.notKept : EDIT.keeping
  }
  if (version === 0) return EDIT.neverSaved
  return item?.version === version
    ? EDIT.savedVersion(version, formatMoment(item.savedAt, bank.zone))
    : EDIT.savedNow(version)
}
