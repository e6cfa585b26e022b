/** The cards that were just issued: printable sheets, eight to a page, and one WhatsApp link for each. */
import type { JSX } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { ReplyOf } from '../../../../worker/contract/endpoint.ts'
import type { District } from '../../../../worker/contract/regions.ts'
import type { issueActivationCodes } from '../../../../worker/contract/roster.ts'
import { Button } from '../../components/Button.tsx'
import { Confirm } from '../../components/Confirm.tsx'
import { Field } from '../../components/Field.tsx'
import { Icon } from '../../components/Icon.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Table } from '../../components/Table.tsx'
import { formatMoment } from '../../text/format.ts'
import { LIST } from '../../text/roster.ts'
import { CARDS, codeGroups, invitation, invitationFor } from '../../text/roster-cards.ts'
import { qrPath } from '../../lib/qr.ts'

export type Card = ReplyOf<typeof issueActivationCodes>['cards'][number]

const PER_SHEET = 8

type Props = {
  readonly cards: readonly Card[]
  readonly district: District
  readonly onLeave: () => void
}

export function CardSheets({ cards, district, onLeave }: Props): JSX.Element {
  const [text, setText] = useState(() => invitation(district.officeName))
  const [sent, setSent] = useState<ReadonlySet<string>>(new Set())
  const [isLeaving, setLeaving] = useState(false)
  const sheets = useMemo(
    () =>
      Array.from({ length: Math.ceil(cards.length / PER_SHEET) }, (_, page) =>
        cards.slice(page * PER_SHEET, (page + 1) * PER_SHEET),
      ),
    [cards],
  )
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [])

  return (
    <div class="roster">
      <div class="no-print roster">
        <Notice
          kind="done"
          title={CARDS.readyTitle(cards.length)}
          action={
            <div class="roster-choices">
              <Button kind="primary" icon="print" onClick={() => print()}>
                {CARDS.print}
              </Button>
              <Button icon="arrow-left" onClick={() => setLeaving(true)}>
                {CARDS.back}
              </Button>
            </div>
          }
        >
          {CARDS.readyBody}
        </Notice>
        <h2>{CARDS.sendTitle}</h2>
        <p class="help">{CARDS.sendHelp}</p>
        <Field
          label={CARDS.message}
          help={CARDS.messageHelp}
          lines={4}
          value={text}
          onInput={setText}
          maxLength={1000}
        />
        <Table
          label={CARDS.sendTitle}
          rows={cards}
          rowKey={(card) => card.cadreId}
          columns={[
            {
              key: 'name',
              title: LIST.colName,
              cell: (card) => (
                <>
                  {card.name} <small class="num muted">{card.code}</small>
                </>
              ),
            },
            { key: 'caption', title: LIST.colArea, cell: (card) => card.caption },
            {
              key: 'send',
              title: CARDS.message,
              cell: (card) => (
                <span class="card-send">
                  <a
                    class={sent.has(card.cadreId) ? 'button quiet' : 'button plain'}
                    href={whatsapp(card, text)}
                    target="_blank"
                    rel="noopener noreferrer"
                    onClick={() => setSent(new Set([...sent, card.cadreId]))}
                  >
                    <Icon name={sent.has(card.cadreId) ? 'check' : 'message'} size={20} />
                    <span>{sent.has(card.cadreId) ? CARDS.sent : CARDS.send}</span>
                  </a>
                  {card.whatsappNumber === null && (
                    <span class="small muted">{CARDS.noNumber}</span>
                  )}
                </span>
              ),
            },
          ]}
        />
        <h2>{CARDS.print}</h2>
        <p class="help">{CARDS.preview}</p>
      </div>
      <div class="card-sheets">
        {sheets.map((sheet, page) => (
          <div class="card-sheet" key={page}>
            {sheet.map((card) => (
              <CardFace key={card.cadreId} card={card} district={district} />
            ))}
          </div>
        ))}
      </div>
      {isLeaving && (
        <Confirm
          title={CARDS.backTitle}
          yes={CARDS.backYes}
          kind="danger"
          no={CARDS.stay}
          onYes={onLeave}
          onNo={() => setLeaving(false)}
        >
          <p>{CARDS.backBody}</p>
        </Confirm>
      )}
    </div>
  )
}

type FaceProps = { readonly card: Card; readonly district: District }

function CardFace({ card, district }: FaceProps): JSX.Element {
  const qr = useMemo(() => qrPath(`${location.origin}${card.address}`), [card.address])
  const validUntil = formatMoment(card.expiresAt, district.timeZone)
  return (
    <article class="card-face">
      <header class="card-head">
        <span>{CARDS.cardTitle}</span>
        <span>
          {district.kind === 'kota' ? 'Kota' : 'Kabupaten'} {bareName(district.name)}
        </span>
      </header>
      <div class="card-who">
        <p class="card-name">{card.name}</p>
        <p>{card.caption}</p>
        <p>
          {CARDS.cadreCode} <strong class="num">{card.code}</strong>
        </p>
      </div>
      <svg
        class="card-qr"
        viewBox={`0 0 ${qr.size} ${qr.size}`}
        shape-rendering="crispEdges"
        role="img"
        aria-label={CARDS.activationCode}
      >
        <rect width={qr.size} height={qr.size} fill="#fff" />
        <path d={qr.path} fill="#000" />
      </svg>
      <div class="card-code">
        <p>{CARDS.activationCode}</p>
        <p class="card-big num">{codeGroups(card.activationCode)}</p>
        <p>{CARDS.validUntil(validUntil)}</p>
      </div>
      <ol class="card-steps">
        {CARDS.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p class="card-foot">
        {CARDS.stepsByHand(location.host)} {CARDS.secret}
        {district.isDemo && <strong> {CARDS.demo}</strong>}
      </p>
    </article>
  )
}

function whatsapp(card: Card, text: string): string {
  const message = invitationFor(text, {
    name: card.name,
    address: `${location.origin}${card.address}`,
    code: codeGroups(card.activationCode),
  })
  return `https://wa.me/${card.whatsappNumber ?? ''}?text=${encodeURIComponent(message)}`
}

function bareName(name: string): string {
  return name.replace(/^(kabupaten|kota)\s+/i, '')
}
