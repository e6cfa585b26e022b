/** The attendance sheets that were signed by hand, as photos and scans: put there, looked at, taken away. */
import type { JSX } from 'preact'
import { useId, useState } from 'preact/hooks'
import {
  listSheetFiles,
  removeSheetFile,
  sheetDownload,
  type SheetFile,
} from '../../../../../worker/contract/meeting-files.ts'
import type { Meeting } from '../../../../../worker/contract/meetings.ts'
import { Button } from '../../../components/Button.tsx'
import { ConfirmRemoval } from '../../../components/ConfirmRemoval.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { DropZone } from '../../../components/DropZone.tsx'
import { Icon } from '../../../components/Icon.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { useZone } from '../../../lib/session.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { SHEET_FAULTS, SHEETS } from '../../../text/attendance.ts'
import { TYPE_WORDS } from '../../../text/bundle.ts'
import { formatMoment, formatSize } from '../../../text/format.ts'
import { sendSheet, sheetOf } from './send-sheet.ts'

type Props = { readonly meeting: Meeting; readonly mayChange: boolean }
type Stopped = { readonly name: string; readonly file: File; readonly error: unknown }

export function SignedSheets({ meeting, mayChange }: Props): JSX.Element {
  const place = { area: meeting.area.code, meetingId: meeting.id }
  const reply = useReply(`${place.area}/${place.meetingId}`, (signal) =>
    call(listSheetFiles, place, { signal }),
  )
  const zone = useZone()
  const id = useId()
  const [sending, setSending] = useState('')
  const [stopped, setStopped] = useState<readonly Stopped[]>([])
  const [faults, setFaults] = useState<readonly string[]>([])
  const [looked, setLooked] = useState<SheetFile | null>(null)
  const [asked, setAsked] = useState<SheetFile | null>(null)
  const [said, setSaid] = useState('')

  /** One after another: a slow line carries one file sooner than five halves. */
  async function add(chosen: readonly File[]): Promise<void> {
    setFaults([])
    setStopped([])
    setSaid('')
    let kept = 0
    for (const [index, file] of chosen.entries()) {
      setSending(SHEETS.sending(index + 1, chosen.length, file.name))
      try {
        const sheet = await sheetOf(file)
        if (typeof sheet === 'string') {
          setFaults((now) => [...now, `${file.name}: ${SHEET_FAULTS[sheet]}`])
          continue
        }
        await sendSheet(place, file.name, sheet)
        kept += 1
      } catch (problem) {
        setStopped((now) => [...now, { name: file.name, file, error: problem }])
      }
    }
    setSending('')
    if (kept > 0) {
      setSaid(SHEETS.kept(kept))
      reply.reload()
    }
  }

  async function remove(file: SheetFile): Promise<void> {
    await call(removeSheetFile, { ...place, fileId: file.id })
    setAsked(null)
    setSaid(SHEETS.removed)
    reply.reload()
  }

  const files = reply.state === 'here' ? reply.answer.files : []
  const hrefOf = (file: SheetFile) =>
    sheetDownload.path
      .replace(':area', place.area)
      .replace(':meetingId', place.meetingId)
      .replace(':fileId', file.id)
  return (
    <section class="roster present-sheets" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{SHEETS.title}</h3>
      {reply.state === 'loading' && <Loading label={SHEETS.loading} rows={1} />}
      {reply.state === 'failed' && <Problem error={reply.error} onRetry={reply.reload} />}
      {reply.state === 'here' && files.length === 0 && <p class="muted">{SHEETS.none}</p>}
      {files.length > 0 && (
        <ul class="present-files">
          {files.map((file) => (
            <li key={file.id}>
              <Icon name="sheet" size={20} />
              <span class="present-file">
                <a href={hrefOf(file)} download>
                  {file.name}
                </a>
                <span class="help num">
                  {TYPE_WORDS[file.type]}, {formatSize(file.bytes)}.{' '}
                  {SHEETS.by(file.uploadedBy, formatMoment(file.uploadedAt, zone))}
                </span>
              </span>
              {file.type !== 'application/pdf' && (
                <Button kind="quiet" icon="eye" onClick={() => setLooked(file)}>
                  {SHEETS.look}
                </Button>
              )}
              {mayChange && (
                <Button kind="quiet" icon="remove" onClick={() => setAsked(file)}>
                  {SHEETS.remove}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {said !== '' && <Notice kind="done">{said}</Notice>}
      {faults.map((fault) => (
        <p key={fault} class="error" role="alert">
          {fault}
        </p>
      ))}
      {stopped.map(({ name, file, error: problem }) => (
        <div key={name}>
          <p class="error">{SHEETS.stopped(name)}</p>
          <Problem error={problem} onRetry={() => void add([file])} />
        </div>
      ))}
      {sending !== '' && (
        <p role="status" class="muted">
          {sending}
        </p>
      )}
      {mayChange && sending === '' && (
        <DropZone
          id={id}
          accept="image/jpeg,image/png,image/webp,application/pdf"
          isMany
          onFiles={(chosen) => void add(chosen)}
          describedBy={`${id}-help`}
          button={{
            kind: 'plain',
            words: (
              <>
                <Icon name="upload" size={20} />
                <span>{SHEETS.add}</span>
              </>
            ),
          }}
          after={
            <p class="help" id={`${id}-help`}>
              {SHEETS.help}
            </p>
          }
        />
      )}
      {looked !== null && (
        <Dialog open title={looked.name} onClose={() => setLooked(null)}>
          <img class="present-photo" src={hrefOf(looked)} alt={SHEETS.alt(looked.name)} />
        </Dialog>
      )}
      {asked !== null && (
        <ConfirmRemoval
          title={SHEETS.removeTitle}
          yes={SHEETS.remove}
          working={SHEETS.working}
          remove={() => remove(asked)}
          onNo={() => setAsked(null)}
        >
          <p>{SHEETS.removeBody(asked.name)}</p>
        </ConfirmRemoval>
      )}
    </section>
  )
}
