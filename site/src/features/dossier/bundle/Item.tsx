/** One line of the checklist: closed it says how far it is, open it shows what is behind it and takes files. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  BUNDLE_STATES,
  bundleFileDownload,
  saveBundleItem,
  type BundleFile,
  type BundleItem,
  type BundleState,
} from '../../../../../worker/contract/bundle.ts'
import type { CadreWord } from '../../../../../worker/contract/statement-token.ts'
import { Button } from '../../../components/Button.tsx'
import { Chips } from '../../../components/Chips.tsx'
import { Icon } from '../../../components/Icon.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { useZone } from '../../../lib/session.ts'
import {
  BUNDLE,
  KIND_WORDS,
  madePromise,
  OWN_HELP,
  partsWords,
  STATE_WORDS,
  TYPE_WORDS,
} from '../../../text/bundle.ts'
import { worded } from '../../../text/counted-kinds.ts'
import { formatMoment, formatSize } from '../../../text/format.ts'
import { UploadList } from './UploadList.tsx'
import type { Uploads } from './use-uploads.ts'

const TAG: Readonly<Record<BundleState, string>> = {
  OPEN: 'tag wait',
  READY: 'tag done',
  NOT_NEEDED: 'tag',
}

type Props = {
  readonly place: { readonly district: string; readonly year: number }
  readonly item: BundleItem
  /** Ids of files that are not whole in the store. */
  readonly broken: ReadonlySet<string>
  readonly mayEdit: boolean
  /** What the district's cadres are called. */
  readonly word: CadreWord
  readonly uploads: Uploads
  readonly onEdit: () => void
  readonly onRemove: (file: BundleFile) => void
  readonly onSaved: () => void
}

export function Item(props: Props): JSX.Element {
  const { place, item, broken, mayEdit, word, uploads, onEdit, onRemove, onSaved } = props
  const { number, title, note, state, version, files, made } = item
  const [error, setError] = useState<unknown>(null)
  const [isOpen, setOpen] = useState(false)
  const underWay = uploads.list.filter((upload) => upload.number === number)
  const isBroken = files.some(({ id }) => broken.has(id))

  async function mark(next: string): Promise<void> {
    const wished = BUNDLE_STATES.find((each) => each === next)
    if (wished === undefined || wished === state) return
    setError(null)
    try {
      await call(saveBundleItem, { ...place, number, title, note, state: wished, version })
    } catch (problem) {
      setError(problem)
    }
    onSaved()
  }

  return (
    <li>
      <details
        class="evidence"
        open={isOpen}
        onToggle={(event) => setOpen(event.currentTarget.open)}
      >
        <summary>
          <span class="evidence-number num">{number}</span>
          <span class="evidence-title">
            <span class="evidence-name">{title}</span>
            <span class="help">{partsWords(made.length, files.length)}</span>
          </span>
          {isBroken && <span class="tag danger">{BUNDLE.brokenTag}</span>}
          <span class={TAG[state]}>{STATE_WORDS[state]}</span>
          <Icon name="down" size={20} />
        </summary>
        <div class="evidence-body">
          <p class="help">{worded(KIND_WORDS[number]?.help ?? OWN_HELP, word)}</p>
          {note !== '' && (
            <p class="evidence-note">
              <b>{BUNDLE.note}:</b> {note}
            </p>
          )}
          {mayEdit && (
            <div class="evidence-tools">
              <Chips
                label={BUNDLE.state}
                value={state}
                chips={BUNDLE_STATES.map((value) => ({ value, label: STATE_WORDS[value] }))}
                onChange={(next) => void mark(next)}
              />
              <Button kind="quiet" icon="edit" onClick={onEdit}>
                {BUNDLE.edit}
              </Button>
            </div>
          )}
          {error !== null && <Problem error={error} />}
          {made.length > 0 && (
            <>
              <h3>{BUNDLE.made}</h3>
              <ul class="evidence-made">
                {made.map((part) => (
                  <li key={part}>
                    <Icon name="sheet" size={20} />
                    <span>{madePromise(part, word)}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
          <h3>{BUNDLE.files}</h3>
          {files.length === 0 && underWay.length === 0 && <p class="muted">{BUNDLE.noFiles}</p>}
          {files.length > 0 && (
            <ul class="evidence-files">
              {files.map((file) => (
                <li key={file.id}>
                  <FileLine place={place} file={file} isBroken={broken.has(file.id)} />
                  {mayEdit && (
                    <Button kind="quiet" icon="remove" onClick={() => onRemove(file)}>
                      {BUNDLE.remove}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )}
          {mayEdit && <UploadList number={number} underWay={underWay} uploads={uploads} />}
        </div>
      </details>
    </li>
  )
}

type FileProps = Pick<Props, 'place'> & { readonly file: BundleFile; readonly isBroken: boolean }

function FileLine({ place, file, isBroken }: FileProps): JSX.Element {
  const { id, name, type, bytes, sha256, uploadedAt } = file
  const zone = useZone()
  const href = bundleFileDownload.path
    .replace(':district', place.district)
    .replace(':year', String(place.year))
    .replace(':fileId', id)
  return (
    <span class="evidence-file">
      {isBroken ? (
        <>
          {name} <span class="tag danger">{BUNDLE.brokenTag}</span>
        </>
      ) : (
        <Button kind="quiet" icon="download" href={href} download>
          {name}
        </Button>
      )}
      <span class="help num">
        {TYPE_WORDS[type]}, {formatSize(bytes)}, {formatMoment(uploadedAt, zone)}
      </span>
      <details class="evidence-hash">
        <summary>{BUNDLE.hash}</summary>
        <code>{sha256}</code>
      </details>
    </span>
  )
}
