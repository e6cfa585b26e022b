/** Piagam: a page for each who attended enough of a held meeting, or who spoke there. It attests attendance and certifies nothing. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { takeAttestations, USUAL_SHARE } from '../../../../worker/contract/attestations.ts'
import type { ReplyOf } from '../../../../worker/contract/endpoint.ts'
import type { District } from '../../../../worker/contract/regions.ts'
import { Button } from '../../components/Button.tsx'
import { Empty } from '../../components/Empty.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Problem } from '../../components/Problem.tsx'
import { Select } from '../../components/Select.tsx'
import { call } from '../../lib/call.ts'
import { formatDates } from '../../text/certification.ts'
import { PAPERS } from '../../text/meeting-papers.ts'
import { ATTEST, ATTESTATION } from '../../text/attestations.ts'
import { letterOf } from './paper-words.ts'
import { subDistrictOf, villageOf } from './people-rows.ts'
import type { MeetingReply } from './use-meeting.ts'

type Taken = ReplyOf<typeof takeAttestations>
type Whom = 'PARTICIPANTS' | 'SPEAKERS'

type Props = {
  readonly district: District
  readonly shown: MeetingReply
  readonly whom: Whom
}

const SHARES = [50, 60, 70, 75, 80, 90, 100]

export function Attestations({ district, shown, whom }: Props): JSX.Element {
  const { meeting } = shown
  const [share, setShare] = useState(USUAL_SHARE)
  const [taken, setTaken] = useState<Taken | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  if (meeting.state !== 'HELD') {
    return <Empty title={ATTEST.notHeldTitle}>{ATTEST.notHeldBody}</Empty>
  }
  async function take(): Promise<void> {
    setBusy(true)
    setError(null)
    try {
      const input = { area: meeting.area.code, meetingId: meeting.id, whom, share }
      setTaken(await call(takeAttestations, input))
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  const papers = taken === null ? 0 : taken.people.length + taken.speakers.length
  return (
    <>
      <div class="no-print roster">
        <Notice>{whom === 'SPEAKERS' ? ATTEST.speakersAbout : ATTEST.about}</Notice>
        <div class="toolbar">
          {whom === 'PARTICIPANTS' && (
            <Select
              label={ATTEST.share}
              value={String(share)}
              options={SHARES.map((each) => ({
                value: String(each),
                label: ATTEST.shareOf(each),
              }))}
              onChange={(value) => {
                setShare(Number(value))
                setTaken(null)
              }}
            />
          )}
          {papers > 0 ? (
            <Button kind="primary" icon="print" onClick={() => print()}>
              {PAPERS.print}
            </Button>
          ) : (
            <Button
              kind="primary"
              icon="award"
              busy={isBusy ? ATTEST.working : undefined}
              onClick={() => void take()}
            >
              {ATTEST.make}
            </Button>
          )}
        </div>
        {error !== null && <Problem error={error} />}
        {taken !== null && (
          <p role="status">
            {whom === 'SPEAKERS'
              ? ATTEST.speakersReady(papers)
              : ATTEST.ready(papers, taken.below, taken.counted.sessions)}
          </p>
        )}
        {taken !== null && whom === 'PARTICIPANTS' && taken.signer === null && (
          <p class="muted">{ATTEST.noSigner}</p>
        )}
      </div>
      {taken !== null && papers > 0 && (
        <div class="sheets attest-sheets">
          {taken.people.map((person, index) => (
            <Paper key={index} district={district} shown={shown} taken={taken} name={person.name}>
              <p class="attest-where">{whereOf(person)}</p>
              <p class="attest-for">{ATTESTATION.attended(taken.meeting.title)}</p>
              <Facts
                taken={taken}
                more={[
                  [ATTESTATION.sessions, ATTESTATION.of(person.attended, taken.counted.sessions)],
                  ...(taken.counted.hours > 0
                    ? [
                        [
                          ATTESTATION.hours,
                          ATTESTATION.hoursOf(person.hours, taken.counted.hours),
                        ] as const,
                      ]
                    : []),
                ]}
              />
            </Paper>
          ))}
          {taken.speakers.map((speaker) => (
            <Paper
              key={`${speaker.name} ${speaker.institution}`}
              district={district}
              shown={shown}
              taken={taken}
              name={speaker.name}
            >
              <p class="attest-where">{speaker.institution}</p>
              <p class="attest-for">{ATTESTATION.spoke(taken.meeting.title)}</p>
              <Facts taken={taken} more={[[ATTESTATION.topic, speaker.topics.join('; ')]]} />
            </Paper>
          ))}
        </div>
      )}
    </>
  )
}

function whereOf(person: Taken['people'][number]): string {
  if (person.area === null) return person.from
  return [villageOf(person), ATTESTATION.subDistrict(subDistrictOf(person))]
    .filter((words) => words !== '')
    .join(', ')
}

type FactsProps = {
  readonly taken: Taken
  readonly more: readonly (readonly [label: string, words: string])[]
}

function Facts({ taken: { meeting }, more }: FactsProps): JSX.Element {
  const facts = [
    [ATTESTATION.days, formatDates(meeting.startsOn, meeting.endsOn)],
    [ATTESTATION.place, meeting.place],
    ...more,
  ] as const
  return (
    <dl class="sheet-facts attest-facts">
      {facts.map(([label, words]) => (
        <>
          <dt>{label}</dt>
          <dd>{words}</dd>
        </>
      ))}
    </dl>
  )
}

type PaperProps = Omit<Props, 'whom'> & {
  readonly taken: Taken
  readonly name: string
  readonly children: JSX.Element | readonly JSX.Element[]
}

function Paper({ district, shown, taken, name, children }: PaperProps): JSX.Element {
  const { signer, signsAs } = taken
  const isSpeaker = taken.speakers.length > 0
  return (
    <article class="sheet attest">
      <header class="sheet-letter">
        {letterOf(shown.meeting, district).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </header>
      {taken.isDemo && <p class="sheet-sample">{PAPERS.sample}</p>}
      <h2 class="attest-title">{isSpeaker ? ATTESTATION.thanks : ATTESTATION.heading}</h2>
      <p class="attest-number">{ATTESTATION.number}</p>
      <p class="attest-to">{ATTESTATION.to}</p>
      <p class="attest-name">{name}</p>
      {children}
      <div class="attest-sign">
        <p>{signer === null ? ATTESTATION.placeAndDate : ATTESTATION.dated(signer.place)}</p>
        <p>{signer === null ? signsAs : signer.position},</p>
        <div class="attest-room" />
        <p>
          <b>{signer === null ? ATTESTATION.line : signer.name}</b>
        </p>
        {signer !== null && signer.rank !== null && <p>{signer.rank}</p>}
        <p>
          {signer?.employeeNumber === null || signer === null
            ? ATTESTATION.employee
            : ATTESTATION.employeeNumber(signer.employeeNumber)}
        </p>
      </div>
      <p class="sheet-small attest-small">
        {isSpeaker ? '' : `${ATTESTATION.meaning} `}
        {taken.printed}
      </p>
    </article>
  )
}
