/** In the register: the papers of all that is searched for, or of one sub-district, as one ZIP. Opened by whoever wants it. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { readDistrict } from '../../../../../worker/contract/regions.ts'
import { Button } from '../../../components/Button.tsx'
import { Select } from '../../../components/Select.tsx'
import { call } from '../../../lib/call.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { ZIP } from '../../../text/certificate-files-office.ts'
import { SHARED } from '../../../text/frame.ts'
import { DownloadPapers } from './DownloadPapers.tsx'

type Props = {
  readonly district: string
  /** What the register is searched for; empty for all. */
  readonly search: string
}

export function RegisterDownload({ district, search }: Props): JSX.Element {
  const [isOpen, setOpen] = useState(false)
  if (!isOpen) {
    return (
      <Button icon="download" onClick={() => setOpen(true)}>
        {ZIP.open}
      </Button>
    )
  }
  return <Panel district={district} search={search} onClose={() => setOpen(false)} />
}

function Panel({ district, search, onClose }: Props & { onClose: () => void }): JSX.Element {
  const [subDistrict, setSubDistrict] = useState('')
  // Without the list everything can still be fetched.
  const areas = useReply(district, () => call(readDistrict, { district }))
  const known = areas.state === 'here' ? areas.answer.areas : []
  const selection = {
    district,
    ...(subDistrict === '' ? {} : { subDistrict }),
    ...(search === '' ? {} : { search }),
  }
  return (
    <section class="zip-panel" aria-label={ZIP.title}>
      <div class="zip-head">
        <h2>{ZIP.title}</h2>
        <Button kind="quiet" icon="close" onClick={onClose}>
          {SHARED.close}
        </Button>
      </div>
      <Select
        label={ZIP.subDistrict}
        value={subDistrict}
        help={search === '' ? undefined : ZIP.searched}
        options={[
          { value: '', label: ZIP.all },
          ...known
            .filter(({ kind }) => kind === 'kecamatan')
            .map(({ code, name }) => ({ value: code, label: name })),
        ]}
        onChange={setSubDistrict}
      />
      <DownloadPapers selection={selection} name={ZIP.ofRegister} />
    </section>
  )
}
