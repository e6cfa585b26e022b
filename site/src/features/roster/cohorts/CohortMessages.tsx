/** Whom a message goes to: the members of a cohort, or the cadres of villages that are not covered yet. */
import type { JSX } from 'preact'
import { listUncovered } from '../../../../../worker/contract/reporting.ts'
import { Button } from '../../../components/Button.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { holdsRole, useArea, useSession, type OfficeArea } from '../../../lib/session.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { useUrlState } from '../../../lib/url-state.ts'
import { formatDates } from '../../../text/certification.ts'
import { COHORT, SHEET } from '../../../text/cohorts.ts'
import { cohortTemplates, MESSAGES, uncoveredTemplates } from '../../../text/messages.ts'
import { KIND_WORDS } from '../../../text/reporting.ts'
import { areaName } from '../../../text/roster.ts'
import { MessageSender } from '../../../components/messages/MessageSender.tsx'
import type { Recipient } from '../../../components/messages/OneByOne.tsx'
import { NoCohort } from './CohortPage.tsx'
import { addressOf, useCohort, useCohortId } from './use-cohort.ts'

export function CohortMessages(): JSX.Element {
  const session = useSession()
  const area = useArea()
  const cohortId = useCohortId()
  // A sub-district's code: the list of R3 leads here.
  const [uncovered] = useUrlState('belum')
  if (session.state !== 'in' || area === null) return <Loading label={MESSAGES.loading} rows={6} />
  const mayReadNumbers = holdsRole(session.who, area.districtCode, ['DISTRICT_ADMIN'])
  if (cohortId !== '') {
    const key = `${area.code}/${cohortId}`
    return <ToCohort key={key} area={area} id={cohortId} mayReadNumbers={mayReadNumbers} />
  }
  if (uncovered !== '') {
    const key = `${area.code}/${uncovered}`
    return <ToUncovered key={key} area={area} part={uncovered} mayReadNumbers={mayReadNumbers} />
  }
  return <NoCohort />
}

type ToProps = { readonly area: OfficeArea; readonly mayReadNumbers: boolean }

const signInAddress = () => `${location.origin}/masuk/`

function ToCohort({ area, id, mayReadNumbers }: ToProps & { readonly id: string }): JSX.Element {
  const reply = useCohort(area, id)
  if (reply.state === 'loading') return <Loading label={MESSAGES.loading} rows={6} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  const { cohort, members } = reply.answer
  const back = (
    <Button kind="quiet" icon="arrow-left" href={addressOf('satu/', id)}>
      {SHEET.back}
    </Button>
  )
  const [first, ...rest] = members.map((member): Recipient => ({
    cadreId: member.cadreId,
    name: member.name,
    village: member.area === null ? '' : areaName(member.area),
  }))
  if (first === undefined) {
    return (
      <Empty title={COHORT.emptyTitle} action={back}>
        {MESSAGES.noOneCohort}
      </Empty>
    )
  }
  return (
    <div class="roster">
      <p class="cohort-back">
        {back} <span class="muted">{cohort.name}</span>
      </p>
      <MessageSender
        district={area.districtCode}
        round={cohort.id}
        people={[first, ...rest]}
        shared={{
          angkatan: cohort.name,
          tanggal: formatDates(cohort.startsOn, cohort.endsOn),
          tempat: cohort.place,
          'alamat masuk': signInAddress(),
        }}
        templates={cohortTemplates(area.district.officeName)}
        mayReadNumbers={mayReadNumbers}
      />
    </div>
  )
}

async function readRecipients(part: string, signal: AbortSignal): Promise<Recipient[]> {
  const people = new Map<string, Recipient>()
  let after: string | undefined
  do {
    const page: Awaited<ReturnType<typeof call<typeof listUncovered>>> = await call(
      listUncovered,
      { area: part, ...(after === undefined ? {} : { after }) },
      { signal },
    )
    for (const { kind, name: village, cadres } of page.villages) {
      for (const { id, name } of cadres) {
        people.set(id, { cadreId: id, name, village: `${KIND_WORDS[kind]} ${village}` })
      }
    }
    after = page.next ?? undefined
  } while (after !== undefined)
  return [...people.values()]
}

function ToUncovered({
  area,
  part,
  mayReadNumbers,
}: ToProps & { readonly part: string }): JSX.Element {
  const reply = useReply(part, (signal) => readRecipients(part, signal))
  if (reply.state === 'loading') return <Loading label={MESSAGES.loading} rows={6} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  const [first, ...rest] = reply.answer
  const back = (
    <Button kind="quiet" icon="arrow-left" href="/dinas/cakupan/belum/">
      {MESSAGES.backUncovered}
    </Button>
  )
  if (first === undefined) {
    return (
      <Empty title={MESSAGES.noOneTitle} action={back}>
        {MESSAGES.noOneUncovered}
      </Empty>
    )
  }
  return (
    <div class="roster">
      <p class="cohort-back">{back}</p>
      <MessageSender
        district={area.districtCode}
        round={`belum/${part}`}
        people={[first, ...rest]}
        shared={{ 'alamat masuk': signInAddress() }}
        templates={uncoveredTemplates(area.district.officeName)}
        mayReadNumbers={mayReadNumbers}
      />
    </div>
  )
}
