/** How far one cadre has come: her growth mat, marks, certificates and where she serves. */
import type { JSX } from 'preact'
import {
  readCadreProgress,
  type CadreView,
  type CertificateView,
  type CourseView,
} from '../../../../../worker/contract/progress.ts'
import { Button } from '../../../components/Button.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Picture } from '../../../components/Picture.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Table } from '../../../components/Table.tsx'
import { call } from '../../../lib/call.ts'
import type { OfficeArea } from '../../../lib/session.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { growthMat } from '../../../render/growth-mat.ts'
import {
  CADRE_PROGRESS,
  CERTIFICATE_WORDS,
  modulesOf,
  MODULE_WORDS,
} from '../../../text/morning.ts'
import { LACK_WORDS } from '../../../text/reporting.ts'
import { areaWords, END_WORDS, KIND_WORDS, SIGN_IN_WORDS } from '../../../text/roster.ts'
import { matOf } from './mat-of.ts'
import { Trail, type TrailStep } from './Trail.tsx'

type Props = {
  readonly area: OfficeArea
  readonly cadreId: string
  readonly trail: readonly TrailStep[]
}

export function CadreProgress({ area, cadreId, trail }: Props): JSX.Element {
  const reply = useReply(`${area.code} ${cadreId}`, (signal) =>
    call(readCadreProgress, { area: area.code, cadreId }, { signal }),
  )
  if (reply.state === 'loading') return <Loading label={CADRE_PROGRESS.loading} rows={8} />
  if (reply.state === 'failed') {
    return (
      <>
        <Trail steps={trail} />
        <Problem error={reply.error} onRetry={reply.reload} />
      </>
    )
  }
  const view = reply.answer
  return (
    <>
      <Trail steps={[...trail, { label: view.name }]} />
      <Head view={view} />
      {view.courses.length === 0 && <p class="muted">{CADRE_PROGRESS.noCourse}</p>}
      {view.courses.map((course) => (
        <Course key={course.courseId} course={course} name={view.name} />
      ))}
      <Certificates list={view.certificates} />
      <Services view={view} />
    </>
  )
}

function Head({ view }: { readonly view: CadreView }): JSX.Element {
  const { id, code, name, kind, trainedOn, lack, signIn } = view
  return (
    <div class="village-head">
      <div>
        <h2>{name}</h2>
        <p class="muted">
          <span class="num">{code}</span> · {KIND_WORDS[kind]} · {SIGN_IN_WORDS[signIn]}
        </p>
        <p>
          {trainedOn !== null && (
            <span class="tag done">{CADRE_PROGRESS.trainedSince(trainedOn)}</span>
          )}
          {lack !== null && <span class="tag wait">{LACK_WORDS[lack]}</span>}
        </p>
      </div>
      <Button icon="user" href={`/dinas/kader/?id=${id}`}>
        {CADRE_PROGRESS.edit}
      </Button>
    </div>
  )
}

function Course({ course, name }: { readonly course: CourseView; readonly name: string }) {
  const { startedAt, lastActivityAt, eligibleAt } = course
  const told = [
    ...(startedAt === null ? [] : [CADRE_PROGRESS.started(startedAt)]),
    ...(lastActivityAt === null ? [] : [CADRE_PROGRESS.last(lastActivityAt)]),
    ...(eligibleAt === null ? [] : [CADRE_PROGRESS.eligible(eligibleAt)]),
  ]
  return (
    <section aria-label={course.title}>
      <h3>{course.title}</h3>
      <p class="muted">{told.length === 0 ? CADRE_PROGRESS.notStarted : told.join(', ')}</p>
      <div class="progress-pair">
        <div class="progress-mat">
          <Picture of={growthMat(matOf(course, CADRE_PROGRESS.mat(name)))} />
        </div>
        {told.length > 0 && <Marks course={course} />}
      </div>
    </section>
  )
}

type MarkRow = Pick<
  CourseView['modules'][number],
  'title' | 'state' | 'bestScore' | 'attemptsUsed'
> & {
  readonly read: string
}

function Marks({ course }: { readonly course: CourseView }): JSX.Element {
  const { modules, finalTest } = course
  const rows: readonly MarkRow[] = [
    ...modules.map(({ lessons, lessonsRead, ...module }, index) => ({
      ...module,
      title: `${index + 1}. ${module.title}`,
      read: modulesOf(lessonsRead, lessons),
    })),
    ...(finalTest === null ? [] : [{ ...finalTest, read: '-' }]),
  ]
  return (
    <Table
      label={CADRE_PROGRESS.marksOf(course.title)}
      rows={rows}
      rowKey={({ title }) => title}
      columns={[
        {
          key: 'module',
          title: CADRE_PROGRESS.module,
          cell: ({ title, state }) => (
            <>
              {title}
              <span class="small muted under">{MODULE_WORDS[state]}</span>
            </>
          ),
        },
        { key: 'read', title: CADRE_PROGRESS.read, numeric: true, cell: ({ read }) => read },
        {
          key: 'mark',
          title: CADRE_PROGRESS.mark,
          numeric: true,
          cell: ({ bestScore }) => bestScore ?? '-',
        },
        {
          key: 'attempts',
          title: CADRE_PROGRESS.attempts,
          numeric: true,
          cell: ({ attemptsUsed }) => attemptsUsed,
        },
      ]}
    />
  )
}

function Certificates({ list }: { readonly list: readonly CertificateView[] }): JSX.Element {
  return (
    <section aria-labelledby="sertifikat">
      <h3 id="sertifikat">{CADRE_PROGRESS.certificates}</h3>
      {list.length === 0 ? (
        <p class="muted">{CADRE_PROGRESS.noCertificates}</p>
      ) : (
        <ul class="fact-list">
          {list.map((each) => (
            <li key={each.id}>
              <b>{each.title}</b>{' '}
              <span class={CERTIFICATE_WORDS[each.state].tone}>
                {CERTIFICATE_WORDS[each.state].word}
              </span>
              <span class="under muted">
                {CADRE_PROGRESS.number(each.number)}, {CADRE_PROGRESS.issued(each.issuedOn)}
                {each.expiresOn === null ? '' : `, ${CADRE_PROGRESS.ends(each.expiresOn)}`}
              </span>
              {each.isRecorded && <span class="under small muted">{CADRE_PROGRESS.recorded}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Services({ view: { services } }: { readonly view: CadreView }): JSX.Element {
  return (
    <section aria-labelledby="penugasan">
      <h3 id="penugasan">{CADRE_PROGRESS.services}</h3>
      {services.length === 0 && <p class="muted">{CADRE_PROGRESS.noServices}</p>}
      <ul class="fact-list">
        {services.map((each) => {
          const { areaCode: code, areaName: name, areaKind: kind, subDistrictName } = each
          const decree = [
            ...(each.decreeNumber === null ? [] : [CADRE_PROGRESS.decree(each.decreeNumber)]),
            ...(each.decreeUntil === null ? [] : [CADRE_PROGRESS.decreeUntil(each.decreeUntil)]),
          ]
          return (
            <li key={`${code} ${each.startedOn}`}>
              <b>
                {areaWords({
                  code,
                  name,
                  kind,
                  subDistrictName,
                  subDistrictCode: code.slice(0, 8),
                })}
              </b>
              <span class="under muted">
                {each.endedOn === null
                  ? CADRE_PROGRESS.since(each.startedOn)
                  : CADRE_PROGRESS.ended(
                      each.startedOn,
                      each.endedOn,
                      each.endReason === null ? '' : END_WORDS[each.endReason],
                    )}
              </span>
              {decree.length > 0 && <span class="under small muted">{decree.join(', ')}</span>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
