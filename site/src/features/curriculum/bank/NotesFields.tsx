/** What trainers know of a question beside its words: level, tags, what it is for, and where the answer stands. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Checkbox } from '../../../components/Checkbox.tsx'
import { FIELDS } from '../../../text/bank-fields.ts'
import { LEVEL_HELP, LEVEL_WORDS } from '../../../text/bank-office.ts'
import { RadioList } from '../../../components/RadioList.tsx'
import { FactField } from './FactField.tsx'
import type { ItemForm } from './item-form.ts'
import { Line } from './Line.tsx'
import { TagsField, type KnownTag } from './TagsField.tsx'

type Props = {
  readonly form: ItemForm
  readonly onChange: (part: Partial<ItemForm>) => void
  readonly area: string
  readonly knownTags: readonly KnownTag[]
  readonly isReadOnly: boolean
}

export const LEVELS = [1, 2, 3] as const

export function NotesFields({ form, onChange, area, knownTags, isReadOnly }: Props): JSX.Element {
  const { type } = form.content
  const [isOpen] = useState(form.objective !== '' || form.source !== '' || form.fact !== '')
  return (
    <section class="bank-notes" aria-labelledby="catatan">
      <h2 id="catatan">{FIELDS.notes}</h2>
      <p class="help">{FIELDS.notesHelp}</p>
      <fieldset class="bank-plain" disabled={isReadOnly}>
        <RadioList
          legend={FIELDS.level}
          value={String(form.level)}
          answers={LEVELS.map((level) => ({
            value: String(level),
            label: (
              <>
                {LEVEL_WORDS[level]}
                <span class="muted">: {LEVEL_HELP[level]}</span>
              </>
            ),
          }))}
          onChange={(value) =>
            onChange({ level: LEVELS.find((each) => String(each) === value) ?? form.level })
          }
        />
      </fieldset>
      <TagsField
        tags={form.tags}
        known={knownTags}
        onChange={(tags) => onChange({ tags })}
        isReadOnly={isReadOnly}
      />
      {(type === 'one' || type === 'many') && (
        <Checkbox
          checked={form.shuffle}
          disabled={isReadOnly}
          onChange={(shuffle) => onChange({ shuffle })}
        >
          {FIELDS.shuffle}
        </Checkbox>
      )}
      <details open={isOpen}>
        <summary>{FIELDS.more}</summary>
        {(['source', 'objective'] as const).map((at) => (
          <Line
            key={at}
            optional
            label={FIELDS[at]}
            help={FIELDS[`${at}Help`]}
            at={at}
            value={form[at]}
            onInput={(text) => onChange({ [at]: text })}
            isReadOnly={isReadOnly}
          />
        ))}
        <FactField
          area={area}
          value={form.fact}
          onInput={(fact) => onChange({ fact })}
          isReadOnly={isReadOnly}
        />
      </details>
    </section>
  )
}
