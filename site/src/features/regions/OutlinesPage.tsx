/** The outlines of a district's villages: what is stored, and for its office choosing a file, replacing and removing. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  readVillageOutlines,
  removeVillageOutlines,
  type StoredOutlines,
} from '../../../../worker/contract/outlines.ts'
import { readCoverage, type Coverage } from '../../../../worker/contract/reporting.ts'
import { Button } from '../../components/Button.tsx'
import { Confirm } from '../../components/Confirm.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Picture } from '../../components/Picture.tsx'
import { Problem } from '../../components/Problem.tsx'
import { call } from '../../lib/call.ts'
import { holdsRole, useArea, useSession, type OfficeArea } from '../../lib/session.ts'
import { useReply } from '../../lib/use-reply.ts'
import { districtMap } from '../../render/district-map.ts'
import { formatMoment } from '../../text/format.ts'
import { OUTLINES, savedLine } from '../../text/outlines-office.ts'
import { ImportOutlines } from './ImportOutlines.tsx'

export function OutlinesPage(): JSX.Element {
  const session = useSession()
  const area = useArea()
  if (session.state !== 'in' || area === null) return <Loading label={OUTLINES.loading} rows={8} />
  const mayEdit = holdsRole(session.who, area.districtCode, ['DISTRICT_ADMIN', 'SUPERADMIN'])
  return <DistrictOutlines key={area.code} area={area} mayEdit={mayEdit} />
}

type Props = { readonly area: OfficeArea; readonly mayEdit: boolean }

function DistrictOutlines({ area, mayEdit }: Props): JSX.Element {
  const [said, setSaid] = useState('')
  const [isReplacing, setReplacing] = useState(false)
  const reply = useReply(area.code, async (signal) => {
    const [coverage, { stored }] = await Promise.all([
      call(readCoverage, { area: area.code }, { signal }),
      call(readVillageOutlines, { area: area.code }, { signal }),
    ])
    return { coverage, stored }
  })
  if (reply.state === 'loading') return <Loading label={OUTLINES.loading} rows={8} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  const { coverage, stored } = reply.answer
  const done = (words: string) => {
    setSaid(words)
    setReplacing(false)
    reply.reload()
  }
  return (
    <div class="outlines">
      <p>
        <Button kind="quiet" icon="undo" href="/dinas/cakupan/">
          {OUTLINES.back}
        </Button>
      </p>
      {said !== '' && <Notice kind="done">{said}</Notice>}
      {!mayEdit && <Notice>{OUTLINES.notYours}</Notice>}
      {stored === null && (
        <>
          <h2>{OUTLINES.none}</h2>
          <p>{OUTLINES.noneBody}</p>
        </>
      )}
      {stored !== null && !isReplacing && (
        <Current
          area={area}
          coverage={coverage}
          stored={stored}
          mayEdit={mayEdit}
          onReplace={() => {
            setSaid('')
            setReplacing(true)
          }}
          onRemoved={() => done(OUTLINES.removed)}
        />
      )}
      {mayEdit && (stored === null || isReplacing) && (
        <ImportOutlines
          area={area}
          coverage={coverage}
          replaces={stored}
          onSaved={() => done(OUTLINES.saved)}
          onChosen={() => setSaid('')}
        />
      )}
      {isReplacing && (
        <p>
          <Button kind="quiet" onClick={() => setReplacing(false)}>
            {OUTLINES.keep}
          </Button>
        </p>
      )}
    </div>
  )
}

type CurrentProps = Props & {
  readonly coverage: Coverage
  readonly stored: StoredOutlines
  readonly onReplace: () => void
  readonly onRemoved: () => void
}

function Current(props: CurrentProps): JSX.Element {
  const { area, coverage, stored, mayEdit, onReplace, onRemoved } = props
  const [isAsking, setAsking] = useState(false)
  const [isRemoving, setRemoving] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const { length } = stored.outlines.villages

  async function remove(): Promise<void> {
    setAsking(false)
    setRemoving(true)
    setError(null)
    try {
      await call(removeVillageOutlines, { district: area.districtCode, id: stored.id })
      onRemoved()
    } catch (problem) {
      setError(problem)
    } finally {
      setRemoving(false)
    }
  }

  return (
    <>
      <Picture of={districtMap({ ...stored, villages: coverage.villageList })} />
      <p class="muted">{savedLine(length, formatMoment(stored.savedAt, area.district.timeZone))}</p>
      {error !== null && <Problem error={error} />}
      {mayEdit && (
        <div class="actions">
          <Button icon="import" onClick={onReplace}>
            {OUTLINES.replace}
          </Button>
          <Button
            kind="danger"
            icon="remove"
            busy={isRemoving ? OUTLINES.removing : undefined}
            onClick={() => setAsking(true)}
          >
            {OUTLINES.remove}
          </Button>
        </div>
      )}
      {isAsking && (
        <Confirm
          title={OUTLINES.removeTitle}
          yes={OUTLINES.removeYes}
          kind="danger"
          icon="remove"
          no={OUTLINES.no}
          onYes={() => void remove()}
          onNo={() => setAsking(false)}
        >
          <p>{OUTLINES.removeBody}</p>
        </Confirm>
      )}
    </>
  )
}
