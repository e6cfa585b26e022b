/** The test before learning: whether there is one, what it asks, and whether the final test finds other questions beside it. */
import type { JSX } from 'preact'
import { rulesOf, shortagesOf } from '../../../../../worker/contract/draw-rules.ts'
import type { CourseSettings } from '../../../../../worker/contract/workshop.ts'
import { Checkbox } from '../../../components/Checkbox.tsx'
import { Field } from '../../../components/Field.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { BLUEPRINT, PRE_TEST_FORM, sharedWords } from '../../../text/blueprint-office.ts'
import { togglePreTest, type Outline } from './outline-edit.ts'
import type { Stock } from './stock.ts'
import { TestDrawing } from './TestDrawing.tsx'

type Props = {
  readonly outline: Outline
  readonly code: string
  readonly tags: readonly string[]
  readonly stock: Stock
  readonly isLocked: boolean
  readonly onChange: (settings: CourseSettings) => void
}

/** Nothing without a final test: there would be nothing to hold it against. */
export function PreTestForm(props: Props): JSX.Element | null {
  const { outline, code, tags, stock, isLocked, onChange } = props
  const { settings, modules } = outline
  const { finalTest, preTest = null } = settings
  if (finalTest === null) return null
  const change = (next: Partial<NonNullable<typeof preTest>>): void => {
    if (preTest !== null) onChange({ ...settings, preTest: { ...preTest, ...next } })
  }
  return (
    <>
      <Checkbox
        checked={preTest !== null}
        disabled={isLocked}
        onChange={() => onChange(togglePreTest(settings, code, PRE_TEST_FORM.title))}
      >
        {PRE_TEST_FORM.has}
        <span class="help">{PRE_TEST_FORM.help}</span>
      </Checkbox>
      {preTest !== null && (
        <section class="sub-form" aria-label={PRE_TEST_FORM.title}>
          <div class="fields">
            <Field
              label={PRE_TEST_FORM.name}
              value={preTest.title}
              maxLength={200}
              disabled={isLocked}
              onInput={(title) => change({ title })}
            />
          </div>
          <TestDrawing
            test={preTest}
            tags={tags}
            stock={stock}
            modules={modules}
            isLocked={isLocked}
            onChange={change}
          />
          <Shared outline={outline} stock={stock} />
        </section>
      )}
    </>
  )
}

type SharedProps = { readonly outline: Outline; readonly stock: Stock }

/** Where both tests may ask the same questions; nothing is said while some questions are not known. */
function Shared({ outline: { settings, modules }, stock }: SharedProps): JSX.Element | null {
  const { finalTest, preTest = null } = settings
  if (finalTest === null || preTest === null || stock.unknown > 0) return null
  const slugs = modules.map(({ slug }) => slug)
  const final = rulesOf(finalTest, slugs)
  const shortages = shortagesOf(final, rulesOf(preTest, slugs), stock.items)
  if (shortages.length === 0) return <p class="small muted">{PRE_TEST_FORM.apart}</p>
  const nameOf = (rule: number): string =>
    finalTest.draw.length > 0
      ? BLUEPRINT.rule(rule + 1)
      : (modules.find(({ slug }) => slug === final[rule]?.module)?.title ?? '')
  return (
    <Notice kind="wait" title={PRE_TEST_FORM.shared}>
      <ul>
        {shortages.map(({ rule, size, before, count }) => (
          <li key={rule}>{sharedWords(nameOf(rule), { size, before, count })}</li>
        ))}
      </ul>
    </Notice>
  )
}
