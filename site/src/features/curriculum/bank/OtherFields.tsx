/** The answers of every type that is no choice of options: a sentence that is true, pairs, steps, a number, short words. */
import type { JSX } from 'preact'
import { useId } from 'preact/hooks'
import { FIELDS } from '../../../text/bank-fields.ts'
import { freeId, LIMITS, type Parts } from './content-form.ts'
import { Line } from './Line.tsx'
import { MarksAt } from './marks.tsx'
import { readNumber, writeNumber } from './read-number.ts'
import { SortRows } from './SortRows.tsx'

export function TruthFields({ form, onChange, isReadOnly }: Parts): JSX.Element {
  const name = useId()
  return (
    <>
      <fieldset class="bank-parts bank-truth">
        <legend>{FIELDS.truth}</legend>
        <MarksAt at="truth" />
        {[true, false].map((value) => (
          <label class="check" key={String(value)}>
            <input
              type="radio"
              name={name}
              checked={form.isTrue === value}
              disabled={isReadOnly}
              onChange={() => onChange({ isTrue: value })}
            />
            <span>{value ? FIELDS.isTrue : FIELDS.isFalse}</span>
          </label>
        ))}
      </fieldset>
      {(['whyTrue', 'whyFalse'] as const).map((at) => (
        <Line
          key={at}
          optional
          label={FIELDS[at]}
          at={at}
          value={form[at]}
          onInput={(text) => onChange({ [at]: text })}
          isReadOnly={isReadOnly}
        />
      ))}
    </>
  )
}

export function PairFields({ form, onChange, isReadOnly }: Parts): JSX.Element {
  const set = (id: string, part: { left?: string; right?: string }) =>
    onChange({ pairs: form.pairs.map((pair) => (pair.id === id ? { ...pair, ...part } : pair)) })
  return (
    <>
      <fieldset class="bank-parts">
        <legend>{FIELDS.pairs}</legend>
        <span class="help">{FIELDS.pairsHelp}</span>
        <MarksAt at="pairs" />
        <SortRows
          rows={form.pairs}
          onChange={(pairs) => onChange({ pairs })}
          nameOf={(at) => FIELDS.pair(at + 1)}
          least={LIMITS.pairs[0]}
          most={LIMITS.pairs[1]}
          addWord={FIELDS.addPair}
          newRow={() => ({ id: freeId(form.pairs), left: '', right: '' })}
          isReadOnly={isReadOnly}
        >
          {({ id, left, right }, at, enter) => (
            <div class="bank-pair">
              <MarksAt at={`pair.${id}`} />
              <Line
                quiet
                label={FIELDS.left(at + 1)}
                at={`pair.${id}.left`}
                value={left}
                onInput={(text) => set(id, { left: text })}
                isReadOnly={isReadOnly}
              />
              <Line
                quiet
                lead="→"
                label={FIELDS.partner(at + 1)}
                at={`pair.${id}.right`}
                value={right}
                onInput={(text) => set(id, { right: text })}
                onEnter={enter}
                isReadOnly={isReadOnly}
              />
            </div>
          )}
        </SortRows>
      </fieldset>
      {!(isReadOnly && form.extra.length === 0) && (
        <fieldset class="bank-parts">
          <legend>
            {FIELDS.extra}
            <span class="optional"> (boleh kosong)</span>
          </legend>
          <span class="help">{FIELDS.extraHelp}</span>
          <MarksAt at="extra" />
          <SortRows
            rows={form.extra}
            onChange={(extra) => onChange({ extra })}
            nameOf={(at) => FIELDS.extraOf(at + 1)}
            least={LIMITS.extra[0]}
            most={LIMITS.extra[1]}
            addWord={FIELDS.addExtra}
            newRow={() => ({ id: freeId(form.extra), text: '' })}
            isReadOnly={isReadOnly}
          >
            {({ id, text }, at, enter) => (
              <Line
                quiet
                label={FIELDS.extraOf(at + 1)}
                at={`extra.${id}`}
                value={text}
                onInput={(words) =>
                  onChange({
                    extra: form.extra.map((row) => (row.id === id ? { id, text: words } : row)),
                  })
                }
                onEnter={enter}
                isReadOnly={isReadOnly}
              />
            )}
          </SortRows>
        </fieldset>
      )}
    </>
  )
}

export function StepFields({ form, onChange, isReadOnly }: Parts): JSX.Element {
  return (
    <fieldset class="bank-parts">
      <legend>{FIELDS.steps}</legend>
      <span class="help">{FIELDS.stepsHelp}</span>
      <MarksAt at="steps" />
      <SortRows
        rows={form.steps}
        onChange={(steps) => onChange({ steps })}
        nameOf={(at) => FIELDS.step(at + 1)}
        least={LIMITS.steps[0]}
        most={LIMITS.steps[1]}
        addWord={FIELDS.addStep}
        newRow={() => ({ id: freeId(form.steps), text: '' })}
        isReadOnly={isReadOnly}
      >
        {({ id, text }, at, enter) => (
          <Line
            quiet
            lead={`${at + 1}.`}
            label={FIELDS.step(at + 1)}
            at={`step.${id}`}
            value={text}
            onInput={(words) =>
              onChange({
                steps: form.steps.map((row) => (row.id === id ? { id, text: words } : row)),
              })
            }
            onEnter={enter}
            isReadOnly={isReadOnly}
          />
        )}
      </SortRows>
    </fieldset>
  )
}

export function NumberFields({ form, onChange, isReadOnly }: Parts): JSX.Element {
  const value = readNumber(form.value)
  const tolerance = readNumber(form.tolerance)
  return (
    <fieldset class="bank-parts">
      <legend class="unseen">{FIELDS.value}</legend>
      <div class="bank-number">
        {(['value', 'tolerance', 'unit'] as const).map((at) => (
          <Line
            key={at}
            label={FIELDS[at]}
            help={FIELDS[`${at}Help`]}
            at={at}
            value={form[at]}
            onInput={(text) => onChange({ [at]: text })}
            isReadOnly={isReadOnly}
            {...(at === 'unit' ? { optional: true } : {})}
          />
        ))}
      </div>
      {value !== null && tolerance !== null && (
        <p class="help num" role="status">
          {tolerance > 0
            ? FIELDS.range(said(value - tolerance, form.unit), said(value + tolerance, form.unit))
            : FIELDS.readAs(said(value, form.unit))}
        </p>
      )}
    </fieldset>
  )
}

/** Sums of decimal fractions are rounded where the fractions of two would show. */
function said(value: number, unit: string): string {
  return `${writeNumber(Number(value.toPrecision(12)))} ${unit.trim()}`.trim()
}

export function ShortFields({ form, onChange, isReadOnly }: Parts): JSX.Element {
  return (
    <Line
      label={FIELDS.accepted}
      help={FIELDS.acceptedHelp}
      at="accepted"
      rows={3}
      value={form.accepted}
      onInput={(accepted) => onChange({ accepted })}
      isReadOnly={isReadOnly}
    />
  )
}
