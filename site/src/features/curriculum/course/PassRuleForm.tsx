/** What must be shown for a certificate: quizzes and test, what happens in the hall and in the field, and how marks are weighed. */
import type { JSX } from 'preact'
import type { CourseSettings } from '../../../../../worker/contract/workshop.ts'
import { Checkbox } from '../../../components/Checkbox.tsx'
import { RadioList } from '../../../components/RadioList.tsx'
import { COURSE_FORM } from '../../../text/workshop-office.ts'
import { NumberField } from './NumberField.tsx'
import type { Outline } from './outline-edit.ts'
import { sharedWeights, toggleWeights, WEIGHTS, withPart, type Rule } from './pass-rule-edit.ts'

/** The name of a module's practice sheet, after its file. */
const SHEET = 'lembar-praktik'

type Props = {
  readonly outline: Outline
  readonly isLocked: boolean
  readonly onChange: (change: Partial<CourseSettings>) => void
}

type PartProps = Pick<Props, 'outline' | 'isLocked'> & {
  readonly rule: Rule
  readonly onRule: (rule: Rule) => void
}

export function PassRuleForm({ outline, isLocked, onChange }: Props): JSX.Element {
  const rule = outline.settings.passRule
  const onRule = (passRule: Rule): void => onChange({ passRule })
  const parts = { outline, isLocked, rule, onRule }
  return (
    <fieldset class="sub-form plain" disabled={isLocked}>
      <legend>{COURSE_FORM.rule}</legend>
      <Modules {...parts} />
      {outline.settings.finalTest !== null && (
        <Checkbox
          checked={rule.finalTest}
          onChange={(finalTest) => onRule(sharedWeights({ ...rule, finalTest }))}
        >
          {COURSE_FORM.ruleTest}
        </Checkbox>
      )}
      <NumberField
        label={COURSE_FORM.minimum}
        value={rule.minimumMark}
        min={1}
        max={100}
        disabled={isLocked}
        onChange={(minimumMark) => onRule({ ...rule, minimumMark })}
      />
      <h3>{COURSE_FORM.others}</h3>
      <p class="help">{COURSE_FORM.othersHelp}</p>
      <Attendance {...parts} />
      <Practice {...parts} />
      <Plan {...parts} />
      <Weights {...parts} />
    </fieldset>
  )
}

function Modules({ outline, rule, onRule }: PartProps): JSX.Element {
  const slugs = outline.modules.map(({ slug }) => slug)
  const named = rule.modules === 'all' ? null : rule.modules
  return (
    <>
      <RadioList
        legend={COURSE_FORM.ruleModules}
        value={named === null ? 'all' : 'some'}
        answers={[
          { value: 'all', label: COURSE_FORM.all },
          { value: 'some', label: COURSE_FORM.some },
        ]}
        onChange={(value) =>
          onRule(sharedWeights({ ...rule, modules: value === 'all' ? 'all' : slugs }))
        }
      />
      {named !== null &&
        outline.modules.map(({ slug, title }) => (
          <Checkbox
            key={slug}
            checked={named.includes(slug)}
            onChange={(isNamed) =>
              onRule(
                sharedWeights({
                  ...rule,
                  modules: isNamed ? [...named, slug] : named.filter((each) => each !== slug),
                }),
              )
            }
          >
            {title}
          </Checkbox>
        ))}
    </>
  )
}

function Attendance({ rule, isLocked, onRule }: PartProps): JSX.Element {
  const attendance = rule.parts?.attendance
  return (
    <>
      <Checkbox
        checked={attendance !== undefined}
        onChange={(isAsked) =>
          onRule(withPart(rule, 'attendance', isAsked ? { minimumShare: 80 } : undefined))
        }
      >
        {COURSE_FORM.attendance}
      </Checkbox>
      {attendance !== undefined && (
        <NumberField
          label={COURSE_FORM.attendanceShare}
          value={attendance.minimumShare}
          min={1}
          max={100}
          disabled={isLocked}
          onChange={(minimumShare) =>
            onRule(withPart(rule, 'attendance', { minimumShare: Math.trunc(minimumShare) }))
          }
        />
      )}
    </>
  )
}

