/** Two texts of one question side by side, because somebody else saved meanwhile; nothing is lost until she chooses. */
import type { JSX } from 'preact'
import type { BankItem } from '../../../../../worker/contract/bank.ts'
import type { ItemVersion } from '../../../../../worker/contract/items.ts'
import { Button } from '../../../components/Button.tsx'
import { COMPARE, EDIT } from '../../../text/bank-office.ts'
import { formatMoment, type Zone } from '../../../text/format.ts'
import { ItemText } from './ItemText.tsx'

type Text = { readonly item: ItemVersion; readonly tags: readonly string[] }
type Props = {
  /** Null while it is half written. */
  readonly mine: Text | null
  readonly theirs: BankItem
  readonly zone: Zone
  readonly isSaving: boolean
  readonly onKeepMine: () => void
  readonly onTakeTheirs: () => void
}

export function CompareItems(props: Props): JSX.Element {
  const { mine, theirs, zone } = props
  return (
    <section class="bank-compare" aria-labelledby="banding" tabIndex={-1}>
      <h2 id="banding">{COMPARE.title}</h2>
      <p>{COMPARE.body(theirs.savedBy, formatMoment(theirs.savedAt, zone))}</p>
      <div class="bank-sides">
        <div class="panel">
          <h3>{COMPARE.mine}</h3>
          {mine !== null && <ItemText {...mine} against={theirs} />}
        </div>
        <div class="panel">
          <h3>{COMPARE.theirs(theirs.savedBy)}</h3>
          <ItemText
            item={theirs.item}
            tags={theirs.tags}
            {...(mine === null ? {} : { against: mine })}
          />
        </div>
      </div>
      <p class="help">{COMPARE.note}</p>
      <div class="actions">
        <Button
          kind="primary"
          busy={props.isSaving ? EDIT.saving : undefined}
          onClick={props.onKeepMine}
        >
          {COMPARE.keepMine}
        </Button>
        <Button onClick={props.onTakeTheirs}>{COMPARE.takeTheirs(theirs.savedBy)}</Button>
      </div>
    </section>
  )
}
