/**
 * Cards to cut out and wear: name, place, and a QR code that holds the Kode kader alone. The card for signing in has another code,
 * which is a secret, so attendance is never taken by that one.
 */
import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import type { District } from '../../../../worker/contract/regions.ts'
import type { MeetingPerson } from '../../../../worker/contract/meetings.ts'
import { Button } from '../../components/Button.tsx'
import { Empty } from '../../components/Empty.tsx'
import { cardText } from '../../lib/card-code.ts'
import { qrPath } from '../../lib/qr.ts'
import { ATTENDANCE_CARDS } from '../../text/attendance-cards.ts'
import { MEETING_FORM } from '../../text/meetings.ts'
import { groupsOf, subDistrictOf, villageOf } from './people-rows.ts'
import { addressOf, type MeetingReply } from './use-meeting.ts'

const PER_SHEET = 10

type Props = { readonly district: District; readonly shown: MeetingReply }

export function AttendanceCards({ district, shown }: Props): JSX.Element {
  const sheets = useMemo(() => {
    const people = groupsOf(shown.people).flatMap(({ people: of }) => of)
    return Array.from({ length: Math.ceil(people.length / PER_SHEET) }, (_, page) =>
      people.slice(page * PER_SHEET, (page + 1) * PER_SHEET),
    )
  }, [shown.people])
  if (shown.people.length === 0) {
    return (
      <Empty
        title={ATTENDANCE_CARDS.noneTitle}
        action={
          <Button href={addressOf('satu/', shown.meeting.id)}>{MEETING_FORM.backToOne}</Button>
        }
      >
        {ATTENDANCE_CARDS.noneBody}
      </Empty>
    )
  }
  return (
    <>
      <div class="no-print roster">
        <p class="help">{ATTENDANCE_CARDS.help}</p>
        <p>{ATTENDANCE_CARDS.ready(shown.people.length)}</p>
      </div>
      <div
        class="badge-sheets"
        tabIndex={0}
        role="region"
        aria-label={ATTENDANCE_CARDS.ready(shown.people.length)}
      >
        {sheets.map((sheet, page) => (
          <div class="badge-sheet" key={page}>
            {sheet.map((person) => (
              <Card key={person.cadreId} person={person} isDemo={district.isDemo} />
            ))}
          </div>
        ))}
      </div>
    </>
  )
}

type CardProps = { readonly person: MeetingPerson; readonly isDemo: boolean }

function Card({ person, isDemo }: CardProps): JSX.Element {
  const qr = useMemo(() => qrPath(cardText(person.code)), [person.code])
  const [village, subDistrict] = [villageOf(person), subDistrictOf(person)]
  return (
    <article class="badge">
      <div class="badge-who">
        <p class="badge-title">{ATTENDANCE_CARDS.title}</p>
        <p class="badge-name">{person.name}</p>
        {village !== '' && <p>{village}</p>}
        {subDistrict !== '' && <p>{ATTENDANCE_CARDS.subDistrict(subDistrict)}</p>}
        <p class="badge-code">
          {ATTENDANCE_CARDS.code} <strong class="num">{person.code}</strong>
        </p>
        {isDemo && <p class="badge-sample">{ATTENDANCE_CARDS.sample}</p>}
      </div>
      <svg
        class="badge-qr"
        viewBox={`0 0 ${qr.size} ${qr.size}`}
        shape-rendering="crispEdges"
        role="img"
        aria-label={ATTENDANCE_CARDS.picture(person.code)}
      >
        <rect width={qr.size} height={qr.size} fill="#fff" />
        <path d={qr.path} fill="#000" />
      </svg>
    </article>
  )
}
