/** What is looked for in the bank besides words: type, level, tag. */
import type { JSX } from 'preact'
import { ITEM_TYPES, type ItemType } from '../../../../../worker/contract/items.ts'
import { Chips } from '../../../components/Chips.tsx'
import { Select } from '../../../components/Select.tsx'
import { BANK, LEVEL_WORDS, TYPE_WORDS } from '../../../text/bank-office.ts'
import { LEVELS } from './NotesFields.tsx'
import type { KnownTag } from './TagsField.tsx'

export type Wanted = { readonly type: string; readonly level: string; readonly tag: string }

type Props = {
  readonly wanted: Wanted
  readonly tags: readonly KnownTag[]
  readonly onChange: (key: keyof Wanted, value: string) => void
}

/** More tags than these stand in a list. */
const MOST_CHIPS = 8

export function Filters({ wanted, tags, onChange }: Props): JSX.Element {
  const byUse = tags.toSorted((one, other) => other.items - one.items)
  const shown = byUse.slice(0, MOST_CHIPS)
  const others = tags.filter(({ tag }) => !shown.some((each) => each.tag === tag))
  // A tag of the address that the bank does not have is shown all the same: it is what was asked for.
  const chips = shown.map(({ tag, items }) => ({ value: tag, label: tag, count: items }))
  const isListed = wanted.tag === '' || chips.some(({ value }) => value === wanted.tag)
  return (
    <div class="bank-filters">
      <Chips
        label={BANK.level}
        value={wanted.level}
        chips={[
          { value: '', label: BANK.all },
          ...LEVELS.map((level) => ({ value: String(level), label: LEVEL_WORDS[level] })),
        ]}
        onChange={(value) => onChange('level', value)}
      />
      <Chips
        label={BANK.type}
        value={wanted.type}
        chips={[
          { value: '', label: BANK.all },
          ...ITEM_TYPES.map((value) => ({ value, label: TYPE_WORDS[value] })),
        ]}
        onChange={(value) => onChange('type', value)}
      />
      {(chips.length > 0 || wanted.tag !== '') && (
        <Chips
          label={BANK.tag}
          value={wanted.tag}
          chips={[
            { value: '', label: BANK.all },
            ...chips,
            ...(isListed ? [] : [{ value: wanted.tag, label: wanted.tag }]),
          ]}
          onChange={(value) => onChange('tag', value)}
        />
      )}
      {others.length > 0 && (
        <Select
          label={BANK.otherTags}
          value={others.some(({ tag }) => tag === wanted.tag) ? wanted.tag : ''}
          options={[
            { value: '', label: BANK.chooseTag },
            ...others.map(({ tag, items }) => ({ value: tag, label: `${tag} (${items})` })),
          ]}
          onChange={(value) => onChange('tag', value)}
        />
      )}
    </div>
  )
}

/** As the search takes them; what nobody knows is left out. */
export function asked({ type, level, tag }: Wanted): {
  type?: ItemType
  level?: 1 | 2 | 3
  tag?: string
} {
  const knownType = ITEM_TYPES.find((each) => each === type)
  const knownLevel = LEVELS.find((each) => String(each) === level)
  return {
    ...(knownType === undefined ? {} : { type: knownType }),
    ...(knownLevel === undefined ? {} : { level: knownLevel }),
    ...(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(tag) ? { tag } : {}),
  }
}
