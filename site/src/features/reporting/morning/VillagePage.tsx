/** A village with its cadres; one of them opened shows how far she has come. Both stand in the address, so Back leads up again. */
import type { JSX } from 'preact'
import {
  readVillage,
  type VillageCadre,
  type VillageView,
} from '../../../../../worker/contract/progress.ts'
import type { ChangedArea } from '../../../../../worker/contract/roster-rows.ts'
import { countKinds } from '../../../../../worker/contract/kind-counts.ts'
import { Button } from '../../../components/Button.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Picture } from '../../../components/Picture.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Table } from '../../../components/Table.tsx'
import { call } from '../../../lib/call.ts'
import { useScrollBack } from '../../../lib/scroll-back.ts'
import { useArea, type OfficeArea } from '../../../lib/session.ts'
import { goToUrlKey, useUrlState } from '../../../lib/url-state.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { growthMark } from '../../../render/growth-mat.ts'
import { cadreWord } from '../../../text/counted-kinds.ts'
import { formatDate } from '../../../text/format.ts'
import { modulesOf, subDistrictName, TRAIL, VILLAGE } from '../../../text/morning.ts'
import { LACK_WORDS } from '../../../text/reporting.ts'
import { changedSentence } from '../../../text/region-changes.ts'
import { areaName, areaWords, END_WORDS, SIGN_IN_WORDS } from '../../../text/roster.ts'
import { CadreProgress } from './CadreProgress.tsx'
import { CoverageTag } from './Parts.tsx'
import { cadreHref, subDistrictHref, villageHref } from './places.ts'
import { Trail, type TrailStep } from './Trail.tsx'

const CADRE_KEY = 'kader'

export function VillagePage(): JSX.Element {
  const area = useArea()
  const [code] = useUrlState('kode')
  if (area === null) return <Loading label={VILLAGE.loading} rows={6} />
  if (code === '') {
    return (
      <Empty
        title={VILLAGE.missingTitle}
        action={<Button href="/dinas/cakupan/">{VILLAGE.toCoverage}</Button>}
      >
        {VILLAGE.missing}
      </Empty>
    )
  }
  return <Village key={code} area={area} code={code} />
}

type Props = { readonly area: OfficeArea; readonly code: string }

function Village({ area, code }: Props): JSX.Element {
  const [cadreId] = useUrlState(CADRE_KEY)
  const reply = useReply(code, (signal) => call(readVillage, { area: code }, { signal }))
  useScrollBack(reply.state === 'here' && cadreId === '')
  if (reply.state === 'loading') return <Loading label={VILLAGE.loading} rows={6} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  const village = reply.answer
  if (cadreId !== '') {
    return (
      <CadreProgress
        key={cadreId}
        area={area}
        cadreId={cadreId}
        trail={[...stepsTo(area, village), { label: areaName(village), href: villageHref(code) }]}
      />
    )
  }
  return (
    <>
      <Trail steps={[...stepsTo(area, village), { label: areaName(village) }]} />
      <Head village={village} />
      {village.ended === null ? (
        <Cadres village={village} />
      ) : (
        <Ended area={area} ended={village.ended} />
      )}
      <Former village={village} />
    </>
  )
}

/** Down to the sub-district; who works for one begins with it. */
function stepsTo(area: OfficeArea, village: VillageView): TrailStep[] {
  const { subDistrictCode, subDistrictName: name, districtName } = village
  const isDistrict = area.code === area.districtCode
  return [
    { label: TRAIL.start, href: '/dinas/' },
    ...(isDistrict ? [{ label: districtName, href: '/dinas/cakupan/' }] : []),
    ...(village.kind === 'kecamatan'
      ? []
      : [
          {
            label: subDistrictName(name),
            href: isDistrict ? subDistrictHref(subDistrictCode) : '/dinas/cakupan/',
          },
        ]),
  ]
}

function Head({ village }: { readonly village: VillageView }): JSX.Element {
  const { cadres } = village
  const trained = cadres.filter(({ lack }) => lack === null).length
  const word = cadreWord(countKinds(cadres.map(({ kind }) => kind)))
  return (
    <div class="village-head">
      <div>
        <h2>{areaName(village)}</h2>
        <p>
          {village.kind !== 'kecamatan' && village.ended === null && (
            <CoverageTag of={{ cadres: cadres.length, trained }} word={word} />
          )}{' '}
          {village.isFocus && <span class="tag">{VILLAGE.focus}</span>}
        </p>
      </div>
    </div>
  )
}

