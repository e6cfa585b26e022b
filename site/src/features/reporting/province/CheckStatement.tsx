/** Is the paper that a district laid on the table in force, and what does it state? Its code names no person and stays off the address. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  readPublicStatement,
  type PublicStatement,
} from '../../../../../worker/contract/statements.ts'
import { Button } from '../../../components/Button.tsx'
import { Field } from '../../../components/Field.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { cadreWord } from '../../../text/counted-kinds.ts'
import { formatNumber, formatShare } from '../../../text/format.ts'
import { STATED } from '../../../text/province.ts'
import { statementCode } from './statement-code.ts'

export function CheckStatement(): JSX.Element {
  const [typed, setTyped] = useState('')
  const [fault, setFault] = useState<string | undefined>(undefined)
  const [isBusy, setIsBusy] = useState(false)
  const [answer, setAnswer] = useState<PublicStatement | null>(null)
  const [error, setError] = useState<unknown>(null)

  async function check(): Promise<void> {
    const code = statementCode(typed)
    setAnswer(null)
    setError(null)
    setFault(code === null ? STATED.wrong : undefined)
    if (code === null) return
    setIsBusy(true)
    try {
      setAnswer(await call(readPublicStatement, { code }))
    } catch (problem) {
      setError(problem)
    } finally {
      setIsBusy(false)
    }
  }

  return (
    <section class="check-statement">
      <h2>{STATED.checkTitle}</h2>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void check()
        }}
      >
        <Field
          label={STATED.field}
          help={STATED.help}
          error={fault}
          value={typed}
          onInput={setTyped}
          maxLength={200}
        />
        <Button kind="primary" type="submit" busy={isBusy ? STATED.checking : undefined}>
          {STATED.check}
        </Button>
      </form>
      {error !== null && <Problem error={error} onRetry={() => void check()} />}
      {answer !== null && <Told answer={answer} />}
    </section>
  )
}

const KIND_OF = { valid: 'done', replaced: 'wait', revoked: 'danger' } as const

function Told({ answer }: { readonly answer: PublicStatement }): JSX.Element {
  const { status, facts, replacedBy } = answer
  if (status === 'not_found' || facts === null) {
    return (
      <Notice kind="danger" title={STATED.notFound}>
        <p>{STATED.notFoundBody}</p>
      </Notice>
    )
  }
  const { cadres, trained, areas, areasCovered } = facts.total
  const n = formatNumber
  return (
    <Notice
      kind={KIND_OF[status]}
      title={STATED[status]}
      action={
        <>
          <Button href={`/bukti/${facts.code}`}>{STATED.whole}</Button>
          {replacedBy !== null && <Button href={`/bukti/${replacedBy}`}>{STATED.newer}</Button>}
        </>
      }
    >
      <p>{STATED.says(facts.district.name, facts.asOf)}</p>
      <ul>
        <li>
          {STATED.trained(
            n(trained),
            n(cadres),
            formatShare(trained, cadres),
            cadreWord(facts.total),
          )}
        </li>
        <li>{STATED.covered(n(areasCovered), n(areas), formatShare(areasCovered, areas))}</li>
      </ul>
    </Notice>
  )
}
