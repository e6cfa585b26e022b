/** The files of one line that are on their way, each with its progress, and the place to choose or drop more. */
import type { JSX } from 'preact'
import { useId } from 'preact/hooks'
import { BUNDLE_FILE_TYPES } from '../../../../../worker/contract/bundle.ts'
import { Button } from '../../../components/Button.tsx'
import { DropZone } from '../../../components/DropZone.tsx'
import { Icon } from '../../../components/Icon.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { BUNDLE } from '../../../text/bundle.ts'
import { FILE_FAULT_WORDS } from '../../../text/bundle-faults.ts'
import { formatSize } from '../../../text/format.ts'
import type { Upload, Uploads } from './use-uploads.ts'

type Props = {
  readonly number: number
  readonly underWay: readonly Upload[]
  readonly uploads: Uploads
}

export function UploadList({ number, underWay, uploads }: Props): JSX.Element {
  return (
    <>
      {underWay.length > 0 && (
        <ul class="evidence-files">
          {underWay.map((upload) => (
            <UploadLine key={upload.key} upload={upload} uploads={uploads} />
          ))}
        </ul>
      )}
      <DropHere onFiles={(files) => uploads.add(number, files)} />
    </>
  )
}

type LineProps = { readonly upload: Upload; readonly uploads: Uploads }

function UploadLine({ upload, uploads }: LineProps): JSX.Element {
  const { key, name, size, sent, phase, fault, error } = upload
  const retry = () => uploads.retry(key)
  return (
    <li>
      <Icon name={phase === 'stopped' ? 'danger' : 'upload'} size={20} />
      <span class="evidence-file">
        {name}
        {fault !== null && (
          <span class="error" role="alert">
            {FILE_FAULT_WORDS[fault]}
          </span>
        )}
        {error !== null && <Problem error={error} onRetry={retry} />}
        {phase === 'waiting' && <span class="help">{BUNDLE.waiting}</span>}
        {phase === 'preparing' && <span class="help">{BUNDLE.preparing}</span>}
        {phase === 'sending' && (
          <span class="evidence-progress" role="status">
            <progress
              max={Math.max(size, 1)}
              value={sent}
              aria-label={`${BUNDLE.uploading} ${name}`}
            />
            <span class="num small">
              {formatSize(sent)} dari {formatSize(size)}
            </span>
          </span>
        )}
      </span>
      {phase === 'stopped' && (
        <Button kind="quiet" icon="close" onClick={() => uploads.discard(key)}>
          {BUNDLE.discard}
        </Button>
      )}
    </li>
  )
}

function DropHere({
  onFiles,
}: {
  readonly onFiles: (files: readonly File[]) => void
}): JSX.Element {
  const id = useId()
  return (
    <DropZone
      id={id}
      class="evidence-drop"
      accept={BUNDLE_FILE_TYPES.join(',')}
      isMany
      onFiles={onFiles}
      describedBy={`${id}-help`}
      button={{
        kind: 'plain',
        words: (
          <>
            <Icon name="upload" size={20} />
            <span>{BUNDLE.drop}</span>
          </>
        ),
      }}
      after={
        <p class="help" id={`${id}-help`}>
          {BUNDLE.dropHelp}
        </p>
      }
    />
  )
}
