/** Whether photos are taken in practice, what that means for families, and the photos that are kept. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { ReplyOf } from '../../../../../worker/contract/endpoint.ts'
import {
  listPracticePhotos,
  readPhotoSetting,
  setPhotoSetting,
  type PhotoSetting,
} from '../../../../../worker/contract/practice-photos.ts'
import { Button } from '../../../components/Button.tsx'
import { Confirm } from '../../../components/Confirm.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Table, type Column } from '../../../components/Table.tsx'
import { call } from '../../../lib/call.ts'
import { useArea, useSession, type OfficeArea } from '../../../lib/session.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { formatMoment } from '../../../text/format.ts'
import { PHOTO_HISTORY, PHOTO_OFFICE as WORDS } from '../../../text/practice-photo.ts'
import { areaWords } from '../../../text/roster.ts'
import { PhotoDialog, RemovePhoto } from '../photo/PhotoDialog.tsx'

export function PhotosPage(): JSX.Element {
  const session = useSession()
  const area = useArea()
  if (session.state !== 'in' || area === null) return <Loading label={WORDS.loading} rows={6} />
  return <Here key={area.code} area={area} />
}

type Props = { readonly area: OfficeArea }

function Here({ area }: Props): JSX.Element {
  const reply = useReply(area.code, (signal) =>
    call(readPhotoSetting, { area: area.code }, { signal }),
  )
  const [newer, setNewer] = useState<PhotoSetting | null>(null)
  const [said, setSaid] = useState('')
  const back = (
    <p>
      <Button kind="quiet" icon="arrow-left" href="/dinas/praktik/">
        {WORDS.back}
      </Button>
    </p>
  )
  if (reply.state === 'loading') return <Loading label={WORDS.loading} rows={6} />
  if (reply.state === 'failed') {
    return (
      <>
        {back}
        <Problem error={reply.error} onRetry={reply.reload} />
      </>
    )
  }
  const setting = newer ?? reply.answer
  return (
    <div class="practice-office">
      {back}
      {said !== '' && <Notice kind="done">{said}</Notice>}
      <Setting
        area={area}
        setting={setting}
        onSet={(next) => {
          setNewer(next)
          setSaid(next.isOn ? WORDS.turnedOn : WORDS.turnedOff)
        }}
      />
      <h2>{WORDS.listTitle}</h2>
      <Photos area={area} isOn={setting.isOn} />
    </div>
  )
}

type SettingProps = Props & {
  readonly setting: PhotoSetting
  readonly onSet: (setting: PhotoSetting) => void
}

function Setting({ area, setting, onSet }: SettingProps): JSX.Element {
  const { isOn, since, by, maySet } = setting
  const [isAsking, setAsking] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  async function turn(): Promise<void> {
    setBusy(true)
    setError(null)
    try {
      onSet(await call(setPhotoSetting, { area: area.districtCode, isOn: !isOn }))
      setAsking(false)
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  const yes = isOn ? WORDS.turnOff : WORDS.turnOn
  return (
    <section class="panel photo-setting" aria-labelledby="foto-pengaturan">
      <h2 id="foto-pengaturan">{isOn ? WORDS.on : WORDS.off}</h2>
      <p>{isOn ? WORDS.onBody : WORDS.offBody}</p>
      <p class="muted">
        {since === null || by === null
          ? WORDS.never
          : WORDS.since(formatMoment(since, area.district.timeZone), by)}
      </p>
      <h3>{WORDS.meansTitle}</h3>
      <ul>
        {WORDS.means.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      {maySet ? (
        <Button
          kind={isOn ? 'plain' : 'primary'}
          icon={isOn ? 'ban' : 'camera'}
          onClick={() => setAsking(true)}
        >
          {yes}
        </Button>
      ) : (
        <p class="muted">{WORDS.notYours}</p>
      )}
      {isAsking && (
        <Confirm
          title={isOn ? WORDS.offTitle : WORDS.onTitle}
          yes={yes}
          busy={isBusy ? WORDS.working : undefined}
          error={error}
          onYes={() => void turn()}
          onNo={() => setAsking(false)}
        >
          <p>{isOn ? WORDS.offAsk : WORDS.onAsk}</p>
        </Confirm>
      )}
    </section>
  )
}

type Photo = ReplyOf<typeof listPracticePhotos>['photos'][number]

function Photos({ area, isOn }: Props & { readonly isOn: boolean }): JSX.Element {
  const reply = useReply(`${area.code}/foto`, (signal) =>
    call(listPracticePhotos, { area: area.code }, { signal }),
  )
  const [looked, setLooked] = useState<Photo | null>(null)
  const [asked, setAsked] = useState<Photo | null>(null)
  const [said, setSaid] = useState('')
  if (reply.state === 'loading') return <Loading label={WORDS.loading} rows={3} />
  if (reply.state === 'failed') return <Problem error={reply.error} onRetry={reply.reload} />
  const { photos, isMore } = reply.answer
  const zone = area.district.timeZone
  const removed = (): void => {
    setLooked(null)
    setAsked(null)
    setSaid(PHOTO_HISTORY.removed)
    reply.reload()
  }
  return (
    <>
      {said !== '' && <Notice kind="done">{said}</Notice>}
      {photos.length === 0 ? (
        <Empty title={WORDS.emptyTitle}>
          <p>{isOn ? WORDS.emptyOn : WORDS.emptyOff}</p>
        </Empty>
      ) : (
        <Table
          label={WORDS.table}
          columns={columnsFor(zone, setLooked, setAsked)}
          rows={photos}
          rowKey={({ id }) => id}
          total={photos.length}
        />
      )}
      {isMore && <p class="muted">{WORDS.more(photos.length)}</p>}
      {looked !== null && (
        <PhotoDialog
          area={area.code}
          photo={looked}
          name={looked.person.name}
          day={formatMoment(looked.takenAt, zone)}
          onClose={() => setLooked(null)}
          onRemoved={removed}
        />
      )}
      {asked !== null && (
        <RemovePhoto
          area={area.code}
          photoId={asked.id}
          onNo={() => setAsked(null)}
          onRemoved={removed}
        />
      )}
    </>
  )
}

function columnsFor(
  zone: OfficeArea['district']['timeZone'],
  onLook: (photo: Photo) => void,
  onRemove: (photo: Photo) => void,
): readonly Column<Photo>[] {
  return [
    {
      key: 'cadre',
      title: WORDS.cadre,
      cell: ({ person }) => (
        <>
          <a href={`/dinas/praktik/?kader=${person.cadreId}`}>{person.name}</a>
          <span class="small muted under">
            {person.area === null ? '' : areaWords(person.area)}{' '}
            <span class="num">{person.code}</span>
          </span>
        </>
      ),
    },
    {
      key: 'sheet',
      title: WORDS.sheet,
      cell: ({ moduleTitle, sheetTitle }) => moduleTitle ?? sheetTitle ?? '-',
    },
    {
      key: 'taken',
      title: WORDS.taken,
      cell: ({ takenAt, by }) => (
        <>
          {formatMoment(takenAt, zone)}
          <span class="small muted under">{by}</span>
        </>
      ),
    },
    { key: 'until', title: WORDS.until, cell: ({ keptUntil }) => formatMoment(keptUntil, zone) },
    {
      key: 'do',
      title: WORDS.do,
      cell: (photo) => (
        <span class="tool-buttons">
          <Button kind="quiet" icon="eye" onClick={() => onLook(photo)}>
            {PHOTO_HISTORY.look}
          </Button>
          {photo.mayRemove && (
            <Button kind="quiet" icon="remove" onClick={() => onRemove(photo)}>
              {PHOTO_HISTORY.remove}
            </Button>
          )}
        </span>
      ),
    },
  ]
}
