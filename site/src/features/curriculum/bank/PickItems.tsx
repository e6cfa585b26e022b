/** Chooses questions of the bank for a module: searched, filtered, ticked; those that it has already are told apart. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { BankRow } from '../../../../../worker/contract/bank.ts'
import { Button } from '../../../components/Button.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Field } from '../../../components/Field.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Select } from '../../../components/Select.tsx'
import { useSettled } from '../../../lib/use-settled.ts'
import { BANK, LEVEL_WORDS, PICK, TYPE_WORDS } from '../../../text/bank-office.ts'
import { SHARED } from '../../../text/frame.ts'
import { ITEM_TYPES } from '../../../../../worker/contract/items.ts'
import { BANK_HREF } from './addresses.ts'
import { asked, type Wanted } from './Filters.tsx'
import { LEVELS } from './NotesFields.tsx'
import { useBankCounts } from './use-bank-counts.ts'
import { useSearch } from './use-search.ts'
import './pick-items.css'

type Props = {
  readonly area: string
  /** Codes of the questions that are there already. */
  readonly chosen: readonly string[]
  /** Codes of those to add, in the order in which they were ticked. */
  readonly onPick: (codes: readonly string[]) => void
  readonly onClose: () => void
}

export function PickItems({ area, chosen, onPick, onClose }: Props): JSX.Element {
  const [typed, setTyped] = useState('')
  const [wanted, setWanted] = useState<Wanted>({ type: '', level: '', tag: '' })
  const [picked, setPicked] = useState<readonly string[]>([])
  const words = useSettled(typed)
  const { tags } = useBankCounts(area)
  const search = useSearch({ area, ...(words === '' ? {} : { words }), ...asked(wanted) })
  const { rows } = search
  const isFiltered = words !== '' || Object.values(wanted).some((value) => value !== '')
  const set = (key: keyof Wanted) => (value: string) => setWanted({ ...wanted, [key]: value })
  return (
    <Dialog
      open
      title={PICK.title}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" disabled={picked.length === 0} onClick={() => onPick(picked)}>
            {PICK.add(picked.length)}
          </Button>
          <Button onClick={onClose}>{SHARED.cancel}</Button>
        </>
      }
    >
      <div class="pick-items">
        <Field label={BANK.search} type="search" value={typed} onInput={setTyped} maxLength={200} />
        <div class="pick-filters">
          <Select
            label={BANK.tag}
            value={wanted.tag}
            options={[
              { value: '', label: BANK.all },
              ...tags.map(({ tag, items }) => ({ value: tag, label: `${tag} (${items})` })),
            ]}
            onChange={set('tag')}
          />
          <Select
            label={BANK.level}
            value={wanted.level}
            options={[
              { value: '', label: BANK.all },
              ...LEVELS.map((level) => ({ value: String(level), label: LEVEL_WORDS[level] })),
            ]}
            onChange={set('level')}
          />
          <Select
            label={BANK.type}
            value={wanted.type}
            options={[
              { value: '', label: BANK.all },
              ...ITEM_TYPES.map((value) => ({ value, label: TYPE_WORDS[value] })),
            ]}
            onChange={set('type')}
          />
        </div>
        {search.error !== null && <Problem error={search.error} onRetry={search.reload} />}
        {rows === null && search.error === null && <Loading label={PICK.loading} rows={5} />}
        {rows?.length === 0 &&
          (isFiltered ? (
            <Empty title={BANK.noMatchTitle}>{BANK.noMatch}</Empty>
          ) : (
            <Empty title={PICK.emptyTitle} action={<Button href={BANK_HREF}>{PICK.toBank}</Button>}>
              {PICK.empty}
            </Empty>
          ))}
        {rows !== null && rows.length > 0 && (
          <>
            <p class="help num" role="status">
              {PICK.chosen(picked.length)}
            </p>
            <ul class="pick-list">
              {rows.map((row) => (
                <Row
                  key={row.itemId}
                  row={row}
                  isThere={chosen.includes(row.code)}
                  isPicked={picked.includes(row.code)}
                  onChange={(isPicked) =>
                    setPicked(
                      isPicked ? [...picked, row.code] : picked.filter((code) => code !== row.code),
                    )
                  }
                />
              ))}
            </ul>
            {search.more !== undefined && (
              <Button onClick={search.more} busy={search.isBusy ? SHARED.loading : undefined}>
                {SHARED.showMore}
              </Button>
            )}
          </>
        )}
      </div>
    </Dialog>
  )
}

type RowProps = {
  readonly row: BankRow
  readonly isThere: boolean
  readonly isPicked: boolean
  readonly onChange: (isPicked: boolean) => void
}

function Row({ row, isThere, isPicked, onChange }: RowProps): JSX.Element {
  return (
    <li>
      <label class="check">
        <input
          type="checkbox"
          checked={isThere || isPicked}
          disabled={isThere}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span>
          {row.stem}
          <span class="help">
            {TYPE_WORDS[row.type]}, {LEVEL_WORDS[row.level]}
            {row.tags.length > 0 && `, ${row.tags.join(', ')}`}
            {isThere && (
              <>
                {' '}
                <span class="tag done">{PICK.already}</span>
              </>
            )}
          </span>
        </span>
      </label>
    </li>
  )
}
