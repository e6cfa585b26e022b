/** Fills a village with a cadre from another one: who, out of which of her services; then her move. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { AreaChoice, Assignment, CadreItem } from '../../../../worker/contract/roster.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { FindCadre } from '../../components/FindCadre.tsx'
import { Notice } from '../../components/Notice.tsx'
import { RadioList } from '../../components/RadioList.tsx'
import { SHARED } from '../../text/frame.ts'
import { areaWords, CADRE } from '../../text/roster.ts'
import { MOVE, TWICE, VACANT } from '../../text/roster-life.ts'
import { MoveAssignment } from './MoveAssignment.tsx'

type Props = {
  readonly district: string
  readonly to: AreaChoice
  readonly today: string
  readonly onClose: () => void
  readonly onDone: () => void
}

export function Appoint({ district, to, today, onClose, onDone }: Props): JSX.Element {
  const [cadre, setCadre] = useState<CadreItem | null>(null)
  const [leaving, setLeaving] = useState<Assignment | null>(null)
  const open = cadre?.assignments.filter(({ endedOn }) => endedOn === null) ?? []
  const [chosenId, setChosenId] = useState('')
  const chosen = open.find(({ id }) => id === chosenId) ?? open[0]

  if (cadre !== null && leaving !== null) {
    return (
      <MoveAssignment
        district={district}
        cadre={cadre}
        assignment={leaving}
        to={to}
        today={today}
        onClose={() => setLeaving(null)}
        onMoved={onDone}
      />
    )
  }
  return (
    <Dialog
      open
      title={VACANT.appointTitle}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="primary"
            disabled={chosen === undefined}
            onClick={() => setLeaving(chosen ?? null)}
          >
            {MOVE.open}
          </Button>
          <Button onClick={onClose}>{SHARED.cancel}</Button>
        </>
      }
    >
      <div class="roster-form">
        <p>
          <strong>{areaWords(to)}</strong>
          <br />
          <span class="help">{VACANT.appointHelp}</span>
        </p>
        {cadre === null ? (
          <FindCadre
            district={district}
            label={VACANT.appointFind}
            help={TWICE.findHelp}
            onChoose={setCadre}
          />
        ) : (
          <div class="roster-person">
            <p>
              <strong>{cadre.name}</strong> <span class="num">({cadre.code})</span>
            </p>
            {open.length === 0 && <Notice kind="wait">{VACANT.appointNoTask}</Notice>}
            {open.length > 0 && (
              <RadioList
                legend={VACANT.whichTask}
                value={chosen?.id ?? ''}
                answers={open.map(({ id, area }) => ({ value: id, label: areaWords(area) }))}
                onChange={setChosenId}
              />
            )}
            <p>
              <Button kind="quiet" icon="undo" onClick={() => setCadre(null)}>
                {CADRE.remove}
              </Button>
            </p>
          </div>
        )}
      </div>
    </Dialog>
  )
}
