/** Rules of a blueprint: how many questions with which tag, of which level, of which module; with how many there are of each. */
import type { JSX } from 'preact'
import { poolSizes } from '../../../../../worker/contract/draw-rules.ts'
import type { QuizSettings } from '../../../../../worker/contract/workshop.ts'
import { Button } from '../../../components/Button.tsx'
import { Select } from '../../../components/Select.tsx'
import { BLUEPRINT, fits, ruleRemoved } from '../../../text/blueprint-office.ts'
import { LEVEL_WORDS } from '../../../text/bank-office.ts'
import { QUIZ_FORM } from '../../../text/workshop-office.ts'
import { NumberField } from './NumberField.tsx'
import type { Stock } from './stock.ts'

type Rules = QuizSettings['draw']

type Props = {
  readonly rules: Rules
  /** Tags of the bank. */
  readonly tags: readonly string[]
  readonly stock: Stock
  /** Modules to draw from; empty for the quiz of one. */
  readonly modules: readonly { readonly slug: string; readonly title: string }[]
  readonly onChange: (rules: Rules) => void
}

const MOST = 10
const LEVEL_NUMBERS = [1, 2, 3] as const

export function DrawRules({ rules, tags, stock, modules, onChange }: Props): JSX.Element {
  const sizes = poolSizes(rules, stock.items)
  const change = (place: number, next: Partial<Rules[number]>): void =>
    onChange(rules.map((rule, at) => (at === place ? { ...rule, ...next } : rule)))
  const known = [...new Set([...tags, ...rules.flatMap(({ tag }) => (tag === null ? [] : [tag]))])]
  return (
    <>
      {rules.map((rule, place) => (
        <fieldset class="draw-rule" key={place}>
          <legend>{BLUEPRINT.rule(place + 1)}</legend>
          <NumberField
            label={QUIZ_FORM.drawCount}
            value={rule.count}
            min={1}
            max={50}
            disabled={false}
            onChange={(count) => change(place, { count })}
          />
          <Select
            label={BLUEPRINT.level}
            value={String(rule.level ?? '')}
            options={[
              { value: '', label: BLUEPRINT.anyLevel },
              ...LEVEL_NUMBERS.map((level) => ({
                value: String(level),
                label: LEVEL_WORDS[level],
              })),
            ]}
            onChange={(chosen) =>
              change(place, {
                level: LEVEL_NUMBERS.find((each) => String(each) === chosen) ?? null,
              })
            }
          />
          {modules.length > 0 && (
            <Select
              label={BLUEPRINT.module}
              value={rule.module ?? ''}
              options={[
                { value: '', label: BLUEPRINT.anyModule },
                ...modules.map(({ slug, title }) => ({ value: slug, label: title })),
              ]}
              onChange={(module) => change(place, { module: module === '' ? null : module })}
            />
          )}
          <Select
            label={QUIZ_FORM.drawTag}
            value={rule.tag ?? ''}
            options={[
              { value: '', label: QUIZ_FORM.anyTag },
              ...known.map((tag) => ({ value: tag, label: tag })),
            ]}
            onChange={(tag) => change(place, { tag: tag === '' ? null : tag })}
          />
          <Button kind="quiet" icon="remove" onClick={() => onChange(rules.toSpliced(place, 1))}>
            {ruleRemoved(place + 1)}
          </Button>
          <Fit size={sizes[place] ?? 0} count={rule.count} stock={stock} />
        </fieldset>
      ))}
      {rules.length > 1 && <p class="small muted">{BLUEPRINT.inTurn}</p>}
      {rules.length < MOST && (
        <Button
          kind="quiet"
          icon="plus"
          onClick={() => onChange([...rules, { count: 1, tag: null }])}
        >
          {QUIZ_FORM.addRule}
        </Button>
      )}
    </>
  )
}

type FitProps = { readonly size: number; readonly count: number; readonly stock: Stock }

/** Too few is said only when no other question could fit. */
export function Fit({ size, count, stock }: FitProps): JSX.Element {
  const isShort = size < count && stock.unknown === 0
  return (
    <p class={`draw-fit small ${isShort ? 'short' : 'muted'}`} role="status">
      {fits(size, count, stock.unknown)}
    </p>
  )
}
