/** A one-time link, shown once: to copy, to print, or to send by WhatsApp. It stands in no address of this page. */
import type { JSX } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { Button } from '../../components/Button.tsx'
import { Notice } from '../../components/Notice.tsx'
import { whatsappLink } from '../../lib/message.ts'
import { qrPath } from '../../lib/qr.ts'
import type { OfficeArea } from '../../lib/session.ts'
import { formatMoment } from '../../text/format.ts'
import { LINK } from '../../text/staff-office.ts'
import type { Made } from './office.ts'

type Props = {
  readonly made: Made
  readonly area: OfficeArea
  readonly onDone: () => void
}

export function LinkSheet({ made, area, onDone }: Props): JSX.Element {
  const { name, kind, waits, keepsFactor, link } = made
  const address = `${location.origin}/undangan/#${link.code}`
  const until = formatMoment(link.expiresAt, area.district.timeZone)
  const qr = useMemo(() => qrPath(address), [address])
  const [copied, setCopied] = useState<boolean | null>(null)
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [])

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(address)
      setCopied(true)
    } catch {
      setCopied(false)
    }
  }
  return (
    <div class="staff">
      <div class="no-print">
        <Notice kind="done" title={kind === 'INVITE' ? LINK.invited(name) : LINK.reset(name)}>
          {LINK.once} {waits && LINK.waits}
        </Notice>
        <div class="actions">
          <Button kind="primary" icon="copy" onClick={() => void copy()}>
            {copied === true ? LINK.copied : LINK.copy}
          </Button>
          <Button
            icon="message"
            href={whatsappLink(null, LINK.message(name, address, until, keepsFactor))}
            newTab
          >
            {LINK.send}
          </Button>
          <Button icon="print" onClick={() => print()}>
            {LINK.print}
          </Button>
          <Button onClick={onDone}>{LINK.done}</Button>
        </div>
        {copied === false && <p class="help">{LINK.copyFailed}</p>}
      </div>
      <article class="staff-paper">
        <p class="help">{LINK.paperTitle}</p>
        <h2>{name}</h2>
        <p>{area.district.officeName}</p>
        <ol>
          {LINK.paperSteps(keepsFactor).map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <div class="staff-link">
          <svg
            viewBox={`0 0 ${qr.size} ${qr.size}`}
            shape-rendering="crispEdges"
            role="img"
            aria-label={LINK.address}
          >
            <rect width={qr.size} height={qr.size} fill="#fff" />
            <path d={qr.path} fill="#000" />
          </svg>
          <div>
            <p class="staff-address">{address}</p>
            <p>
              {LINK.code}{' '}
              <strong class="num">{`${link.code.slice(0, 5)}-${link.code.slice(5)}`}</strong>
            </p>
            <p>{LINK.until(until)}</p>
          </div>
        </div>
      </article>
    </div>
  )
}
