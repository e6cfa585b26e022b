/** Sign-in cards: choose cadres, issue codes, then print the sheets or send each by WhatsApp. Codes are shown once. */
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { ReplyOf } from '../../../../worker/contract/endpoint.ts'
import type { SignInState } from '../../../../worker/contract/identity.ts'
import {
  issueActivationCodes,
  listCadres,
  type CadreItem,
} from '../../../../worker/contract/roster.ts'
import { Button } from '../../components/Button.tsx'
import { Chips } from '../../components/Chips.tsx'
import { Confirm } from '../../components/Confirm.tsx'
import { Empty } from '../../components/Empty.tsx'
import { Loading } from '../../components/Loading.tsx'
import { More } from '../../components/More.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Problem } from '../../components/Problem.tsx'
import { Progress } from '../../components/Progress.tsx'
import { Select } from '../../components/Select.tsx'
import { Table } from '../../components/Table.tsx'
import { call } from '../../lib/call.ts'
import { holdsRole, useArea, useSession, type OfficeArea } from '../../lib/session.ts'
import { useUrlState } from '../../lib/url-state.ts'
import { areaWords, KIND_WORDS, LIST, SIGN_IN_WORDS } from '../../text/roster.ts'
import { IMPORT } from '../../text/roster-import.ts'
import { CARDS } from '../../text/roster-cards.ts'
import { CardSheets, type Card } from './CardSheets.tsx'
import { useCadreList, type Question } from './use-cadre-list.ts'
import { useDistrictAreas } from './use-district.ts'

/** Codes per call: each is hashed slowly, so a call stays short. */
const PER_CALL = 40

/** In the address; without it only those who cannot sign in yet are shown. */
const SHOW_ALL = 'semua'

export function SignInCards(): JSX.Element {
  const session = useSession()
  const area = useArea()
  if (session.state !== 'in' || area === null) return <Loading label={CARDS.loading} rows={6} />
  if (!holdsRole(session.who, area.districtCode, ['DISTRICT_ADMIN', 'SUPERADMIN'])) {
    return <Notice title={IMPORT.officeOnlyTitle}>{IMPORT.officeOnlyBody}</Notice>
  }
  return <Cards key={area.districtCode} area={area} />
}

