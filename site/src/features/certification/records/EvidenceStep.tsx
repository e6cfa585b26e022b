/** The last step: files of evidence with their progress, whether it counts, and putting the list forward. */
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { MAX_EVIDENCE_FILES } from '../../../../../worker/contract/records.ts'
import { Button } from '../../../components/Button.tsx'
import { Icon } from '../../../components/Icon.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { RadioList } from '../../../components/RadioList.tsx'
import { formatSize } from '../../../text/format.ts'
import { BATCH, readyWords, UPLOAD_FAULTS, WIZARD } from '../../../text/records-office.ts'
import { countStates } from './draft.ts'
import { FilePicker } from './FilePicker.tsx'
import { faultOf, sendEvidence } from './upload.ts'
import type { RecordRun } from './use-records.ts'

type Sending = {
  readonly key: number
  readonly file: File
  readonly sent: number
  readonly fault: string | null
  readonly error: unknown
}

export function EvidenceStep({ run }: { readonly run: RecordRun }): JSX.Element | null {
  const [sending, setSending] = useState<readonly Sending[]>([])
  const last = useRef(0)
  const files = run.draft?.files ?? []
  /** The newest list: two uploads may end in one moment. */
  const have = useRef(files)
  have.current = files
  const isBusy = sending.some(({ fault, error }) => fault === null && error === null)
  useEffect(() => {
    if (!isBusy) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [isBusy])

  const { draft } = run
  if (draft === null) return null
  const place = { district: draft.district, batchId: draft.batchId }
  const counts = countStates(run.outcomes)
  const change = (key: number, more: Partial<Sending>) =>
    setSending((now) => now.map((each) => (each.key === key ? { ...each, ...more } : each)))

  async function send({ key, file }: Pick<Sending, 'key' | 'file'>): Promise<void> {
    change(key, { sent: 0, fault: null, error: null })
    try {
      const kept = await sendEvidence(place, file, (sent) => change(key, { sent }))
      const others = have.current.filter(({ id }) => id !== kept.id)
      have.current = [...others, kept]
      run.change({ files: have.current })
      setSending((now) => now.filter((each) => each.key !== key))
    } catch (error) {
      change(key, { error })
    }
  }

  async function add(chosen: readonly File[]): Promise<void> {
    const free = MAX_EVIDENCE_FILES - have.current.length - sending.length
    const fresh = await Promise.all(
      chosen.map(async (file, index) => {
        const fault = index < free ? await faultOf(file) : 'MANY'
        last.current += 1
        const words = fault === null ? null : UPLOAD_FAULTS[fault]
        return { key: last.current, file, sent: 0, fault: words, error: null }
      }),
    )
    setSending((now) => [...now, ...fresh])
    // One after another: a slow line carries one file sooner than five halves.
    for (const each of fresh) if (each.fault === null) await send(each)
  }

  return (
    <>
      <div>
        <h2>{WIZARD.evidenceTitle}</h2>
        <p class="help">{WIZARD.evidenceHelp}</p>
      </div>
      {files.length + sending.length > 0 && (
        <ul class="record-files">
          {files.map((file) => (
            <li key={file.id}>
              <Icon name="done" size={20} />
              <span class="record-file">
                {file.name} <span class="num muted">{formatSize(file.bytes)}</span>{' '}
                <span class="tag done">{WIZARD.uploaded}</span>
                <br />
                <span class="small muted">
                  {BATCH.hash} <code>{file.sha256}</code>
                </span>
              </span>
              <Button
                kind="quiet"
                icon="remove"
                onClick={() => run.change({ files: files.filter(({ id }) => id !== file.id) })}
              >
                {WIZARD.remove}
              </Button>
            </li>
          ))}
          {sending.map((each) => (
            <SendingFile
              key={each.key}
              sending={each}
              onRetry={() => void send(each)}
              onRemove={() => setSending((now) => now.filter(({ key }) => key !== each.key))}
            />
          ))}
        </ul>
      )}
      <FilePicker isFirst={files.length === 0} onFiles={(chosen) => void add(chosen)} />
      <RadioList
        legend={WIZARD.trainedTitle}
        value={draft.countsAsTrained ? 'ya' : 'tidak'}
        answers={[
          { value: 'ya', label: WIZARD.trainedYes, help: WIZARD.trainedHelp },
          { value: 'tidak', label: WIZARD.trainedNo, help: WIZARD.trainedNoHelp },
        ]}
        onChange={(value) => run.change({ countsAsTrained: value === 'ya' })}
      />
      {run.error !== null && <Problem error={run.error} />}
      <div class="roster-bar">
        <Button
          kind="primary"
          icon="send"
          busy={run.isSending ? WIZARD.proposing : undefined}
          disabled={files.length === 0 || isBusy || counts.READY === 0}
          title={files.length === 0 ? WIZARD.evidenceNeeded : undefined}
          onClick={() => void run.propose()}
        >
          {WIZARD.propose(counts.READY)}
        </Button>
      </div>
      <p class="help">
        {files.length === 0
          ? WIZARD.evidenceNeeded
          : readyWords(
              counts.READY,
              counts.PROBLEM + counts.ASK + counts.SAME_DAY + counts.UNKNOWN,
            )}
      </p>
      <p>
        <Button kind="quiet" icon="arrow-left" disabled={isBusy} onClick={() => run.go('checked')}>
          {WIZARD.toRows}
        </Button>
      </p>
    </>
  )
}

type SendingProps = {
  readonly sending: Sending
  readonly onRetry: () => void
  readonly onRemove: () => void
}

function SendingFile({ sending, onRetry, onRemove }: SendingProps): JSX.Element {
  const { file, sent, fault, error } = sending
  const isStopped = fault !== null || error !== null
  return (
    <li>
      <Icon name={isStopped ? 'danger' : 'upload'} size={20} />
      <span class="record-file">
        {file.name} <span class="num muted">{formatSize(file.size)}</span>
        {fault !== null && <span class="error">{fault}</span>}
        {error !== null && <Problem error={error} onRetry={onRetry} />}
        {!isStopped && (
          <span class="record-progress" role="status">
            <progress max={Math.max(file.size, 1)} value={sent} aria-label={WIZARD.uploading} />
            <span class="num small">
              {formatSize(sent)} dari {formatSize(file.size)}
            </span>
          </span>
        )}
      </span>
      {isStopped && (
        <Button kind="quiet" icon="remove" onClick={onRemove}>
          {WIZARD.remove}
        </Button>
      )}
    </li>
  )
}
