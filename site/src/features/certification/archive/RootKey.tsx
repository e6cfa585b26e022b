/** Who vouches for the issuer list, by the fingerprint of the root key; and for its keeper, taking a list away and a signature in. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  readIssuerList,
  signIssuerList,
  type ArchiveParts,
} from '../../../../../worker/contract/archive.ts'
import { Button } from '../../../components/Button.tsx'
import { FileDrop } from '../../../components/FileDrop.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { ROOT } from '../../../text/archive-office.ts'

type Props = {
  readonly parts: ArchiveParts
  readonly isKeeper: boolean
  readonly onSigned: () => void
}

export function RootKey({ parts, isKeeper, onSigned }: Props): JSX.Element {
  const { root } = parts
  return (
    <section class="archive-root">
      <h2>{ROOT.title}</h2>
      <Vouched {...parts} />
      {root !== null && (
        <p>
          {ROOT.fingerprint}
          <span class="fingerprint num">{root.fingerprint}</span>
        </p>
      )}
      {isKeeper && root !== null && <Keeper onSigned={onSigned} />}
    </section>
  )
}

function Vouched({ root, signed }: Pick<ArchiveParts, 'root' | 'signed'>): JSX.Element {
  if (signed === null) {
    return (
      <Notice kind="wait" title={ROOT.none}>
        {root === null ? ROOT.noneBody : ROOT.notYetBody}
      </Notice>
    )
  }
  // Safe: written by issuerListText, which says as of when.
  const { asOf } = JSON.parse(signed.list) as { asOf: string }
  return (
    <Notice kind={signed.isCurrent ? 'done' : 'wait'} title={ROOT.signed(asOf)}>
      {signed.isCurrent ? ROOT.current : ROOT.outdated}
    </Notice>
  )
}

function Keeper({ onSigned }: Pick<Props, 'onSigned'>): JSX.Element {
  const [isBusy, setBusy] = useState(false)
  const [isAccepted, setAccepted] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [fault, setFault] = useState<string | undefined>(undefined)

  async function run(work: () => Promise<void>): Promise<void> {
    setBusy(true)
    setError(null)
    setFault(undefined)
    setAccepted(false)
    try {
      await work()
    } catch (problem) {
      setError(problem)
    }
    setBusy(false)
  }

  const download = () => run(async () => save((await call(readIssuerList, {})).list))

  const upload = (file: File) =>
    run(async () => {
      const given = readSigned(await file.text())
      if (given === null) return setFault(ROOT.notSigned)
      await call(signIssuerList, given)
      setAccepted(true)
      onSigned()
    })

  return (
    <details class="archive-keeper">
      <summary>{ROOT.keeperTitle}</summary>
      <p class="help">{ROOT.keeperBody}</p>
      <div class="actions">
        <Button icon="download" onClick={() => void download()}>
          {ROOT.download}
        </Button>
      </div>
      {isBusy ? (
        <Loading label={ROOT.uploading} />
      ) : (
        <FileDrop
          label={ROOT.uploadLabel}
          help={ROOT.uploadHelp}
          accept=".json,application/json"
          error={fault}
          onFile={(file) => void upload(file)}
        />
      )}
      {error !== null && <Problem error={error} />}
      {isAccepted && <Notice kind="done" title={ROOT.accepted} />}
    </details>
  )
}

function readSigned(text: string): { list: string; signature: string } | null {
  try {
    // Safe: looked at below; the Worker checks the signature itself.
    const { list, signature } = JSON.parse(text) as Record<string, unknown>
    return typeof list === 'string' && typeof signature === 'string' ? { list, signature } : null
  } catch {
    return null
  }
}

function save(list: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([list], { type: 'application/json' }))
  link.download = ROOT.file
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
