/** The trainers' page about answers from phones: takes files and messages in, and shows what to look at. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Loading } from '../../components/Loading.tsx'
import { holdsRole, useArea, useSession } from '../../lib/session.ts'
import { NOTICES } from '../../text/learning-office.ts'
import { NoticeList } from './NoticeList.tsx'
import { ReceiveAnswers } from './ReceiveAnswers.tsx'

const MAY_ACT = ['TRAINER', 'SUB_DISTRICT_ADMIN', 'DISTRICT_ADMIN', 'SUPERADMIN']

export function AnswersPage(): JSX.Element {
  const session = useSession()
  const area = useArea()
  // What was taken in may bring new notices.
  const [turn, setTurn] = useState(0)
  if (session.state !== 'in' || area === null) return <Loading label={NOTICES.loading} rows={6} />
  const mayAct = holdsRole(session.who, area.code, MAY_ACT)
  const zone = area.district.timeZone
  return (
    <div class="answers">
      {mayAct && <ReceiveAnswers onReceived={() => setTurn((last) => last + 1)} />}
      <NoticeList key={`${area.code}/${turn}`} area={area.code} zone={zone} mayClose={mayAct} />
    </div>
  )
}