function Cards({ area }: { readonly area: OfficeArea }): JSX.Element {
  const district = area.districtCode
  const [subDistrict, setSubDistrict] = useUrlState('kecamatan')
  const [shown, setShown] = useUrlState('tampil')
  const [cohort, setCohort] = useUrlState('angkatan')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [isAsking, setAsking] = useState(false)
  const [cards, setCards] = useState<readonly Card[]>([])
  const [issuing, setIssuing] = useState<number | null>(null)
  const [error, setError] = useState<unknown>(null)
  const areas = useDistrictAreas(district)
  const where = subDistrict.startsWith(`${district}.`) ? subDistrict : district
  const isAll = shown === SHOW_ALL
  const question: Question = {
    area: where,
    status: 'ACTIVE',
    ...(isAll ? {} : { canSignIn: 'no' }),
    ...(cohort === '' ? {} : { cohort }),
  }
  const list = useCadreList(question)
  useEffect(() => setChosen(new Set()), [where, isAll, cohort])

  async function chooseAll(): Promise<void> {
    const ids = new Set<string>()
    let after: string | null = null
    setError(null)
    try {
      do {
        const reply: ReplyOf<typeof listCadres> = await call(listCadres, {
          ...question,
          ...(after === null ? {} : { after }),
        })
        for (const cadre of reply.cadres) ids.add(cadre.id)
        after = reply.next
      } while (after !== null)
      setChosen(ids)
    } catch (problem) {
      setError(problem)
    }
  }

  async function issue(): Promise<void> {
    setAsking(false)
    setError(null)
    const made: Card[] = []
    const wanted = [...chosen]
    setIssuing(0)
    try {
      while (made.length < wanted.length) {
        const cadreIds = wanted.slice(made.length, made.length + PER_CALL)
        made.push(...(await call(issueActivationCodes, { district, cadreIds })).cards)
        setIssuing(made.length)
      }
    } catch (problem) {
      setError(problem)
    }
    // Cards made before a failure are shown: their codes are valid and cannot be shown again.
    setIssuing(null)
    setCards(made)
    if (made.length === wanted.length) setChosen(new Set())
    else setChosen(new Set(wanted.slice(made.length)))
  }

  if (cards.length > 0) {
    return (
      <>
        {error !== null && <Problem error={error} />}
        <CardSheets
          cards={cards}
          district={area.district}
          onLeave={() => {
            setCards([])
            setError(null)
            list.reload()
          }}
        />
      </>
    )
  }
  return (
    <div class="roster">
      <p class="help">{CARDS.help}</p>
      {cohort !== '' && (
        <Notice action={<Button onClick={() => setCohort('')}>{CARDS.cohortAll}</Button>}>
          {CARDS.cohortOnly}
        </Notice>
      )}
      <div class="toolbar">
        <Select
          label={CARDS.subDistrict}
          value={subDistrict}
          options={[
            { value: '', label: CARDS.all },
            ...(areas?.subDistricts ?? []).map(({ code, name }) => ({ value: code, label: name })),
          ]}
          onChange={setSubDistrict}
        />
        <Chips
          label={CARDS.show}
          value={isAll ? SHOW_ALL : ''}
          chips={[
            { value: '', label: CARDS.showNotActive },
            { value: SHOW_ALL, label: CARDS.showAll },
          ]}
          onChange={setShown}
        />
        {list.total > 0 && chosen.size < list.total && (
          <Button icon="check" onClick={() => void chooseAll()}>
            {CARDS.chooseAll(list.total)}
          </Button>
        )}
        {chosen.size > 0 && (
          <Button kind="quiet" onClick={() => setChosen(new Set())}>
            {CARDS.clear}
          </Button>
        )}
      </div>
      {error !== null && <Problem error={error} />}
      {list.error !== null && <Problem error={list.error} onRetry={list.reload} />}
      {issuing !== null ? (
        <Progress label={CARDS.issuing} done={issuing} total={chosen.size} unit={CARDS.unit} />
      ) : list.cadres === null ? (
        list.error === null && <Loading label={CARDS.loading} rows={6} />
      ) : list.cadres.length === 0 ? (
        isAll ? (
          <NoCadres isDistrict={where === district} />
        ) : (
          <NobodyLeft
            key={where}
            where={where}
            cohort={cohort}
            isDistrict={where === district}
            onShowAll={() => setShown(SHOW_ALL)}
          />
        )
      ) : (
        <>
          <Table
            label={CARDS.title}
            rows={list.cadres}
            rowKey={(cadre) => cadre.id}
            total={list.total}
            choice={{ chosen, onChange: setChosen, nameOf: (cadre) => cadre.name }}
            columns={[
              { key: 'name', title: LIST.colName, cell: (cadre: CadreItem) => cadre.name },
              {
                key: 'area',
                title: LIST.colArea,
                cell: (cadre) =>
                  cadre.assignments
                    .filter((each) => each.endedOn === null)
                    .map((each) => areaWords(each.area))
                    .join('; '),
              },
              { key: 'kind', title: LIST.colKind, cell: (cadre) => KIND_WORDS[cadre.kind] },
              {
                key: 'code',
                title: CARDS.cadreCode,
                cell: (cadre) => <span class="num">{cadre.code}</span>,
              },
              {
                key: 'signIn',
                title: CARDS.colSignIn,
                cell: ({ signIn }) => <span class={LOOK[signIn]}>{SIGN_IN_WORDS[signIn]}</span>,
              },
            ]}
          />
          {list.more !== undefined && (
            <More
              shown={list.cadres.length}
              total={list.total}
              onMore={list.more}
              busy={list.isBusy}
            />
          )}
          <div class="roster-bar">
            <Button
              kind="primary"
              icon="qr"
              disabled={chosen.size === 0}
              onClick={() => setAsking(true)}
            >
              {chosen.size === 0 ? CARDS.chooseNone : CARDS.choose(chosen.size)}
            </Button>
          </div>
        </>
      )}
      {isAsking && (
        <Confirm
          title={CARDS.confirmTitle}
          yes={CARDS.confirmYes}
          onYes={() => void issue()}
          onNo={() => setAsking(false)}
        >
          <p>{CARDS.choose(chosen.size)}.</p>
          <p>{CARDS.confirmBody}</p>
          <p>{CARDS.confirmOnce}</p>
        </Confirm>
      )}
    </div>
  )
}

const LOOK: Readonly<Record<SignInState, string>> = {
  NONE: 'tag',
  CODE_ISSUED: 'tag wait',
  ACTIVE: 'tag done',
}

type NobodyLeftProps = {
  readonly where: string
  /** Empty for none. */
  readonly cohort: string
  readonly isDistrict: boolean
  readonly onShowAll: () => void
}

/** Nobody is left without a PIN: because all have one, or because there is nobody. */
function NobodyLeft({ where, cohort, isDistrict, onShowAll }: NobodyLeftProps): JSX.Element {
  const everybody = useCadreList({
    area: where,
    status: 'ACTIVE',
    ...(cohort === '' ? {} : { cohort }),
  })
  if (everybody.error !== null) {
    return <Problem error={everybody.error} onRetry={everybody.reload} />
  }
  if (everybody.cadres === null) return <Loading label={CARDS.loading} rows={6} />
  if (everybody.cadres.length === 0) {
    return cohort === '' ? (
      <NoCadres isDistrict={isDistrict} />
    ) : (
      <Empty title={CARDS.cohortEmpty} />
    )
  }
  return (
    <Empty
      title={CARDS.allActiveTitle}
      action={<Button onClick={onShowAll}>{CARDS.allActiveShow}</Button>}
    >
      {CARDS.allActiveBody}
    </Empty>
  )
}

function NoCadres({ isDistrict }: { readonly isDistrict: boolean }): JSX.Element {
  return (
    <Empty
      title={isDistrict ? LIST.emptyTitleDistrict : CARDS.emptyTitle}
      action={
        <Button kind="primary" icon="import" href="/dinas/impor/">
          {LIST.import}
        </Button>
      }
    >
      {CARDS.emptyBody}
    </Empty>
  )
}
