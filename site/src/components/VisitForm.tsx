/** Where a superadmin writes down why she looks at the people of the district that the page is about. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { MIN_VISIT_REASON, openVisit } from '../../../worker/contract/staff.ts'
import { call, CallProblem } from '../lib/call.ts'
import { renewSession, useArea } from '../lib/session.ts'
import { problemWords } from '../text/problems.ts'
import { VISITS } from '../text/visits.ts'
import { Button } from './Button.tsx'
import { Field } from './Field.tsx'
import { Notice } from './Notice.tsx'

export function VisitForm({ onOpened }: { readonly onOpened: () => void }): JSX.Element | null {
  const area = useArea()
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const [isBusy, setBusy] = useState(false)
  const [failed, setFailed] = useState<ReturnType<typeof problemWords> | null>(null)
  // A repeat after a lost answer is the same visit.
  const [id] = useState(() => crypto.randomUUID())
  if (area === null) return null
  const { districtCode: district } = area

  async function open(): Promise<void> {
    if (reason.trim().length < MIN_VISIT_REASON) return setWrong(VISITS.reasonShort)
    setWrong(undefined)
    setBusy(true)
    setFailed(null)
    try {
      await call(openVisit, { district, id, reason: reason.trim() })
      renewSession()
      onOpened()
    } catch (problem) {
      const known = problem instanceof CallProblem ? problem : null
      setFailed(problemWords(known?.code ?? 'UNEXPECTED', known?.detail ?? {}))
      setBusy(false)
    }
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void open()
      }}
    >
      <Notice kind="wait" title={VISITS.formTitle}>
        <p>{VISITS.formBody(area.district.name)}</p>
      </Notice>
      <Field
        label={VISITS.reason}
        help={VISITS.reasonHelp}
        error={wrong}
        lines={3}
        value={reason}
        onInput={setReason}
        maxLength={500}
      />
      {failed !== null && (
        <Notice kind="danger" title={failed.title}>
          <p>{failed.body}</p>
        </Notice>
      )}
      <Button type="submit" kind="primary" busy={isBusy ? VISITS.starting : undefined}>
        {VISITS.start}
      </Button>
    </form>
  )
}
