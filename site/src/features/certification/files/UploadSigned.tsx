/** Chooses signed PDFs, sends them one after another, and says of each what came of it. */
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../../../components/Button.tsx'
import { FileDrop } from '../../../components/FileDrop.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Progress } from '../../../components/Progress.tsx'
import { Table } from '../../../components/Table.tsx'
import { SIGNED } from '../../../text/certificate-files-office.ts'
import { breakable } from '../Register.tsx'
import { sendSigned, type Sent } from './upload-signed.ts'

type Row = { readonly key: string; readonly file: File; readonly sent: Sent | null }

type Props = { readonly district: string; readonly onTaken: () => void }

export function UploadSigned({ district, onTaken }: Props): JSX.Element {
  const [rows, setRows] = useState<readonly Row[]>([])
  const [error, setError] = useState<unknown>(null)
  const isGone = useRef(false)
  useEffect(() => () => void (isGone.current = true), [])

  async function send(all: readonly Row[]): Promise<void> {
    let now = all
    setRows(now)
    setError(null)
    try {
      for (const row of all.filter(({ sent }) => sent === null)) {
        const sent = await sendSigned(district, row.file)
        if (isGone.current) return
        now = now.map((each) => (each.key === row.key ? { ...each, sent } : each))
        setRows(now)
      }
    } catch (problem) {
      setError(problem)
    }
    if (now.some(({ sent }) => sent?.state === 'taken')) onTaken()
  }

  const choose = (files: readonly File[]) =>
    void send(files.map((file, index) => ({ key: String(index), file, sent: null })))
  if (rows.length === 0) {
    return (
      <FileDrop
        label={SIGNED.uploadLabel}
        help={SIGNED.uploadHelp}
        accept=".pdf,application/pdf"
        onFiles={choose}
      />
    )
  }
  const done = rows.filter(({ sent }) => sent !== null).length
  const taken = rows.filter(({ sent }) => sent?.state === 'taken').length
  const isDone = done === rows.length
  return (
    <div class="zip">
      {error !== null && (
        <>
          <Problem error={error} onRetry={() => void send(rows)} />
          <p class="help">{SIGNED.kept}</p>
        </>
      )}
      {isDone ? (
        <Notice
          kind={taken === rows.length ? 'done' : 'wait'}
          title={SIGNED.taken(taken, rows.length)}
          action={
            <Button icon="upload" onClick={() => setRows([])}>
              {SIGNED.more}
            </Button>
          }
        />
      ) : (
        <Progress label={SIGNED.sending} done={done} total={rows.length} unit={SIGNED.unit} />
      )}
      <Results rows={rows} />
    </div>
  )
}

function Results({ rows }: { readonly rows: readonly Row[] }): JSX.Element {
  return (
    <Table
      label={SIGNED.results}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'file',
          title: SIGNED.file,
          cell: ({ file, sent }) => (
            <>
              {sent?.state === 'taken' ? sent.answer.holderName : file.name}
              {sent?.state === 'taken' && (
                <span class="help num">{breakable(sent.answer.certificate.number)}</span>
              )}
            </>
          ),
        },
        {
          key: 'result',
          title: SIGNED.result,
          cell: ({ sent }) => {
            if (sent === null) return <span class="tag">{SIGNED.waiting}</span>
            if (sent.state === 'taken') {
              return <span class="tag done">{SIGNED[sent.answer.outcome]}</span>
            }
            return (
              <>
                <span class="tag danger">{SIGNED.refused}</span>
                <span class="help">{sent.words}</span>
              </>
            )
          },
        },
      ]}
    />
  )
}
