/** The archive of verification of an area: what is in it and who vouches for it, and making it, with every stage counted. */
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { readArchive, type ArchiveParts } from '../../../../../worker/contract/archive.ts'
import { Button } from '../../../components/Button.tsx'
import { Checkbox } from '../../../components/Checkbox.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Progress } from '../../../components/Progress.tsx'
import { RadioList } from '../../../components/RadioList.tsx'
import { Tabs } from '../../../components/Tabs.tsx'
import { call } from '../../../lib/call.ts'
import {
  holdsRole,
  useArea,
  useSession,
  type OfficeArea,
  type Staff,
} from '../../../lib/session.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { ARCHIVE } from '../../../text/archive-office.ts'
import { PLACES } from '../../../text/certification-office.ts'
import { formatNumber } from '../../../text/format.ts'
import { TABS } from '../Frame.tsx'
import { makeArchive, type MadeArchive, type Step } from './make-archive.ts'
import { NightlyCheck } from './NightlyCheck.tsx'
import { RootKey } from './RootKey.tsx'

const ROLES = ['DISTRICT_ADMIN', 'APPROVER', 'PROVINCE', 'SUPERADMIN']
/** Whoever may read the register, and with it the names. */
const REGISTER = ['DISTRICT_ADMIN', 'APPROVER', 'SUPERADMIN']
const HERE = '/dinas/sertifikat/arsip/'

export function Archive(): JSX.Element {
  const session = useSession()
  const area = useArea()
  if (session.state !== 'in' || area === null) return <Loading label={ARCHIVE.loading} rows={4} />
  const { who } = session
  if (!holdsRole(who, area.districtCode, ROLES)) {
    return (
      <Empty title={ARCHIVE.notForYouTitle} action={<Button href="/v/">{ARCHIVE.toVerify}</Button>}>
        {ARCHIVE.notForYou}
      </Empty>
    )
  }
  const isDistrict = holdsRole(who, area.districtCode, REGISTER)
  return (
    <div class="certification">
      {isDistrict && <Tabs label={PLACES.label} tabs={TABS} current={HERE} />}
      <Scope key={area.districtCode} who={who} area={area} />
    </div>
  )
}

type ScopeProps = { readonly who: Staff; readonly area: OfficeArea }

function Scope({ who, area }: ScopeProps): JSX.Element {
  const { districtCode, district } = area
  const [chosen, setChosen] = useState(districtCode)
  const province = districtCode.slice(0, 2)
  const wider = [
    { value: province, label: `${ARCHIVE.province} (${district.provinceName})` },
    { value: 'ID', label: ARCHIVE.nation },
  ].filter(({ value }) => holdsRole(who, value, ROLES))
  const reply = useReply(chosen, () => call(readArchive, { area: chosen }))
  return (
    <>
      {wider.length > 0 && (
        <div class="archive-scope">
          <RadioList
            legend={ARCHIVE.scope}
            value={chosen}
            answers={[{ value: districtCode, label: district.name }, ...wider]}
            onChange={setChosen}
          />
          <p class="help">{ARCHIVE.scopeHelp}</p>
        </div>
      )}
      {reply.state === 'loading' && <Loading label={ARCHIVE.loading} rows={4} />}
      {reply.state === 'failed' && <Problem error={reply.error} onRetry={reply.reload} />}
      {reply.state === 'here' && (
        <>
          <NightlyCheck
            key={`malam ${chosen}`}
            area={chosen}
            check={reply.answer.check}
            zone={district.timeZone}
            mayRead={holdsRole(who, chosen, REGISTER)}
          />
          <RootKey
            parts={reply.answer}
            isKeeper={holdsRole(who, 'ID', ['SUPERADMIN'])}
            onSigned={reply.reload}
          />
          <Make
            key={chosen}
            parts={reply.answer}
            mayName={chosen === districtCode && holdsRole(who, chosen, REGISTER)}
          />
        </>
      )}
    </>
  )
}

/** Bytes: the verifier, contexts and texts; an entry twice, plain and packed; a credential; a key document and a status list. */
const WEIGHTS = { fixed: 170_000, entry: 420, credential: 3_200, district: 3_000 }

type MakeProps = { readonly parts: ArchiveParts; readonly mayName: boolean }

function Make({ parts, mayName }: MakeProps): JSX.Element {
  const { area, districts, logSize } = parts
  const [withNames, setWithNames] = useState(false)
  const [step, setStep] = useState<Step | null>(null)
  const [made, setMade] = useState<MadeArchive | null>(null)
  const [error, setError] = useState<unknown>(null)
  const certificates = districts.reduce((total, each) => total + each.certificates, 0)
  const lists = districts.reduce((total, each) => total + each.lists, 0)
  const size =
    WEIGHTS.fixed +
    logSize * WEIGHTS.entry +
    districts.length * WEIGHTS.district +
    (withNames ? certificates * WEIGHTS.credential : 0)

  async function make(): Promise<void> {
    setError(null)
    setMade(null)
    setStep({ what: 'parts', done: 0, total: 1 })
    try {
      const credentialsOf = withNames ? area.code : null
      setMade(await makeArchive({ area: area.code, credentialsOf, onStep: setStep }))
    } catch (problem) {
      setError(problem)
    }
    setStep(null)
  }

  if (certificates === 0) return <Notice>{ARCHIVE.nothing}</Notice>
  return (
    <section class="archive-make">
      <h2>{ARCHIVE.contents}</h2>
      <p class="help">{ARCHIVE.contentsHelp}</p>
      <dl class="archive-facts num">
        <dt>{ARCHIVE.certificates}</dt>
        <dd>{ARCHIVE.certificatesOf(certificates, districts.length)}</dd>
        <dt>{ARCHIVE.log}</dt>
        <dd>{formatNumber(logSize)}</dd>
        <dt>{ARCHIVE.lists}</dt>
        <dd>{formatNumber(lists)}</dd>
        <dt>{ARCHIVE.size}</dt>
        <dd>{ARCHIVE.about(size)}</dd>
      </dl>
      {mayName && (
        <Checkbox checked={withNames} onChange={setWithNames} disabled={step !== null}>
          {ARCHIVE.withCredentials}
          <span class="help">{ARCHIVE.withCredentialsHelp}</span>
        </Checkbox>
      )}
      {step === null ? (
        <div class="actions">
          <Button kind="primary" icon="download" onClick={() => void make()}>
            {ARCHIVE.make}
          </Button>
        </div>
      ) : (
        <Progress
          label={ARCHIVE.step[step.what]}
          done={step.done}
          total={step.total}
          unit={ARCHIVE.unit[step.what]}
        />
      )}
      {error !== null && <Problem error={error} onRetry={() => void make()} />}
      {made !== null && <Done made={made} />}
    </section>
  )
}

function Done({ made }: { readonly made: MadeArchive }): JSX.Element {
  const { name, blob, isWhole, isVouched } = made
  useEffect(() => {
    if (isWhole) save(made)
  }, [made])
  if (!isWhole) {
    return (
      <Notice kind="danger" title={ARCHIVE.faultyTitle}>
        {ARCHIVE.faulty}
      </Notice>
    )
  }
  return (
    <Notice
      kind="done"
      title={ARCHIVE.doneTitle(name)}
      action={
        <Button icon="download" onClick={() => save(made)}>
          {ARCHIVE.again}
        </Button>
      }
    >
      {isVouched ? ARCHIVE.done(blob.size) : ARCHIVE.doneUnsigned(blob.size)}
    </Notice>
  )
}

function save({ name, blob }: MadeArchive): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
