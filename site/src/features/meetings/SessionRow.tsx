/** One row of the agenda: when, what, which module, how many JP, and who speaks there. */
import type { JSX } from 'preact'
import { MAX_SPEAKERS, type Speaker } from '../../../../worker/contract/meetings.ts'
import { Field } from '../../components/Field.tsx'
import { Icon, type IconName } from '../../components/Icon.tsx'
import { Select } from '../../components/Select.tsx'
import { AGENDA, hoursWords } from '../../text/meetings.ts'
import { taught, type Module } from './fill-agenda.ts'
import { minutesOf, type SessionForm, type Wrong } from './meeting-form.ts'
import { TimeField } from './TimeField.tsx'

type Part = 'up' | 'down' | 'remove' | 'title'

/** The id of a part of the row, to which the focus may go. */
export const partId = (session: string, part: Part): string => `sesi-${session}-${part}`

/** 0 to 12 JP by halves. */
const HOURS = Array.from({ length: 25 }, (_, index) => index / 2)
const LESSON = 45

type Props = {
  readonly session: SessionForm
  readonly wrong: Wrong
  readonly modules: readonly Module[]
  readonly mayUp: boolean
  readonly mayDown: boolean
  readonly onChange: (session: SessionForm) => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

export function SessionRow(props: Props): JSX.Element {
  const { session, wrong, modules, onChange } = props
  const { id, title, hours, module, speakers } = session
  const at = (part: string) => wrong[`sessions.${id}.${part}`]
  const minutes = minutesOf(session)
  const isOdd = hours > 0 && minutes !== null && minutes > 0 && minutes !== hours * LESSON
  const row = at('row')
  return (
    <li class="agenda-row">
      {row !== undefined && (
        <p class="error agenda-wrong" tabIndex={-1} role="alert">
          {row}
        </p>
      )}
      <div class="agenda-cells">
        <TimeField
          label={AGENDA.from}
          value={session.startsAt}
          error={at('startsAt')}
          onInput={(startsAt) => onChange({ ...session, startsAt })}
        />
        <TimeField
          label={AGENDA.to}
          value={session.endsAt}
          error={at('endsAt')}
          onInput={(endsAt) => onChange({ ...session, endsAt })}
        />
        <div id={partId(id, 'title')} class="agenda-what">
          <Field
            label={AGENDA.what}
            value={title}
            maxLength={120}
            error={at('title')}
            onInput={(next) => onChange({ ...session, title: next })}
          />
        </div>
        <Select
          label={AGENDA.hours}
          value={String(hours)}
          options={HOURS.map((each) => ({ value: String(each), label: hoursWords(each) }))}
          onChange={(next) => onChange({ ...session, hours: Number(next) })}
        />
      </div>
      <div class="agenda-more">
        {((modules.length > 0 && hours > 0) || module !== '') && (
          <Select
            label={AGENDA.module}
            value={module}
            options={[
              { value: '', label: AGENDA.noModule },
              ...modules.map((each, index) => ({
                value: each.slug,
                label: `${index + 1}. ${each.title}`,
              })),
              // What was chosen stays chosen while modules are read, or when its course changed.
              ...(module === '' || modules.some(({ slug }) => slug === module)
                ? []
                : [{ value: module, label: module }]),
            ]}
            onChange={(slug) =>
              onChange(taught(session, modules.find((each) => each.slug === slug) ?? null))
            }
          />
        )}
        <AddSpeaker session={session} onChange={onChange} />
        <div class="agenda-do" role="group" aria-label={AGENDA.of(title)}>
          <Act
            id={partId(id, 'up')}
            icon="arrow-up"
            label={AGENDA.up}
            of={title}
            disabled={!props.mayUp}
            onClick={() => props.onMove(-1)}
          />
          <Act
            id={partId(id, 'down')}
            icon="arrow-down"
            label={AGENDA.down}
            of={title}
            disabled={!props.mayDown}
            onClick={() => props.onMove(1)}
          />
          <Act
            id={partId(id, 'remove')}
            icon="remove"
            label={AGENDA.remove}
            of={title}
            disabled={false}
            onClick={props.onRemove}
          />
        </div>
      </div>
      <Speakers session={session} wrong={wrong} onChange={onChange} />
      {isOdd && <p class="small muted agenda-note">{AGENDA.lasts(minutes, hours)}</p>}
      {speakers.length === 0 && session.by !== '' && (
        <p class="small muted agenda-note">{AGENDA.usually(session.by)}</p>
      )}
    </li>
  )
}

type ActProps = {
  readonly id: string
  readonly icon: IconName
  readonly label: string
  readonly of: string
  readonly disabled: boolean
  readonly onClick: () => void
}

function Act({ id, icon, label, of, disabled, onClick }: ActProps): JSX.Element {
  return (
    <button id={id} type="button" class="button quiet" disabled={disabled} onClick={onClick}>
      <Icon name={icon} size={18} />
      <span>
        {label}
        <span class="unseen"> {AGENDA.of(of)}</span>
      </span>
    </button>
  )
}

type SpeakersProps = Pick<Props, 'session' | 'wrong' | 'onChange'>

function Speakers({ session, wrong, onChange }: SpeakersProps): JSX.Element | null {
  const { id, speakers } = session
  const set = (next: readonly Speaker[]) => onChange({ ...session, speakers: next })
  if (speakers.length === 0) return null
  return (
    <div class="agenda-speakers" role="group" aria-label={AGENDA.speakers(speakers.length)}>
      {speakers.map((speaker, index) => {
        const part = (key: keyof Speaker) => ({
          value: speaker[key],
          error: wrong[`sessions.${id}.speakers.${index}.${key}`],
          onInput: (value: string) =>
            set(speakers.map((each, at) => (at === index ? { ...each, [key]: value } : each))),
        })
        return (
          <div key={index} class="agenda-speaker">
            <Field label={AGENDA.speakerName} maxLength={120} {...part('name')} />
            <Field label={AGENDA.institution} maxLength={120} {...part('institution')} />
            <Field label={AGENDA.topic} optional maxLength={300} {...part('topic')} />
            <button
              type="button"
              class="button quiet"
              onClick={() => set(speakers.filter((_, at) => at !== index))}
            >
              <Icon name="remove" size={18} />
              <span>
                {AGENDA.remove}
                <span class="unseen"> {AGENDA.speaker(speaker.name)}</span>
              </span>
            </button>
          </div>
        )
      })}
    </div>
  )
}

function AddSpeaker({ session, onChange }: Omit<SpeakersProps, 'wrong'>): JSX.Element {
  const { speakers, title } = session
  const isFull = speakers.length >= MAX_SPEAKERS
  return (
    <button
      type="button"
      class="button quiet agenda-add"
      disabled={isFull}
      title={isFull ? AGENDA.speakersFull(MAX_SPEAKERS) : undefined}
      onClick={() =>
        onChange({ ...session, speakers: [...speakers, { name: '', institution: '', topic: '' }] })
      }
    >
      <Icon name="plus" size={18} />
      <span>
        {AGENDA.addSpeaker}
        <span class="unseen"> {AGENDA.of(title)}</span>
      </span>
    </button>
  )
}
