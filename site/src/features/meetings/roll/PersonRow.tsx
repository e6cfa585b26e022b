/**
 * One person of the roll: a large target that marks her present, and a small one for everything else. Painted again only when
 * what it shows has changed, so that a tap among 300 touches one row.
 */
import { Component, type JSX } from 'preact'
import type { AttendanceState } from '../../../../../worker/contract/attendance-rules.ts'
import { Icon } from '../../../components/Icon.tsx'
import { ROLL, STATE_WORDS } from '../../../text/roll.ts'

type Props = {
  readonly id: string
  readonly name: string
  readonly place: string
  readonly state: AttendanceState | 'NONE'
  /** What is told of the mark beside its state; may be empty. */
  readonly note: string
  readonly tag: string
  readonly onTap: (id: string) => void
  readonly onMore: (id: string) => void
}

export class PersonRow extends Component<Props> {
  override shouldComponentUpdate(next: Props): boolean {
    const { id, name, place, state, note, tag, onTap, onMore } = this.props
    return !(
      next.id === id &&
      next.name === name &&
      next.place === place &&
      next.state === state &&
      next.note === note &&
      next.tag === tag &&
      next.onTap === onTap &&
      next.onMore === onMore
    )
  }

  override render(): JSX.Element {
    const { id, name, place, state, note, tag, onTap, onMore } = this.props
    return (
      <li class={`roll-row ${state.toLowerCase()}`}>
        <button
          type="button"
          class="roll-tap"
          aria-label={ROLL.stateOf(name, STATE_WORDS[state])}
          onClick={() => onTap(id)}
        >
          <span class="roll-who">
            <span class="roll-name">{name}</span>
            <span class="roll-place">
              {place}
              {tag !== '' && <span class="roll-tag">{tag}</span>}
            </span>
          </span>
          <span class="roll-state">
            {state === 'PRESENT' && <Icon name="check" size={20} />}
            <span>{STATE_WORDS[state]}</span>
            {note !== '' && <small>{note}</small>}
          </span>
        </button>
        <button
          type="button"
          class="roll-more"
          aria-label={ROLL.changeOf(name)}
          onClick={() => onMore(id)}
        >
          {ROLL.change}
        </button>
      </li>
    )
  }
}
