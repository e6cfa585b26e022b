/** The members of a cohort: who they are, whether they can sign in, how far they are; several can be taken out or moved. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  MAX_AT_ONCE,
  removeCohortMembers,
  type Cohort,
  type CohortMember,
} from '../../../../../worker/contract/cohorts.ts'
import type { SignInState } from '../../../../../worker/contract/identity.ts'
import { Button } from '../../../components/Button.tsx'
import { Confirm } from '../../../components/Confirm.tsx'
import { personColumns } from '../../../components/person-columns.tsx'
import { Table, type Column } from '../../../components/Table.tsx'
import { call } from '../../../lib/call.ts'
import { inPortions } from '../../../lib/in-portions.ts'
import { saveCsv, saveXlsx } from '../../../lib/save-table.ts'
import type { OfficeArea } from '../../../lib/session.ts'
import { COHORT, PROGRESS_WORDS, type ProgressKind } from '../../../text/cohorts.ts'
import { SIGN_IN_WORDS } from '../../../text/roster.ts'
import { memberTable } from './member-file.ts'
import { MoveMembers } from './MoveMembers.tsx'
import { useProgress } from './use-progress.ts'

type Props = {
  readonly area: OfficeArea
  readonly cohort: Cohort
  readonly members: readonly CohortMember[]
  readonly mayChange: boolean
  readonly onChanged: (words: string) => void
}

export function Members({ area, cohort, members, mayChange, onChanged }: Props): JSX.Element {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [asking, setAsking] = useState<'remove' | 'move' | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const progressOf = useProgress(area, cohort)
  const district = area.districtCode
  // Of those who are still members: another officer may have moved one.
  const ids = members.flatMap(({ cadreId }) => (chosen.has(cadreId) ? [cadreId] : []))

  async function remove(): Promise<void> {
    setBusy(true)
    setError(null)
    try {
      const changed = await inPortions(ids, MAX_AT_ONCE, (cadreIds) =>
        call(removeCohortMembers, { district, cohortId: cohort.id, cadreIds }),
      )
      leave(COHORT.removed(changed))
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  function leave(words: string): void {
    setChosen(new Set())
    setAsking(null)
    onChanged(words)
  }
  const file = () => memberTable(members, progressOf)
  return (
    <>
      <div class="cohort-list-head">
        <h2>{COHORT.people}</h2>
        <div class="roster-choices no-print">
          <Button kind="quiet" icon="download" onClick={() => saveCsv(file(), COHORT.fileName)}>
            {COHORT.csv}
          </Button>
          <Button
            kind="quiet"
            icon="sheet"
            onClick={() => void saveXlsx(file(), COHORT.fileName, COHORT.people)}
          >
            {COHORT.xlsx}
          </Button>
        </div>
      </div>
      <Table
        label={COHORT.people}
        rows={members}
        rowKey={({ cadreId }) => cadreId}
        total={members.length}
        columns={columnsWith(progressOf)}
        {...(mayChange
          ? { choice: { chosen, onChange: setChosen, nameOf: ({ name }: CohortMember) => name } }
          : {})}
      />
      {ids.length > 0 && (
        <div class="roster-bar">
          <span class="num">{COHORT.chosen(ids.length)}</span>
          <Button icon="arrow-right" onClick={() => setAsking('move')}>
            {COHORT.move}
          </Button>
          <Button kind="danger" icon="close" onClick={() => setAsking('remove')}>
            {COHORT.remove}
          </Button>
        </div>
      )}
      {asking === 'move' && (
        <MoveMembers
          area={area}
          from={cohort}
          cadreIds={ids}
          onClose={() => setAsking(null)}
          onMoved={(count) => leave(COHORT.moved(count))}
        />
      )}
      {asking === 'remove' && (
        <Confirm
          title={COHORT.removeTitle}
          yes={COHORT.remove}
          kind="danger"
          busy={isBusy ? COHORT.working : undefined}
          error={error}
          onYes={() => void remove()}
          onNo={() => setAsking(null)}
        >
          <p>{COHORT.removeBody(ids.length)}</p>
        </Confirm>
      )}
    </>
  )
}

const SIGN_IN_LOOK: Readonly<Record<SignInState, string>> = {
  NONE: 'tag',
  CODE_ISSUED: 'tag wait',
  ACTIVE: 'tag done',
}

const PROGRESS_LOOK: Readonly<Record<ProgressKind, string>> = {
  NOT_STARTED: 'tag',
  LEARNING: 'tag wait',
  FINISHED: 'tag wait',
  COUNTS: 'tag done',
  UNKNOWN: 'muted',
}

function columnsWith(
  progressOf: (member: CohortMember) => ProgressKind,
): readonly Column<CohortMember>[] {
  return [
    ...personColumns<CohortMember>(),
    {
      key: 'signIn',
      title: COHORT.colSignIn,
      cell: ({ signIn }) => <span class={SIGN_IN_LOOK[signIn]}>{SIGN_IN_WORDS[signIn]}</span>,
      sort: ({ signIn }) => signIn,
    },
    {
      key: 'progress',
      title: COHORT.colProgress,
      cell: (member) => {
        const kind = progressOf(member)
        return <span class={PROGRESS_LOOK[kind]}>{PROGRESS_WORDS[kind]}</span>
      },
      sort: (member) => progressOf(member),
    },
  ]
}
