/** The running list: WhatsApp is opened person by person, and each who was opened is ticked. Numbers are asked for on demand. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { MAX_AT_ONCE, readWhatsappNumbers } from '../../../../worker/contract/cohorts.ts'
import { Button } from '../Button.tsx'
import { Chips } from '../Chips.tsx'
import { Icon } from '../Icon.tsx'
import { Problem } from '../Problem.tsx'
import { Progress } from '../Progress.tsx'
import { call } from '../../lib/call.ts'
import { MESSAGES, openedOf } from '../../text/messages.ts'
import { whatsappLink } from '../../lib/message.ts'
import { keepOpened, readOpened } from '../../lib/opened.ts'

export type Recipient = {
  readonly cadreId: string
  readonly name: string
  /** `Desa Tempursari`; empty when she serves nowhere now. */
  readonly village: string
}

type Numbers = ReadonlyMap<string, string | null>

type Props = {
  readonly district: string
  readonly round: string
  readonly people: readonly Recipient[]
  readonly mayReadNumbers: boolean
  /** Null while there is nothing to send. */
  readonly textFor: ((person: Recipient) => string) | null
}

export function OneByOne(props: Props): JSX.Element {
  const { district, round, people, mayReadNumbers, textFor } = props
  const [numbers, setNumbers] = useState<Numbers | null>(null)
  const [reading, setReading] = useState<number | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [opened, setOpened] = useState(() => readOpened(round))
  const [shown, setShown] = useState('')

  async function prepare(): Promise<void> {
    setError(null)
    const ids = mayReadNumbers ? people.map(({ cadreId }) => cadreId) : []
    const found = new Map<string, string | null>()
    try {
      for (let at = 0; at < ids.length; at += MAX_AT_ONCE) {
        setReading(at)
        const cadreIds = ids.slice(at, at + MAX_AT_ONCE)
        const reply = await call(readWhatsappNumbers, { district, cadreIds })
        for (const { cadreId, whatsappNumber } of reply.numbers) found.set(cadreId, whatsappNumber)
      }
      setNumbers(found)
    } catch (problem) {
      setError(problem)
    } finally {
      setReading(null)
    }
  }
  function tick(next: ReadonlySet<string>): void {
    setOpened(next)
    keepOpened(round, next)
  }

  const done = people.filter(({ cadreId }) => opened.has(cadreId)).length
  const numberless = people.filter(({ cadreId }) => (numbers?.get(cadreId) ?? null) === null)
  const listed =
    shown === 'belum'
      ? people.filter(({ cadreId }) => !opened.has(cadreId))
      : shown === 'tanpa'
        ? numberless
        : people
  return (
    <section class="panel message-panel" aria-labelledby="kirim-satu">
      <h2 id="kirim-satu">{MESSAGES.oneTitle}</h2>
      <p class="help">{mayReadNumbers ? MESSAGES.prepareHelp : MESSAGES.noRightHelp}</p>
      {error !== null && <Problem error={error} onRetry={() => void prepare()} />}
      {reading !== null && (
        <Progress
          label={MESSAGES.preparing}
          done={reading}
          total={people.length}
          unit={MESSAGES.unit}
        />
      )}
      {numbers === null ? (
        reading === null && (
          <p>
            <Button
              kind="primary"
              icon="send"
              disabled={textFor === null}
              title={textFor === null ? MESSAGES.empty : undefined}
              onClick={() => void prepare()}
            >
              {MESSAGES.prepare(people.length)}
            </Button>
          </p>
        )
      ) : (
        <>
          <div class="message-run" role="status">
            <progress max={people.length} value={done} aria-label={openedOf(done, people.length)} />
            <strong class="num">{openedOf(done, people.length)}</strong>
            {done > 0 && (
              <Button kind="quiet" icon="undo" onClick={() => tick(new Set())}>
                {MESSAGES.clear}
              </Button>
            )}
          </div>
          <Chips
            label={MESSAGES.show}
            value={shown}
            onChange={setShown}
            chips={[
              { value: '', label: MESSAGES.all, count: people.length },
              { value: 'belum', label: MESSAGES.notOpened, count: people.length - done },
              ...(mayReadNumbers
                ? [{ value: 'tanpa', label: MESSAGES.withoutNumber, count: numberless.length }]
                : []),
            ]}
          />
          {listed.length === 0 ? (
            <p class="muted">{shown === 'belum' ? MESSAGES.noneLeft : MESSAGES.noneHere}</p>
          ) : (
            <ol class="message-list">
              {listed.map((person) => (
                <Row
                  key={person.cadreId}
                  person={person}
                  number={numbers.get(person.cadreId) ?? null}
                  isOpened={opened.has(person.cadreId)}
                  text={textFor?.(person) ?? null}
                  saysNumber={mayReadNumbers}
                  onOpen={() => tick(new Set([...opened, person.cadreId]))}
                />
              ))}
            </ol>
          )}
          <p class="small muted">{MESSAGES.kept}</p>
        </>
      )}
    </section>
  )
}

type RowProps = {
  readonly person: Recipient
  readonly number: string | null
  readonly isOpened: boolean
  readonly text: string | null
  readonly saysNumber: boolean
  readonly onOpen: () => void
}

function Row({ person, number, isOpened, text, saysNumber, onOpen }: RowProps): JSX.Element {
  const label = number === null ? MESSAGES.openWithout : MESSAGES.open
  return (
    <li class={isOpened ? 'opened' : undefined}>
      <span class="message-who">
        <b>{person.name}</b>
        <span class="small muted">{person.village}</span>
      </span>
      <span class="message-state small">
        {isOpened && (
          <span class="tag done">
            <Icon name="check" size={18} /> {MESSAGES.done}
          </span>
        )}
        {saysNumber && number === null && <span class="tag wait">{MESSAGES.noNumber}</span>}
      </span>
      {text === null ? (
        <span class="small muted">{MESSAGES.empty}</span>
      ) : (
        <a
          class={isOpened ? 'button quiet' : 'button plain'}
          href={whatsappLink(number, text)}
          target="_blank"
          rel="noopener noreferrer"
          onClick={onOpen}
        >
          <Icon name="message" size={20} />
          <span>
            {isOpened ? MESSAGES.openAgain : label}
            <span class="unseen"> {MESSAGES.to(person.name)}</span>
          </span>
        </a>
      )}
    </li>
  )
}
