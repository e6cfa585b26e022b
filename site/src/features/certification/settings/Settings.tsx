/** Who issues and who signs. Changing it changes what will be printed, never what was. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Signatory } from '../../../../../worker/contract/certification.ts'
import { Button } from '../../../components/Button.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Table } from '../../../components/Table.tsx'
import { printedPosition } from '../../../text/certification.ts'
import { GATE, SETTINGS } from '../../../text/certification-office.ts'
import { formatDate } from '../../../text/format.ts'
import { NUMBERS } from '../../../text/names-office.ts'
import { DESIGN } from '../../../text/paper-office.ts'
import { Frame, type Desk, type UnitView } from '../Frame.tsx'
import { SignatoryForm } from './SignatoryForm.tsx'
import { UnitForm } from './UnitForm.tsx'

export function Settings(): JSX.Element {
  return (
    <Frame current="/dinas/sertifikat/pengaturan/" unit="optional">
      {(desk) => <Units desk={desk} />}
    </Frame>
  )
}

function Units({ desk }: { readonly desk: Desk }): JSX.Element {
  const [said, setSaid] = useState('')
  const [isAdding, setAdding] = useState(false)
  const saved = (words: string) => {
    setSaid(words)
    setAdding(false)
    desk.reload()
  }
  const isFirst = desk.units.length === 0
  if (isFirst && !desk.mayPropose) {
    return (
      <Notice kind="wait" title={GATE.noUnitTitle}>
        {GATE.askAdmin}
      </Notice>
    )
  }
  return (
    <>
      {said !== '' && <Notice kind="done">{said}</Notice>}
      {desk.units.map((view) => (
        <Unit
          key={`${view.unit.id} ${view.unit.version}`}
          desk={desk}
          view={view}
          onSaved={saved}
        />
      ))}
      {(isFirst || isAdding) && (
        <section class="panel">
          <h2>{isFirst ? SETTINGS.firstTitle : SETTINGS.newUnitTitle}</h2>
          <p>{SETTINGS.first}</p>
          <UnitForm
            desk={desk}
            onSaved={() => saved(SETTINGS.saved)}
            onCancel={isFirst ? undefined : () => setAdding(false)}
          />
        </section>
      )}
      {!isFirst && !isAdding && desk.mayPropose && (
        <Button icon="plus" onClick={() => setAdding(true)}>
          {SETTINGS.addUnit}
        </Button>
      )}
    </>
  )
}

type UnitProps = {
  readonly desk: Desk
  readonly view: UnitView
  readonly onSaved: (words: string) => void
}

function Unit({ desk, view, onSaved }: UnitProps): JSX.Element {
  const { unit, signatories, nextNumber } = view
  const [isEditing, setEditing] = useState(false)
  const [signing, setSigning] = useState<Signatory | 'new' | null>(null)
  return (
    <section class="panel">
      <h2>{unit.letterhead.office}</h2>
      {isEditing ? (
        <UnitForm
          desk={desk}
          unit={unit}
          onSaved={() => onSaved(SETTINGS.saved)}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <>
          <dl class="facts">
            <dt>{SETTINGS.letterhead}</dt>
            <dd>
              {[unit.letterhead.government, unit.letterhead.office, ...unit.letterhead.lines].map(
                (line) => (
                  <div key={line}>{line}</div>
                ),
              )}
            </dd>
            <dt>{SETTINGS.place}</dt>
            <dd>{unit.place}</dd>
            <dt>{SETTINGS.pattern}</dt>
            <dd>
              <code>{unit.numberPattern}</code>
            </dd>
            <dt>{NUMBERS.numbering}</dt>
            <dd>
              {NUMBERS.numberings[unit.numbering]}
              <span class="help">{NUMBERS.help[unit.numbering]}</span>
            </dd>
            <dt>{unit.numbering === 'AUTO' ? SETTINGS.example : NUMBERS.example}</dt>
            <dd>
              <b class="num">{nextNumber}</b>
            </dd>
          </dl>
          <div class="actions">
            {desk.mayPropose && (
              <Button icon="edit" onClick={() => setEditing(true)}>
                {SETTINGS.edit}
              </Button>
            )}
            <Button icon="award" href={`/dinas/sertifikat/pengaturan/lembar/?penerbit=${unit.id}`}>
              {DESIGN.open}
            </Button>
          </div>
        </>
      )}
      <h3>{SETTINGS.signatories}</h3>
      {signatories.length === 0 ? (
        <Notice kind="wait">{SETTINGS.noSignatory}</Notice>
      ) : (
        <Signatories view={view} {...(desk.mayPropose ? { onChange: setSigning } : {})} />
      )}
      {signing === null ? (
        desk.mayPropose && (
          <Button
            icon="plus"
            kind={signatories.length === 0 ? 'primary' : 'plain'}
            onClick={() => setSigning('new')}
          >
            {SETTINGS.addSignatory}
          </Button>
        )
      ) : (
        <SignatoryForm
          key={signing === 'new' ? 'new' : signing.id}
          desk={desk}
          unitId={unit.id}
          {...(signing === 'new' ? {} : { signatory: signing })}
          onSaved={() => {
            setSigning(null)
            onSaved(SETTINGS.savedSignatory)
          }}
          onCancel={() => setSigning(null)}
        />
      )}
    </section>
  )
}

type SignatoriesProps = {
  readonly view: UnitView
  readonly onChange?: (signatory: Signatory) => void
}

function Signatories({ view, onChange }: SignatoriesProps): JSX.Element {
  return (
    <Table
      label={SETTINGS.signatories}
      rows={view.signatories}
      rowKey={(signatory) => signatory.id}
      columns={[
        {
          key: 'name',
          title: SETTINGS.name,
          cell: ({ id, name }) => (
            <>
              {name} {id === view.signatoryToday && <span class="tag done">{SETTINGS.today}</span>}
            </>
          ),
        },
        {
          key: 'position',
          title: SETTINGS.position,
          cell: ({ standing, position }) => printedPosition(standing, position),
        },
        {
          key: 'period',
          title: SETTINGS.period,
          cell: ({ validFrom, validUntil }) =>
            `${formatDate(validFrom)} s.d. ${validUntil === null ? SETTINGS.stillInOffice : formatDate(validUntil)}`,
        },
        ...(onChange === undefined
          ? []
          : [
              {
                key: 'change',
                title: SETTINGS.change,
                cell: (signatory: Signatory) => (
                  <Button icon="edit" kind="quiet" onClick={() => onChange(signatory)}>
                    {SETTINGS.change}
                  </Button>
                ),
              },
            ]),
      ]}
    />
  )
}
