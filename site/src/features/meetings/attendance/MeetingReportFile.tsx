/** The written report of a meeting, begun by the platform: numbers filled in, the rest to be written in Word. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { takeMeetingReport } from '../../../../../worker/contract/attendance-reports.ts'
import type { Meeting } from '../../../../../worker/contract/meetings.ts'
import { Button } from '../../../components/Button.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { saveFile } from '../../../lib/save-file.ts'
import { wordFile } from '../../../lib/word-file.ts'
import { meetingReport } from '../../../render/meeting-report.ts'
import { STORY } from '../../../text/activity-report.ts'

type Props = { readonly area: string; readonly meeting: Meeting }

export function MeetingReportFile({ area, meeting }: Props): JSX.Element {
  const [state, setState] = useState<'idle' | 'busy' | 'done'>('idle')
  const [error, setError] = useState<unknown>(null)
  async function make(): Promise<void> {
    setState('busy')
    setError(null)
    try {
      const facts = await call(takeMeetingReport, { area, meetingId: meeting.id })
      const { title, page, of } = STORY
      const file = await wordFile(meetingReport(facts), { title, page, of })
      saveFile(file, `${STORY.fileName}-${area}-${meeting.startsOn}.docx`)
      setState('done')
    } catch (caught) {
      setError(caught)
      setState('idle')
    }
  }
  return (
    <div class="present-report">
      <Button
        icon="download"
        onClick={() => void make()}
        busy={state === 'busy' ? STORY.busy : undefined}
      >
        {STORY.button}
      </Button>
      <p class="small muted">{STORY.help}</p>
      {state === 'done' && <Notice kind="done">{STORY.done}</Notice>}
      {error !== null && <Problem error={error} onRetry={() => void make()} />}
    </div>
  )
}
