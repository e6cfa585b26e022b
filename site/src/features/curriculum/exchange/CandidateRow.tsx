/** One question of a file: ticked or not, what is weak in it, and beside it what the bank has. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { BLOCKING_LINTS, type ItemLint } from '../../../../../worker/contract/bank.ts'
import type { ItemContent } from '../../../../../worker/contract/items.ts'
import { Icon } from '../../../components/Icon.tsx'
import { LINT_WORDS, LINTS } from '../../../text/bank-fields.ts'
import { LEVEL_WORDS, TYPE_WORDS } from '../../../text/bank-office.ts'
import { EXCHANGE } from '../../../text/exchange-office.ts'
import { ItemText } from '../bank/ItemText.tsx'
import { rightAnswers } from '../bank/right-answer.ts'
import type { Candidate } from './use-item-import.ts'

type Props = {
  readonly candidate: Candidate
  readonly isTaken: boolean
  readonly onTake: (isTaken: boolean) => void
}

export function CandidateRow({ candidate, isTaken, onTake }: Props): JSX.Element {
  const { read, is, code, known, lints } = candidate
  const { item, tags } = read
  const facts = [
    TYPE_WORDS[item.content.type],
    EXCHANGE.level(LEVEL_WORDS[item.level]),
    EXCHANGE.line(read.line, read.file),
    EXCHANGE.code(code),
  ]
  return (
    <li>
      {is === 'same' ? (
        <p class="exchange-stem">{item.content.stem}</p>
      ) : (
        <label class="check exchange-pick">
          <input
            type="checkbox"
            checked={isTaken}
            onChange={(event) => onTake(event.currentTarget.checked)}
          />
          <span class="exchange-stem">{item.content.stem}</span>
        </label>
      )}
      <Right content={item.content} />
      <p class="help num">{facts.join(', ')}</p>
      {tags.length > 0 && (
        <p class="exchange-row-tags">
          {tags.map((tag) => (
            <span class="tag" key={tag}>
              {tag}
            </span>
          ))}
        </p>
      )}
      {is === 'asked' && known !== null && <p>{EXCHANGE.askedBy(known.code)}</p>}
      <Lints lints={lints} />
      {known !== null && is !== 'same' ? (
        <Folded title={EXCHANGE.difference}>
          {isAlike(known.item, item) && <p>{EXCHANGE.tagsOnly}</p>}
          <div class="bank-sides">
            <div class="panel">
              <h3>{EXCHANGE.inBank}</h3>
              <ItemText item={known.item} tags={tags} against={{ item, tags }} />
            </div>
            <div class="panel">
              <h3>{EXCHANGE.inFile}</h3>
              <ItemText item={item} tags={tags} against={{ item: known.item, tags }} />
            </div>
          </div>
        </Folded>
      ) : (
        <Folded title={EXCHANGE.detail}>
          <ItemText item={item} tags={tags} />
        </Folded>
      )}
    </li>
  )
}

/** The key is what a wrong file gets wrong first, so it is read before anything is opened. */
function Right({ content }: { readonly content: ItemContent }): JSX.Element {
  const answers = rightAnswers(content)
  if (answers.length === 0) return <p class="error">{EXCHANGE.noRight}</p>
  return (
    <p class="exchange-right">
      {EXCHANGE.right}: <strong>{answers.join(' · ')}</strong>
    </p>
  )
}

const isAlike = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

type FoldedProps = {
  readonly title: string
  readonly children: JSX.Element | readonly (JSX.Element | false)[]
}

/** Written out when it is opened: a file may hold a thousand questions. */
function Folded({ title, children }: FoldedProps): JSX.Element {
  const [isOpen, setOpen] = useState(false)
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {isOpen && children}
    </details>
  )
}

function Lints({ lints }: { readonly lints: readonly ItemLint[] }): JSX.Element | null {
  if (lints.length === 0) return null
  return (
    <ul class="exchange-lints">
      {lints.map((lint) => {
        const isBlocking = BLOCKING_LINTS.includes(lint.reason)
        return (
          <li key={lint.reason + lint.about} class={isBlocking ? 'error' : 'help'}>
            <Icon name={isBlocking ? 'danger' : 'info'} size={18} />
            <span>
              {!isBlocking && `${LINTS.advice}: `}
              {LINT_WORDS[lint.reason](lint.about)}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
