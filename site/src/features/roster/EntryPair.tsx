/** Two entries side by side, and which of them to keep. */
import type { JSX } from 'preact'
import type { Entry } from '../../../../worker/contract/roster-life.ts'
import { formatDate, formatNumber } from '../../text/format.ts'
import { areaWords, KIND_WORDS, SEX_WORDS, SIGN_IN_WORDS } from '../../text/roster.ts'
import { learningWords, TWICE } from '../../text/roster-life.ts'

type Props = {
  readonly entries: readonly [Entry, Entry]
  readonly suggestedId: string
  readonly keptId: string
  readonly onKeep: (id: string) => void
}

type Line = { readonly key: string; readonly title: string; readonly of: (entry: Entry) => string }

const LINES: readonly Line[] = [
  { key: 'code', title: TWICE.code, of: ({ code, kind }) => `${code} · ${KIND_WORDS[kind]}` },
  {
    key: 'phone',
    title: TWICE.phone,
    of: ({ phoneTail }) => (phoneTail === null ? TWICE.noPhone : `•••${phoneTail}`),
  },
  { key: 'sex', title: TWICE.sex, of: ({ sex }) => (sex === null ? TWICE.noSex : SEX_WORDS[sex]) },
  { key: 'signIn', title: TWICE.signIn, of: ({ signIn }) => SIGN_IN_WORDS[signIn] },
  { key: 'learning', title: TWICE.learning, of: ({ learning }) => learningWords(learning) },
  {
    key: 'certificates',
    title: TWICE.certificates,
    of: ({ certificates, trainedOn }) =>
      certificates === 0
        ? TWICE.noCertificate
        : [
            formatNumber(certificates),
            ...(trainedOn === null
              ? []
              : [`${TWICE.trained.toLowerCase()} ${formatDate(trainedOn)}`]),
          ].join(', '),
  },
]

export function EntryPair({ entries, suggestedId, keptId, onKeep }: Props): JSX.Element {
  const [one, other] = entries
  return (
    <div class="twice-pair" role="radiogroup" aria-label={TWICE.choose}>
      {entries.map((entry) => (
        <label key={entry.id} class="twice-entry" data-kept={entry.id === keptId}>
          <span class="twice-head">
            <input
              type="radio"
              name={`${one.id} ${other.id}`}
              checked={entry.id === keptId}
              onChange={() => onKeep(entry.id)}
            />
            <span>
              <strong>{entry.name}</strong>
              <span class="small muted">
                {entry.id === keptId ? TWICE.kept : TWICE.keepThis}
                {entry.id === suggestedId && ` · ${TWICE.suggested}`}
              </span>
            </span>
          </span>
          <dl>
            <div>
              <dt>{TWICE.serves}</dt>
              <dd>
                <Services entry={entry} />
              </dd>
            </div>
            {LINES.map(({ key, title, of }) => (
              <div key={key} data-differs={of(one) !== of(other) && key !== 'code'}>
                <dt>{title}</dt>
                <dd>{of(entry)}</dd>
              </div>
            ))}
          </dl>
        </label>
      ))}
    </div>
  )
}

const MOST_SERVICES = 3

function Services({ entry }: { readonly entry: Entry }): JSX.Element {
  if (entry.services.length === 0) return <>{TWICE.noService}</>
  return (
    <>
      {entry.services.slice(0, MOST_SERVICES).map((service) => (
        <span class="roster-line" key={`${service.area.code} ${service.startedOn}`}>
          {areaWords(service.area)}
          {service.endedOn !== null && ` (${TWICE.served})`}
          <span class="small muted roster-line">
            {TWICE.decree}:{' '}
            {service.decreeNumber === null
              ? TWICE.noDecree
              : [
                  service.decreeNumber,
                  ...(service.decreeOn === null ? [] : [formatDate(service.decreeOn)]),
                ].join(', ')}
          </span>
        </span>
      ))}
    </>
  )
}
