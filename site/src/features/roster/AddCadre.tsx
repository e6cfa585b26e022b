/** One cadre by hand, under the same rules as a row of a list: what looks like a known person is asked. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  addCadre,
  CADRE_KINDS,
  type CadreKind,
  type Decision,
  type RowOutcome,
} from '../../../../worker/contract/roster.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Field } from '../../components/Field.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Problem } from '../../components/Problem.tsx'
import { Select } from '../../components/Select.tsx'
import { call } from '../../lib/call.ts'
import { SHARED } from '../../text/frame.ts'
import { CADRE, KIND_WORDS, SEX_WORDS } from '../../text/roster.ts'
import { problemSentence } from '../../text/roster-import.ts'
import { AnswerQuestions } from './AnswerQuestions.tsx'
import { AreaPicker } from './AreaPicker.tsx'
import { wrongFields, type CadreForm } from './cadre-form.ts'
import { DecreeFields } from './DecreeFields.tsx'
import { showFirstError } from '../../lib/show-first-error.ts'

type Props = {
  readonly district: string
  /** Where she is to serve, when that is decided already. */
  readonly areaCode?: string
  readonly onClose: () => void
  readonly onAdded: (words: string) => void
}

const EMPTY: CadreForm = {
  name: '',
  kind: 'KPM',
  sex: '',
  phone: '',
  assignmentId: '',
  decreeNumber: '',
  decreeOn: '',
  decreeUntil: '',
}

export function AddCadre({ district, areaCode: given = '', onClose, onAdded }: Props): JSX.Element {
  const [id] = useState(() => crypto.randomUUID())
  const [form, setForm] = useState<CadreForm>(EMPTY)
  const [areaCode, setAreaCode] = useState(given)
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({})
  const [outcome, setOutcome] = useState<RowOutcome | null>(null)
  const [isSaving, setSaving] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const set = (key: keyof CadreForm) => (value: string) => {
    setForm({ ...form, [key]: value })
    setOutcome(null)
  }

  async function add(decision?: Decision): Promise<void> {
    const found = {
      ...wrongFields(form),
      ...(areaCode === '' ? { area: CADRE.areaNeeded } : {}),
    }
    setWrong(found)
    if (Object.keys(found).length > 0) return showFirstError()
    setSaving(true)
    setError(null)
    try {
      const { name, kind, sex, phone, decreeNumber, decreeOn, decreeUntil } = form
      const reply = await call(addCadre, {
        district,
        id,
        row: {
          line: 1,
          name,
          kind,
          phone,
          decreeNumber,
          decreeOn,
          decreeUntil,
          areaCode,
          ...(sex === '' ? {} : { sex: sex === 'F' ? 'P' : 'L' }),
          ...(decision === undefined ? {} : { decision }),
        },
      })
      if (reply.cadre === null) setOutcome(reply.outcome)
      else onAdded(CADRE.addDone(reply.cadre.name, reply.cadre.code))
    } catch (problem) {
      setError(problem)
    } finally {
      setSaving(false)
    }
  }

  return (
    <Dialog
      open
      title={CADRE.addTitle}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="primary"
            busy={isSaving ? CADRE.saving : undefined}
            onClick={() => void add()}
          >
            {CADRE.addYes}
          </Button>
          <Button onClick={onClose}>{SHARED.cancel}</Button>
        </>
      }
    >
      <div class="roster-form">
        {error !== null && <Problem error={error} />}
        {outcome?.state === 'PROBLEM' && (
          <Notice kind="danger">{outcome.problems.map(problemSentence).join(' ')}</Notice>
        )}
        {(outcome?.state === 'UNCHANGED' || outcome?.state === 'CHANGED') && (
          <Notice kind="wait">{CADRE.addSame}</Notice>
        )}
        {outcome?.state === 'ASK' && (
          <AnswerQuestions
            outcome={outcome}
            rows={new Map()}
            outcomes={new Map()}
            isPending={isSaving}
            onAnswer={({ decision }) => void add(decision)}
          />
        )}
        <Field
          label={CADRE.name}
          help={CADRE.nameHelp}
          value={form.name}
          error={wrong['name']}
          maxLength={100}
          onInput={set('name')}
        />
        <AreaPicker
          district={district}
          value={areaCode}
          error={wrong['area']}
          onChange={(code) => {
            setAreaCode(code)
            setOutcome(null)
          }}
        />
        <div class="roster-pair">
          <Select
            label={CADRE.kind}
            value={form.kind}
            options={CADRE_KINDS.map((kind: CadreKind) => ({
              value: kind,
              label: KIND_WORDS[kind],
            }))}
            onChange={set('kind')}
          />
          <Select
            label={CADRE.sex}
            optional
            value={form.sex}
            options={[
              { value: '', label: CADRE.sexUnknown },
              { value: 'F', label: SEX_WORDS.F },
              { value: 'M', label: SEX_WORDS.M },
            ]}
            onChange={set('sex')}
          />
        </div>
        <Field
          label={CADRE.phone}
          help={CADRE.phoneHelp}
          type="tel"
          inputMode="tel"
          optional
          value={form.phone}
          error={wrong['phone']}
          maxLength={40}
          onInput={set('phone')}
        />
        <DecreeFields value={form} wrong={wrong} onInput={set} />
      </div>
    </Dialog>
  )
}