function Practice({ outline, rule, onRule }: PartProps): JSX.Element {
  const practice = rule.parts?.practice
  const named = practice === undefined || practice.sheets === 'all' ? null : practice.sheets
  const ask = (sheets: 'all' | { module: string; sheet: string }[]): void =>
    onRule(withPart(rule, 'practice', { sheets }))
  const first = outline.modules[0]?.slug
  return (
    <>
      <Checkbox
        checked={practice !== undefined}
        onChange={(isAsked) =>
          onRule(withPart(rule, 'practice', isAsked ? { sheets: 'all' } : undefined))
        }
      >
        {COURSE_FORM.practice}
        <span class="help">{COURSE_FORM.practiceHelp}</span>
      </Checkbox>
      {practice !== undefined && (
        <RadioList
          legend={COURSE_FORM.practice}
          value={named === null ? 'all' : 'some'}
          answers={[
            { value: 'all', label: COURSE_FORM.allSheets },
            { value: 'some', label: COURSE_FORM.someSheets },
          ]}
          onChange={(value) =>
            ask(value === 'all' || first === undefined ? 'all' : [{ module: first, sheet: SHEET }])
          }
        />
      )}
      {named !== null &&
        outline.modules.map(({ slug, title }) => (
          <Checkbox
            key={slug}
            checked={named.some(({ module }) => module === slug)}
            onChange={(isNamed) => {
              const others = named.filter(({ module }) => module !== slug)
              const sheets = isNamed ? [...others, { module: slug, sheet: SHEET }] : others
              // One that asks for no sheet would ask for nothing: the last stays chosen.
              if (sheets.length > 0) ask(sheets)
            }}
          >
            {title}
          </Checkbox>
        ))}
    </>
  )
}

function Plan({ rule, onRule }: PartProps): JSX.Element {
  const plan = rule.parts?.plan ?? 'none'
  return (
    <RadioList
      legend={COURSE_FORM.plan}
      value={plan}
      answers={(['none', 'written', 'signed'] as const).map((value) => ({
        value,
        label: COURSE_FORM.plans[value],
      }))}
      onChange={(value) =>
        onRule(
          withPart(rule, 'plan', value === 'written' || value === 'signed' ? value : undefined),
        )
      }
    />
  )
}

function Weights({ rule, isLocked, onRule }: PartProps): JSX.Element {
  const { weights, minimumTotal } = rule
  const sum = WEIGHTS.reduce((all, name) => all + (weights?.[name] ?? 0), 0)
  return (
    <>
      <h3>{COURSE_FORM.weighedTitle}</h3>
      <Checkbox
        checked={weights !== undefined}
        onChange={(isWeighed) => onRule(toggleWeights(rule, isWeighed))}
      >
        {COURSE_FORM.weighed}
        <span class="help">{COURSE_FORM.weighedHelp}</span>
      </Checkbox>
      {weights !== undefined && (
        <>
          <div class="fields">
            {WEIGHTS.filter((name) => weights[name] !== undefined).map((name) => (
              <NumberField
                key={name}
                label={COURSE_FORM.weights[name]}
                value={weights[name] ?? 0}
                min={1}
                max={100}
                disabled={isLocked}
                onChange={(weight) =>
                  onRule({ ...rule, weights: { ...weights, [name]: Math.trunc(weight) } })
                }
              />
            ))}
          </div>
          <p class={sum === 100 ? 'help' : 'error'} role="status">
            {COURSE_FORM.weightsSum(sum)}
          </p>
          <Checkbox
            checked={minimumTotal !== undefined}
            onChange={(isBound) => {
              const { minimumTotal: _, ...rest } = rule
              onRule(isBound ? { ...rest, minimumTotal: 70 } : rest)
            }}
          >
            {COURSE_FORM.needsTotal}
          </Checkbox>
          {minimumTotal !== undefined && (
            <NumberField
              label={COURSE_FORM.minimumTotal}
              value={minimumTotal}
              min={1}
              max={100}
              disabled={isLocked}
              onChange={(next) => onRule({ ...rule, minimumTotal: Math.trunc(next) })}
            />
          )}
        </>
      )}
    </>
  )
}
