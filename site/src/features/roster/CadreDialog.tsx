/** One cadre: her data to see and to change, her assignments, and their end. What was typed survives a conflict. */
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import {
  CADRE_KINDS,
  editCadre,
  readCadre,
  type Assignment,
  type Cadre,
} from '../../../../worker/contract/roster.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Field } from '../../components/Field.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Problem } from '../../components/Problem.tsx'
import { Select } from '../../components/Select.tsx'
import { call, CallProblem } from '../../lib/call.ts'
import { historyAddress } from '../../lib/history-address.ts'
import type { OfficeArea } from '../../lib/session.ts'
import { CADRE_HISTORY } from '../../text/audit.ts'
import { SHARED } from '../../text/frame.ts'
import { areaWords, CADRE, KIND_WORDS, SEX_WORDS } from '../../text/roster.ts'
import { CadreLinks } from './CadreLinks.tsx'
import { MOVE } from '../../text/roster-life.ts'
import { changedValues, differences, formOf, wrongFields, type CadreForm } from './cadre-form.ts'
import { DecreeFields, type Decree } from './DecreeFields.tsx'
import { EndAssignment } from './EndAssignment.tsx'
import { MoveAssignment } from './MoveAssignment.tsx'
import { showFirstError } from '../../lib/show-first-error.ts'

type Props = {
  readonly area: OfficeArea
  readonly cadreId: string
  readonly mayEdit: boolean
  /** Today in the district. */
  readonly today: string
  readonly onClose: () => void
  readonly onChanged: (words: string) => void
}

export function CadreDialog(props: Props): JSX.Element {
  const { area, cadreId, mayEdit, onClose } = props
  const [cadre, setCadre] = useState<Cadre | null>(null)
  const [form, setForm] = useState<CadreForm | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [conflict, setConflict] = useState<readonly string[] | null>(null)
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  const [isSaving, setSaving] = useState(false)
  const [ending, setEnding] = useState<Assignment | null>(null)
  const [moving, setMoving] = useState<Assignment | null>(null)

  const load = async (): Promise<Cadre> =>
    (await call(readCadre, { area: area.code, cadreId })).cadre
  const open = async (): Promise<void> => {
    setError(null)
    try {
      const read = await load()
      setCadre(read)
      setForm(formOf(read))
    } catch (problem) {
      setError(problem)
    }
  }
  useEffect(() => void open(), [cadreId])

  async function save(): Promise<void> {
    if (cadre === null || form === null) return
    const found = wrongFields(form)
    setWrong(found)
    if (Object.keys(found).length > 0) return showFirstError()
    setSaving(true)
    setError(null)
    try {
      await call(editCadre, {
        district: area.districtCode,
        cadreId,
        version: cadre.version,
        ...changedValues(cadre, form),
      })
      props.onChanged(CADRE.saved)
      onClose()
    } catch (problem) {
      if (problem instanceof CallProblem && problem.code === 'CHANGED_MEANWHILE') {
        const now = await load().catch(() => null)
        if (now !== null) {
          setConflict(differences(cadre, now))
          // Fields that this officer has not touched take the newest value.
          setForm({ ...formOf(now), ...changedForm(formOf(cadre), form) })
          setCadre(now)
        } else setError(problem)
      } else if (problem instanceof CallProblem && problem.code === 'INPUT_INVALID') {
        setWrong({ ...issuesOf(problem) })
        setError(Object.keys(issuesOf(problem)).length === 0 ? problem : null)
      } else setError(problem)
    } finally {
      setSaving(false)
    }
  }

  const set = <Key extends keyof CadreForm>(key: Key, value: CadreForm[Key]) => {
    if (form !== null) setForm({ ...form, [key]: value })
  }
  const isDirty =
    cadre !== null && form !== null && Object.keys(changedValues(cadre, form)).length > 0

  if (ending !== null && cadre !== null) {
    return (
      <EndAssignment
        district={area.districtCode}
        cadre={cadre}
        assignment={ending}
        today={props.today}
        onClose={() => setEnding(null)}
        onEnded={() => {
          props.onChanged(CADRE.endDone)
          setEnding(null)
          void open()
        }}
      />
    )
  }
  if (moving !== null && cadre !== null) {
    return (
      <MoveAssignment
        district={area.districtCode}
        cadre={cadre}
        assignment={moving}
        today={props.today}
        onClose={() => setMoving(null)}
        onMoved={() => {
          props.onChanged(MOVE.done)
          setMoving(null)
          void open()
        }}
      />
    )
  }
  return (
    <Dialog
      open
      title={cadre?.name ?? CADRE.edit}
      onClose={onClose}
      actions={
        mayEdit &&
        form !== null && (
          <>
            <Button
              kind="primary"
              disabled={!isDirty}
              busy={isSaving ? CADRE.saving : undefined}
              onClick={() => void save()}
            >
              {SHARED.save}
            </Button>
            <Button onClick={onClose}>{SHARED.cancel}</Button>
          </>
        )
      }
    >
      {error !== null && (
        <Problem error={error} onRetry={cadre === null ? () => void open() : undefined} />
      )}
      {conflict !== null && (
        <Notice kind="wait" title={CADRE.conflictTitle}>
          <p>{CADRE.conflictBody}</p>
          <ul>
            {conflict.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Notice>
      )}
      {cadre === null || form === null ? (
        error === null && <Loading label={CADRE.loading} rows={4} />
      ) : (
        <div class="roster-form">
          <p class="muted">
            {CADRE.code} <strong class="num">{cadre.code}</strong> ·{' '}
            {cadre.trainedOn === null ? CADRE.notTrained : CADRE.trainedSince(cadre.trainedOn)}
            {mayEdit && (
              <>
                {' · '}
                <a href={historyAddress(cadreId)}>{CADRE_HISTORY}</a>
              </>
            )}
            {' · '}
            <a href={`/dinas/praktik/?kader=${cadreId}`}>{CADRE.practice}</a>
          </p>
          {!mayEdit && <p class="help">{CADRE.readOnly}</p>}
          <Field
            label={CADRE.name}
            help={CADRE.nameHelp}
            value={form.name}
            error={wrong['name']}
            disabled={!mayEdit}
            maxLength={100}
            onInput={(value) => set('name', value)}
          />
          <div class="roster-pair">
            <Select
              label={CADRE.kind}
              value={form.kind}
              disabled={!mayEdit}
              options={CADRE_KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind] }))}
              // Safe: the options are the kinds.
              onChange={(value) => set('kind', value as CadreForm['kind'])}
            />
            <Select
              label={CADRE.sex}
              optional
              value={form.sex}
              disabled={!mayEdit}
              options={[
                { value: '', label: CADRE.sexUnknown },
                { value: 'F', label: SEX_WORDS.F },
                { value: 'M', label: SEX_WORDS.M },
              ]}
              // Safe: the options are these values.
              onChange={(value) => set('sex', value as CadreForm['sex'])}
            />
          </div>
          {mayEdit && isPhoneHidden(cadre) && (
            <p>
              <strong>{CADRE.phone}</strong>
              <span class="help">{CADRE.phoneHidden}</span>
              <span class="num">•••{cadre.phoneTail}</span>
            </p>
          )}
          {mayEdit && !isPhoneHidden(cadre) && (
            <Field
              label={CADRE.phone}
              help={CADRE.phoneHelp}
              type="tel"
              inputMode="tel"
              optional
              value={form.phone}
              error={wrong['phone']}
              maxLength={40}
              onInput={(value) => set('phone', value)}
            />
          )}
          <h3>{CADRE.assignments}</h3>
          {cadre.assignments.map((each) => (
            <AssignmentBlock
              key={each.id}
              assignment={each}
              form={form}
              wrong={wrong}
              mayEdit={mayEdit}
              onChange={setForm}
              onEnd={() => setEnding(each)}
              onMove={() => setMoving(each)}
            />
          ))}
          <CadreLinks area={area.code} cadreId={cadreId} version={cadre.version} />
        </div>
      )}
    </Dialog>
  )
}

