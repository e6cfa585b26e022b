/** The roll that the address names, or the meetings to choose from. */
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { Button } from '../../../components/Button.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { ROLL, SENDING } from '../../../text/roll.ts'
import { useMeetingId } from '../use-meeting.ts'
import { ChooseRoll } from './ChooseRoll.tsx'
import { ROLL_PAGE } from './place.ts'
import { RollScreen } from './RollScreen.tsx'
import { tidyUp, useRoll } from './use-roll.ts'

const WORKER = '/hadir-sw.js'

export function RollPage(): JSX.Element {
  const id = useMeetingId()
  useEffect(() => {
    // Without it the page is as good with signal; the roll says whether it is there.
    void navigator.serviceWorker
      ?.register(WORKER, { scope: ROLL_PAGE, updateViaCache: 'none' })
      .catch(() => undefined)
    void tidyUp().catch(() => undefined)
  }, [])
  return <div class="roll">{id === '' ? <ChooseRoll /> : <OneRoll key={id} id={id} />}</div>
}

function OneRoll({ id }: { readonly id: string }): JSX.Element {
  const roll = useRoll(id)
  const back = (
    <Button kind="quiet" icon="arrow-left" href={ROLL_PAGE}>
      {ROLL.back}
    </Button>
  )
  switch (roll.state) {
    case 'loading':
      return <Loading label={ROLL.loading} rows={8} />
    case 'signedOut':
      return <p>{back}</p>
    case 'notOnPhone':
      return (
        <Empty title={ROLL.notOnPhoneTitle} action={back}>
          <p>{ROLL.notOnPhoneBody}</p>
        </Empty>
      )
    case 'failed':
      return (
        <>
          <p>{back}</p>
          <Problem error={roll.error} onRetry={roll.again} />
        </>
      )
    case 'otherPerson':
      return (
        <>
          <p>{back}</p>
          <Notice kind="wait" title={SENDING.otherTitle}>
            {SENDING.otherPerson(roll.name)}
          </Notice>
        </>
      )
    case 'here':
      return (
        <>
          <p class="roll-back">{back}</p>
          <RollScreen here={roll.here} />
        </>
      )
  }
}
