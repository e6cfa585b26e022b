/** How the certificates of a unit look: form and drawing side by side. What is not saved yet outlives the page. */
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { ReplyOf } from '../../../../../worker/contract/endpoint.ts'
import {
  readPaperDesign,
  setPaperDesign,
  type PaperDesign,
} from '../../../../../worker/contract/paper-design.ts'
import { Button } from '../../../components/Button.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Select } from '../../../components/Select.tsx'
import { call, CallProblem } from '../../../lib/call.ts'
import { useUrlState } from '../../../lib/url-state.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { formatMoment } from '../../../text/format.ts'
import { DESIGN } from '../../../text/paper-office.ts'
import { Frame, type Desk } from '../Frame.tsx'
import { faultsOf, isSameDesign, keepDraft, readDraft } from './paper-draft.ts'
import { PaperForm } from './PaperForm.tsx'
import { PaperPreview } from './PaperPreview.tsx'

const SETTINGS = '/dinas/sertifikat/pengaturan/'

export function PaperDesigner(): JSX.Element {
  return (
    <Frame current={SETTINGS} unit="optional">
      {(desk) => <Units desk={desk} />}
    </Frame>
  )
}

function Units({ desk }: { readonly desk: Desk }): JSX.Element {
  const [asked, choose] = useUrlState('penerbit')
  const { units, district } = desk
  const unit = (units.find((view) => view.unit.id === asked) ?? units[0])?.unit
  const key = unit === undefined ? null : `${district} ${unit.id}`
  const reply = useReply(key, () => call(readPaperDesign, { district, unitId: unit?.id ?? '' }))
  if (unit === undefined) {
    return (
      <Empty
        title={DESIGN.noUnitTitle}
        action={
          <Button kind="primary" href={SETTINGS}>
            {DESIGN.back}
          </Button>
        }
      >
        {DESIGN.noUnit}
      </Empty>
    )
  }
  return (
    <>
      <Button icon="arrow-left" kind="quiet" href={SETTINGS}>
        {DESIGN.back}
      </Button>
      {units.length > 1 && (
        <Select
          label={DESIGN.unit}
          value={unit.id}
          options={units.map((view) => ({
            value: view.unit.id,
            label: view.unit.letterhead.office,
          }))}
          onChange={choose}
        />
      )}
      {reply.state === 'loading' && <Loading label={DESIGN.loading} rows={8} />}
      {reply.state === 'failed' && <Problem error={reply.error} onRetry={reply.reload} />}
      {reply.state === 'here' && (
        <Designer key={unit.id} desk={desk} unitId={unit.id} first={reply.answer} />
      )}
    </>
  )
}

type Saved = ReplyOf<typeof readPaperDesign>
type Props = { readonly desk: Desk; readonly unitId: string; readonly first: Saved }

function Designer({ desk, unitId, first }: Props): JSX.Element {
  const { district, mayPropose: mayEdit } = desk
  const [saved, setSaved] = useState(first)
  const [begun] = useState(() => (mayEdit ? readDraft(unitId) : null))
  const [design, setDesign] = useState<PaperDesign>(begun?.design ?? first.design)
  const [overtaken, setOvertaken] = useState(
    begun !== null && begun.after !== first.designId && !isSameDesign(begun.design, first.design),
  )
  const [said, setSaid] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [isSaving, setSaving] = useState(false)
  const [id, setId] = useState(() => crypto.randomUUID())
  const isChanged = !isSameDesign(design, saved.design)
  const wrong = faultsOf(design)
  const isRight = Object.keys(wrong).length === 0

  useEffect(() => {
    if (mayEdit) keepDraft(unitId, isChanged ? { after: saved.designId, design } : null)
  }, [unitId, mayEdit, isChanged, saved, design])

  function change(how: (design: PaperDesign) => PaperDesign): void {
    setDesign(how)
    // Another design is another save; the same one sent again after a broken answer is not.
    setId(crypto.randomUUID())
    setSaid(false)
  }

  async function save(): Promise<void> {
    setSaving(true)
    setError(null)
    try {
      const answer = await call(setPaperDesign, {
        district,
        unitId,
        id,
        after: saved.designId,
        design,
      })
      setSaved(answer)
      setDesign(answer.design)
      setOvertaken(false)
      setSaid(true)
    } catch (problem) {
      const isOvertaken = problem instanceof CallProblem && problem.code === 'CHANGED_MEANWHILE'
      if (isOvertaken) await meet()
      else setError(problem)
    } finally {
      setSaving(false)
    }
  }

  /** Somebody else has saved: takes theirs as what is saved, and keeps what is on the screen. */
  async function meet(): Promise<void> {
    try {
      setSaved(await call(readPaperDesign, { district, unitId }))
      setOvertaken(true)
    } catch (problem) {
      setError(problem)
    }
  }

  function undo(): void {
    change(() => saved.design)
    setOvertaken(false)
    setError(null)
  }

  const savedWords =
    saved.savedAt === null
      ? DESIGN.plain
      : DESIGN.savedAt(formatMoment(saved.savedAt, desk.area.district.timeZone))
  return (
    <div class="paper-designer">
      <form
        class="paper-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (isRight && isChanged) void save()
        }}
      >
        {!mayEdit && <Notice>{DESIGN.readOnly}</Notice>}
        {overtaken && isChanged && (
          <Notice kind="wait" title={DESIGN.changedTitle}>
            {DESIGN.changed}
          </Notice>
        )}
        {mayEdit && (
          <PaperForm district={district} design={design} wrong={wrong} onChange={change} />
        )}
        {error !== null && <Problem error={error} />}
        {mayEdit && (
          <div class="save-bar">
            {said && !isChanged ? (
              <Notice kind="done">{DESIGN.saved}</Notice>
            ) : (
              <p class="help" role="status">
                {isChanged ? DESIGN.unsaved : savedWords}
              </p>
            )}
            <div class="actions">
              <Button
                kind="primary"
                type="submit"
                disabled={!isRight || !isChanged}
                busy={isSaving ? DESIGN.saving : undefined}
              >
                {DESIGN.save}
              </Button>
              {isChanged && (
                <Button icon="undo" onClick={undo}>
                  {DESIGN.undo}
                </Button>
              )}
            </div>
          </div>
        )}
      </form>
      <PaperPreview district={district} unitId={unitId} design={design} canDraw={isRight} />
    </div>
  )
}
