/** The line of the public log to write down, and holding an earlier one against the log of today. The proof is checked here. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { readLogHead } from '../../../../worker/contract/archive.ts'
import { fromBase64, toHex } from '../../../../worker/contract/byte-text.ts'
import { Button } from '../../components/Button.tsx'
import { Field } from '../../components/Field.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Problem } from '../../components/Problem.tsx'
import { call, CallProblem } from '../../lib/call.ts'
import { useReply } from '../../lib/use-reply.ts'
import { LOG_LINE } from '../../text/archive-office.ts'
import { continues, logLine, readLine, type Head } from './log-line.ts'

/** Null while the log has no entry. */
async function newestHead(): Promise<Head | null> {
  let answer: Response
  try {
    answer = await fetch('/log/checkpoint', { cache: 'no-cache' })
  } catch {
    throw new CallProblem('OFFLINE', {}, '')
  }
  if (answer.status === 404) return null
  const [, size = '', root = ''] = (await answer.text()).split('\n')
  const bytes = fromBase64(root)
  if (!answer.ok || bytes === null) throw new CallProblem('UNEXPECTED', {}, '')
  return { size: Number(size), root: toHex(bytes) }
}

export function LogLine(): JSX.Element {
  const reply = useReply('log', newestHead)
  return (
    <section class="log-line">
      <h2>{LOG_LINE.title}</h2>
      {reply.state === 'loading' && <Loading label={LOG_LINE.loading} />}
      {reply.state === 'failed' && <Problem error={reply.error} onRetry={reply.reload} />}
      {reply.state === 'here' &&
        (reply.answer === null ? <p>{LOG_LINE.empty}</p> : <Line head={reply.answer} />)}
    </section>
  )
}

function Line({ head }: { readonly head: Head }): JSX.Element {
  const [isCopied, setCopied] = useState(false)
  const line = logLine(head, today())
  return (
    <>
      <p class="log-line-written num">{line}</p>
      <p class="help">{LOG_LINE.help}</p>
      <div class="actions">
        <Button
          icon="copy"
          onClick={() => void navigator.clipboard.writeText(line).then(() => setCopied(true))}
        >
          {isCopied ? LOG_LINE.copied : LOG_LINE.copy}
        </Button>
        <Button href="/dinas/sertifikat/arsip/">{LOG_LINE.toArchive}</Button>
      </div>
      <Earlier />
    </>
  )
}

type Outcome =
  | { readonly state: 'matches' | 'shorter'; readonly old: number; readonly now: number }
  | { readonly state: 'differs' }

function Earlier(): JSX.Element {
  const [written, setWritten] = useState('')
  const [fault, setFault] = useState<string | undefined>(undefined)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [error, setError] = useState<unknown>(null)

  async function compare(): Promise<void> {
    setOutcome(null)
    setError(null)
    const line = readLine(written)
    setFault(line === null ? LOG_LINE.unreadable : undefined)
    if (line === null) return
    try {
      const { newest, proof, ...older } = await call(readLogHead, { size: String(line.size) })
      const isSame = await continues(line, { older, newest, proof })
      setOutcome(
        isSame ? { state: 'matches', old: line.size, now: newest.size } : { state: 'differs' },
      )
    } catch (problem) {
      const isShorter = problem instanceof CallProblem && problem.code === 'NOT_FOUND'
      const now = isShorter ? await newestHead().catch(() => null) : null
      if (isShorter) setOutcome({ state: 'shorter', old: line.size, now: now?.size ?? 0 })
      else setError(problem)
    }
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void compare()
      }}
    >
      <Field
        label={LOG_LINE.old}
        help={LOG_LINE.oldHelp}
        error={fault}
        value={written}
        onInput={setWritten}
      />
      <Button type="submit">{LOG_LINE.check}</Button>
      {error !== null && <Problem error={error} onRetry={() => void compare()} />}
      {outcome !== null && <Told outcome={outcome} />}
    </form>
  )
}

function Told({ outcome }: { readonly outcome: Outcome }): JSX.Element {
  if (outcome.state === 'matches') {
    return (
      <Notice kind="done" title={LOG_LINE.matches}>
        {LOG_LINE.matchesBody(outcome.old, outcome.now)}
      </Notice>
    )
  }
  return (
    <Notice kind="danger" title={LOG_LINE.differs}>
      {outcome.state === 'shorter' && <p>{LOG_LINE.shorter(outcome.old, outcome.now)}</p>}
      {LOG_LINE.differsBody}
    </Notice>
  )
}

/** In Jakarta, as the log's day is. */
function today(): string {
  return new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)
}