type EndedProps = { readonly area: OfficeArea; readonly ended: ChangedArea }

/** What stands in its place; one that went to another sub-district may not be for this office. */
function Ended({ area, ended }: EndedProps): JSX.Element {
  return (
    <Notice kind="wait" title={VILLAGE.endedTitle}>
      <p>{changedSentence(ended)}</p>
      <p>{VILLAGE.endedTo}</p>
      <ul class="place-list">
        {ended.candidates.map((place) => (
          <li key={place.code}>
            {place.code.startsWith(`${area.code}.`) ? (
              <a href={villageHref(place.code)}>{areaWords(place)}</a>
            ) : (
              areaWords(place)
            )}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Cadres({ village }: { readonly village: VillageView }): JSX.Element {
  const { cadres, course } = village
  if (cadres.length === 0) {
    return (
      <Empty
        title={VILLAGE.emptyTitle}
        action={
          <Button icon="users" href="/dinas/kader/">
            {VILLAGE.add}
          </Button>
        }
      >
        {VILLAGE.empty}
      </Empty>
    )
  }
  return (
    <section aria-labelledby="kader">
      <h3 id="kader">{VILLAGE.cadres}</h3>
      <Table
        label={VILLAGE.cadres}
        rows={cadres}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            title: VILLAGE.name,
            cell: (cadre) => <CadreLink village={village} cadre={cadre} />,
            sort: ({ name }) => name,
          },
          {
            key: 'state',
            title: VILLAGE.state,
            cell: ({ lack }) =>
              lack === null ? <span class="tag done">{VILLAGE.trained}</span> : LACK_WORDS[lack],
          },
          ...(course === null
            ? []
            : [
                {
                  key: 'modules',
                  title: VILLAGE.modules,
                  cell: ({ name, modulesDone }: VillageCadre) => (
                    <Modules name={name} done={modulesDone} total={course.modules} />
                  ),
                  sort: ({ modulesDone }: VillageCadre) => modulesDone,
                },
              ]),
          {
            key: 'last',
            title: VILLAGE.last,
            cell: ({ lastActivityAt }) =>
              lastActivityAt === null ? VILLAGE.never : formatDate(lastActivityAt),
            sort: ({ lastActivityAt }) => lastActivityAt ?? '',
          },
          { key: 'signIn', title: VILLAGE.signIn, cell: ({ signIn }) => SIGN_IN_WORDS[signIn] },
        ]}
      />
      {course !== null && <p class="small muted">{VILLAGE.course(course.title)}</p>}
    </section>
  )
}

type LinkProps = {
  readonly village: VillageView
  readonly cadre: Pick<VillageCadre, 'id' | 'name' | 'code'>
}

/** A step within the page, and an address of its own for a new tab. */
function CadreLink({ village, cadre: { id, name, code } }: LinkProps): JSX.Element {
  return (
    <>
      <a
        href={cadreHref(village.code, id)}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
          event.preventDefault()
          goToUrlKey(CADRE_KEY, id)
        }}
      >
        {name}
      </a>
      <span class="small muted under num">{code}</span>
    </>
  )
}

type ModulesProps = { readonly name: string; readonly done: number; readonly total: number }

function Modules({ name, done, total }: ModulesProps): JSX.Element {
  const words = modulesOf(done, total)
  return (
    <span class="modules-done">
      <Picture of={growthMark({ done, total, label: `${name}: ${words}` })} />
      <span class="num">{words}</span>
    </span>
  )
}

function Former({ village: { code, former } }: { readonly village: VillageView }) {
  if (former.length === 0) return null
  return (
    <section aria-labelledby="pernah">
      <h3 id="pernah">{VILLAGE.former}</h3>
      <ul class="place-list">
        {former.map(({ id, name, endedOn, endReason }) => (
          <li key={id}>
            <a href={cadreHref(code, id)}>{name}</a>{' '}
            <span class="muted">
              {VILLAGE.until(endedOn)}
              {endReason === null ? '' : ` · ${END_WORDS[endReason]}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
