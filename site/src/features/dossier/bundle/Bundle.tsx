/** Berkas Bukti: the checklist of a year, its files, and all of it as one ZIP. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import {
  BUNDLE_STATES,
  bundleZip,
  checkBundle,
  FIRST_OWN_ITEM,
  LAST_OWN_ITEM,
  readBundle,
  type Bundle as Answer,
  type BundleItem,
} from '../../../../../worker/contract/bundle.ts'
import { Button } from '../../../components/Button.tsx'
import { Chips } from '../../../components/Chips.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Select } from '../../../components/Select.tsx'
import { call, CallProblem } from '../../../lib/call.ts'
import { holdsRole, useArea, useSession } from '../../../lib/session.ts'
import { useUrlState } from '../../../lib/url-state.ts'
import { useReply, type Reply } from '../../../lib/use-reply.ts'
import {
  BUNDLE,
  brokenSheetWords,
  downloadLabel,
  filesWords,
  INDEX,
  readyOf,
  STATE_WORDS,
} from '../../../text/bundle.ts'
import { formatDate } from '../../../text/format.ts'
import { EditItem } from './EditItem.tsx'
import { Item } from './Item.tsx'
import { RemoveFile, type Removing } from './RemoveFile.tsx'
import { useUploads } from './use-uploads.ts'

export function Bundle(): JSX.Element {
  const session = useSession()
  const area = useArea()
  const thisYear = new Date().getFullYear()
  const [year, setYear] = useUrlState('tahun', String(thisYear))
  if (session.state !== 'in' || area === null) return <Loading label={BUNDLE.loading} rows={8} />
  const { districtCode, code } = area
  const holds = (...roles: string[]) => holdsRole(session.who, districtCode, roles)
  const mayEdit = holds('DISTRICT_ADMIN', 'SUPERADMIN')
  if (code !== districtCode || (!mayEdit && !holds('APPROVER'))) {
    return (
      <Empty
        title={BUNDLE.districtOnlyTitle}
        action={<Button href="/dinas/">{BUNDLE.toHome}</Button>}
      >
        {code === districtCode ? BUNDLE.notAllowed : BUNDLE.districtOnly}
      </Empty>
    )
  }
  const years = Array.from({ length: 5 }, (_, back) => String(thisYear - back))
  const known = years.includes(year) ? year : String(thisYear)
  return (
    <div class="bundle">
      <div class="toolbar">
        <Select
          label={BUNDLE.year}
          value={known}
          options={years.map((value) => ({ value, label: value }))}
          onChange={setYear}
        />
      </div>
      <Year
        key={`${districtCode}/${known}`}
        district={districtCode}
        year={Number(known)}
        mayEdit={mayEdit}
      />
    </div>
  )
}

type YearProps = { readonly district: string; readonly year: number; readonly mayEdit: boolean }

function Year({ district, year, mayEdit }: YearProps): JSX.Element {
  const place = { district, year }
  const reply = useReply(`${district}/${year}`, (signal) => call(readBundle, place, { signal }))
  const check = useReply(`${district}/${year}`, (signal) => call(checkBundle, place, { signal }))
  const [shown, setShown] = useUrlState('keadaan')
  const [said, setSaid] = useState('')
  const [editing, setEditing] = useState<BundleItem | 'new' | null>(null)
  const [removing, setRemoving] = useState<Removing | null>(null)
  const have = reply.state === 'here' ? reply.answer.items : []
  const uploads = useUploads(place, (number, file) => {
    const before = have.find((item) => item.number === number)?.files ?? []
    setSaid(before.some(({ id }) => id === file.id) ? `${file.name}: ${BUNDLE.same}` : '')
    reply.reload()
  })
  if (reply.state === 'loading') return <Loading label={BUNDLE.loading} rows={8} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />

  const bundle = reply.answer
  const broken = new Set(check.state === 'here' ? check.answer.broken : [])
  const brokenSheets = check.state === 'here' ? check.answer.brokenSheets : []
  const items = bundle.items.filter(({ state }) => shown === '' || state === shown)
  const own = bundle.items.filter(({ number }) => number >= FIRST_OWN_ITEM)
  const nextNumber = Math.max(FIRST_OWN_ITEM - 1, ...own.map(({ number }) => number)) + 1
  const done = (words: string) => {
    setSaid(words)
    setEditing(null)
    setRemoving(null)
    reply.reload()
    check.reload()
  }
  return (
    <>
      <Summary place={place} bundle={bundle} check={check} broken={broken} />
      {brokenSheets.length > 0 && (
        <Notice kind="danger" action={<Button href="/dinas/kegiatan/">{BUNDLE.toMeetings}</Button>}>
          {brokenSheetWords(brokenSheets)}
        </Notice>
      )}
      {said !== '' && <Notice kind="done">{said}</Notice>}
      {mayEdit && bundle.bytes === 0 && uploads.list.length === 0 && (
        <Notice title={BUNDLE.emptyTitle}>{BUNDLE.empty}</Notice>
      )}
      <Chips
        label={BUNDLE.filter}
        value={shown}
        onChange={setShown}
        chips={[
          { value: '', label: BUNDLE.all, count: bundle.items.length },
          ...BUNDLE_STATES.map((value) => ({
            value,
            label: STATE_WORDS[value],
            count: bundle.items.filter(({ state }) => state === value).length,
          })),
        ]}
      />
      {items.length === 0 ? (
        <Empty
          title={BUNDLE.none}
          action={<Button onClick={() => setShown('')}>{BUNDLE.showAll}</Button>}
        />
      ) : (
        <ol class="evidence-list">
          {items.map((item) => (
            <Item
              key={item.number}
              place={place}
              item={item}
              broken={broken}
              mayEdit={mayEdit}
              word={reply.answer.word}
              uploads={uploads}
              onEdit={() => setEditing(item)}
              onRemove={(file) => setRemoving({ file, ...place })}
              onSaved={() => {
                setSaid('')
                reply.reload()
              }}
            />
          ))}
        </ol>
      )}
      {mayEdit && (
        <div class="bundle-foot">
          {nextNumber <= LAST_OWN_ITEM ? (
            <Button icon="plus" onClick={() => setEditing('new')}>
              {BUNDLE.add}
            </Button>
          ) : (
            <p class="help">{BUNDLE.full}</p>
          )}
          <p class="help">{BUNDLE.privacy}</p>
        </div>
      )}
      {editing !== null && (
        <EditItem
          place={place}
          item={editing === 'new' ? null : editing}
          number={editing === 'new' ? nextNumber : editing.number}
          onClose={() => setEditing(null)}
          onDone={done}
        />
      )}
      {removing !== null && (
        <RemoveFile removing={removing} onClose={() => setRemoving(null)} onDone={done} />
      )}
    </>
  )
}

type SummaryProps = {
  readonly place: { readonly district: string; readonly year: number }
  readonly bundle: Answer
  readonly check: Reply<unknown>
  readonly broken: ReadonlySet<string>
}

function Summary({ place, bundle, check, broken }: SummaryProps): JSX.Element {
  const [isChecking, setChecking] = useState(false)
  const [isStarted, setStarted] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const needed = bundle.items.filter(({ state }) => state !== 'NOT_NEEDED').length
  const ready = bundle.items.filter(({ state }) => state === 'READY').length
  const files = bundle.items.reduce((sum, item) => sum + item.files.length, 0)
  const href = bundleZip.path
    .replace(':district', place.district)
    .replace(':year', String(place.year))

  async function download(): Promise<void> {
    setChecking(true)
    setError(null)
    setStarted(false)
    try {
      const found = await call(checkBundle, place)
      if (found.broken.length + found.brokenSheets.length > 0) {
        check.reload()
        throw new CallProblem('BUNDLE_FILES_BROKEN', {}, '')
      }
      // An attachment: the browser shows how far it is, and this page stays.
      location.assign(href)
      setStarted(true)
    } catch (problem) {
      setError(problem)
    }
    setChecking(false)
  }

  return (
    <section class="panel bundle-summary">
      <div class="bundle-figures">
        <h2>{readyOf(ready, needed)}</h2>
        <progress max={Math.max(needed, 1)} value={ready} aria-label={readyOf(ready, needed)} />
        <p>
          {INDEX.asOf} {formatDate(bundle.asOf)} · {filesWords(files, bundle.bytes)}
        </p>
      </div>
      <div class="bundle-get">
        <Button
          kind="primary"
          icon="download"
          busy={isChecking ? BUNDLE.checking : undefined}
          onClick={() => void download()}
        >
          {downloadLabel(bundle.bytes)}
        </Button>
        <p class="help">{BUNDLE.inside}</p>
      </div>
      {isStarted && <Notice kind="done">{BUNDLE.started}</Notice>}
      {(error !== null || broken.size > 0) && (
        <Problem error={error ?? new CallProblem('BUNDLE_FILES_BROKEN', {}, '')} />
      )}
    </section>
  )
}