/** She has a number, and it is shown to her own district's officers only. */
function isPhoneHidden({ phone, phoneTail }: Cadre): boolean {
  return phone === null && phoneTail !== null
}

type BlockProps = {
  readonly assignment: Assignment
  readonly form: CadreForm
  readonly wrong: Readonly<Record<string, string>>
  readonly mayEdit: boolean
  readonly onChange: (form: CadreForm) => void
  readonly onEnd: () => void
  readonly onMove: () => void
}

function AssignmentBlock(props: BlockProps): JSX.Element {
  const { assignment, form, mayEdit } = props
  const isForm = mayEdit && form.assignmentId === assignment.id
  const set = (key: keyof Decree) => (value: string) => props.onChange({ ...form, [key]: value })
  return (
    <div class="roster-assignment">
      <p>
        <strong>{areaWords(assignment.area)}</strong>
        <br />
        <span class="small muted">
          {assignment.endedOn === null
            ? CADRE.since(assignment.startedOn)
            : CADRE.ended(assignment.endedOn, assignment.endReason)}
        </span>
      </p>
      {isForm ? (
        <DecreeFields value={form} wrong={props.wrong} onInput={set} />
      ) : (
        assignment.decreeNumber !== null && (
          <p class="small">
            {CADRE.decreeNumber}: {assignment.decreeNumber}
          </p>
        )
      )}
      {mayEdit && assignment.endedOn === null && (
        <p class="roster-choices">
          <Button icon="arrow-right" onClick={props.onMove}>
            {MOVE.open}
          </Button>
          <Button kind="danger" icon="close" onClick={props.onEnd}>
            {CADRE.end}
          </Button>
        </p>
      )}
    </div>
  )
}

/** The fields in which the officer's form differs from what was loaded. */
function changedForm(before: CadreForm, form: CadreForm): Partial<CadreForm> {
  return Object.fromEntries(
    Object.entries(form).filter(([key, value]) => before[key as keyof CadreForm] !== value),
  )
}

function issuesOf(problem: CallProblem): Readonly<Record<string, string>> {
  const text = JSON.stringify(problem.detail)
  return {
    ...(text.includes('phone') ? { phone: CADRE.phoneWrong } : {}),
    ...(text.includes('decreeUntil') ? { decreeUntil: CADRE.untilBeforeOn } : {}),
    ...(text.includes('"name"') ? { name: CADRE.nameNeeded } : {}),
  }
}
