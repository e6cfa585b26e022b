/** What a course is, whom it is for, its final test and what must be passed. */
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { CourseSettings } from '../../../../../worker/contract/workshop.ts'
import { Checkbox } from '../../../components/Checkbox.tsx'
import { Field } from '../../../components/Field.tsx'
import { COURSE_FORM } from '../../../text/workshop-office.ts'
import { toggleFinalTest, type Outline } from './outline-edit.ts'
import { PassRuleForm } from './PassRuleForm.tsx'
import { PreTestForm } from './PreTestForm.tsx'
import { QuizForm } from './QuizForm.tsx'
import { stockOf, type Stock } from './stock.ts'
import { TestDrawing } from './TestDrawing.tsx'
import type { KnownItems } from './use-items.ts'

type Props = {
  readonly outline: Outline
  readonly code: string
  readonly items: KnownItems
  readonly isLocked: boolean
  readonly onChange: (settings: CourseSettings) => void
}

const CODE = /^[A-Z0-9]+(-[A-Z0-9]+)*$/

export function CourseForm({ outline, code, items, isLocked, onChange }: Props): JSX.Element {
  const { settings } = outline
  const change = (next: Partial<CourseSettings>): void => onChange({ ...settings, ...next })
  const months = settings.validMonths
  const stock = stockOf(outline.modules, items.rows, 'test')
  return (
    <>
      <Field
        label={COURSE_FORM.name}
        value={settings.title}
        maxLength={200}
        disabled={isLocked}
        onInput={(title) => change({ title })}
      />
      <Field
        label={COURSE_FORM.summary}
        help={COURSE_FORM.summaryHelp}
        lines={3}
        optional
        maxLength={1000}
        value={settings.summary}
        disabled={isLocked}
        onInput={(summary) => change({ summary })}
      />
      <Field
        label={COURSE_FORM.audience}
        lines={2}
        optional
        maxLength={1000}
        value={settings.audience}
        disabled={isLocked}
        onInput={(audience) => change({ audience })}
      />
      <Checkbox
        checked={settings.countsAsTrained}
        disabled={isLocked}
        onChange={(countsAsTrained) => change({ countsAsTrained })}
      >
        {COURSE_FORM.counts}
        <span class="help">{COURSE_FORM.countsHelp}</span>
      </Checkbox>
      <div class="fields">
        <Field
          label={COURSE_FORM.valid}
          help={COURSE_FORM.validHelp}
          optional
          inputMode="numeric"
          value={months === null ? '' : String(months)}
          disabled={isLocked}
          onInput={(typed) => {
            const number = Math.min(120, Math.trunc(Number(typed)))
            change({ validMonths: typed.trim() === '' || !(number >= 1) ? null : number })
          }}
        />
        <RefreshesField
          value={settings.refreshes}
          isLocked={isLocked}
          onChange={(refreshes) => change({ refreshes })}
        />
      </div>
      <Checkbox
        checked={settings.finalTest !== null}
        disabled={isLocked}
        onChange={() => onChange(toggleFinalTest(settings, code, COURSE_FORM.testTitle))}
      >
        {COURSE_FORM.test}
        <span class="help">{COURSE_FORM.testHelp}</span>
      </Checkbox>
      <FinalTest
        outline={outline}
        tags={items.tags}
        stock={stock}
        isLocked={isLocked}
        onChange={change}
      />
      <PreTestForm
        outline={outline}
        code={code}
        tags={items.tags}
        stock={stock}
        isLocked={isLocked}
        onChange={onChange}
      />
      <PassRuleForm outline={outline} isLocked={isLocked} onChange={change} />
    </>
  )
}

type RefreshesProps = {
  readonly value: string | null
  readonly isLocked: boolean
  readonly onChange: (code: string | null) => void
}

/** What was typed stays on the screen; only a whole code is handed on. */
function RefreshesField({ value, isLocked, onChange }: RefreshesProps): JSX.Element {
  const [typed, setTyped] = useState(value ?? '')
  useEffect(() => {
    if (value !== null) setTyped(value)
  }, [value])
  return (
    <Field
      label={COURSE_FORM.refreshes}
      help={COURSE_FORM.refreshesHelp}
      optional
      maxLength={30}
      value={typed}
      disabled={isLocked}
      onInput={(next) => {
        const code = next.trim().toUpperCase()
        setTyped(code)
        onChange(CODE.test(code) ? code : null)
      }}
    />
  )
}

type PartProps = {
  readonly outline: Outline
  readonly isLocked: boolean
  readonly onChange: (change: Partial<CourseSettings>) => void
}

type TestProps = PartProps & { readonly tags: readonly string[]; readonly stock: Stock }

function FinalTest({ outline, tags, stock, isLocked, onChange }: TestProps): JSX.Element | null {
  const { finalTest } = outline.settings
  if (finalTest === null) return null
  const change = (next: Partial<typeof finalTest>): void =>
    onChange({ finalTest: { ...finalTest, ...next } })
  return (
    <section class="sub-form" aria-label={COURSE_FORM.testTitle}>
      <div class="fields">
        <Field
          label={COURSE_FORM.testName}
          value={finalTest.title}
          maxLength={200}
          disabled={isLocked}
          onInput={(title) => change({ title })}
        />
      </div>
      <QuizForm quiz={finalTest} tags={[]} isLocked={isLocked} onChange={change} />
      <TestDrawing
        test={finalTest}
        tags={tags}
        stock={stock}
        modules={outline.modules}
        isLocked={isLocked}
        onChange={change}
      />
    </section>
  )
}
