/** The page that opens somebody else's course from a file: nothing is saved before it was read, checked and chosen. */
import type { JSX } from 'preact'
import { Button } from '../../../components/Button.tsx'
import { FileDrop } from '../../../components/FileDrop.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Progress } from '../../../components/Progress.tsx'
import { Select } from '../../../components/Select.tsx'
import type { Fault } from '../../../lib/course-file/read-course-file.ts'
import { COURSE_FILE_FAULTS, COURSE_IN } from '../../../text/course-file.ts'
import { useBank, type Bank } from '../bank/use-bank.ts'
import { courseHref } from '../course/places.ts'
import { CheckCourse } from './CheckCourse.tsx'
import { useOpenCourse, type OpenCourse as Run } from './use-open-course.ts'

export function OpenCourse(): JSX.Element {
  const bank = useBank()
  if (bank === null) return <Loading label={COURSE_IN.loading} rows={4} />
  return <Page key={bank.area} bank={bank} />
}

function Page({ bank }: { readonly bank: Bank }): JSX.Element {
  const run = useOpenCourse(bank.area)
  const isAtStart = ['idle', 'refused'].includes(run.state.is)
  return (
    <div class="open-course">
      <p class="crumbs">
        <a href="/pelatih/">{COURSE_IN.back}</a>
      </p>
      {isAtStart && bank.areas.length > 1 && (
        <Select
          label={COURSE_IN.into}
          value={bank.area}
          options={bank.areas}
          onChange={bank.choose}
        />
      )}
      {bank.mayWrite(bank.area) ? (
        <Step run={run} />
      ) : (
        <Notice title={COURSE_IN.readerTitle}>{COURSE_IN.reader}</Notice>
      )}
    </div>
  )
}

function Step({ run }: { readonly run: Run }): JSX.Element | null {
  const { state } = run
  switch (state.is) {
    case 'idle':
    case 'refused':
      return (
        <>
          {state.is === 'refused' && <Refused fileName={state.fileName} faults={state.faults} />}
          <FileDrop
            label={COURSE_IN.fileLabel}
            help={COURSE_IN.fileHelp}
            accept=".zip"
            onFile={(file) => void run.open(file)}
          />
        </>
      )
    case 'reading':
      return (
        <Progress
          label={COURSE_IN.reading}
          done={state.done}
          total={state.total}
          unit={COURSE_IN.unit}
        />
      )
    case 'comparing':
      return <Loading label={COURSE_IN.comparing} rows={6} />
    case 'failed':
      return (
        <>
          <Problem error={state.error} onRetry={() => void run.compare()} />
          <p>
            <Button onClick={run.leave}>{COURSE_IN.otherFile}</Button>
          </p>
        </>
      )
    case 'checked':
      return run.opened === null ? null : <CheckCourse run={run} opened={run.opened} />
    case 'uploading':
      return (
        <Progress
          label={COURSE_IN.uploading}
          done={state.done}
          total={state.total}
          unit={COURSE_IN.unit}
        />
      )
    case 'saving':
      return (
        <>
          <Loading label={COURSE_IN.saving} rows={2} />
          <p class="help">{COURSE_IN.allOrNone}</p>
        </>
      )
    case 'stopped':
      return <Stopped run={run} error={state.error} medium={state.medium} />
    case 'saved':
      return (
        <>
          <Notice kind="done" title={COURSE_IN.doneTitle}>
            <p>{COURSE_IN.done(state.reply.added, state.reply.changed, state.reply.same)}</p>
          </Notice>
          <div class="actions">
            <Button kind="primary" href={courseHref(state.reply.courseId)}>
              {COURSE_IN.see}
            </Button>
            <Button onClick={run.leave}>{COURSE_IN.another}</Button>
          </div>
        </>
      )
  }
}

type RefusedProps = { readonly fileName: string; readonly faults: readonly Fault[] }

/** The first of them say enough. */
const MOST = 50

function Refused({ fileName, faults }: RefusedProps): JSX.Element {
  return (
    <Notice kind="danger" title={COURSE_IN.refusedTitle}>
      <p class="open-name">{fileName}</p>
      <ul class="open-faults">
        {faults.slice(0, MOST).map(({ file, reason }) => (
          <li key={`${file}/${reason}`}>
            <b class="open-name">{file === '' ? COURSE_IN.whole : file}</b>:{' '}
            {COURSE_FILE_FAULTS[reason]}
          </li>
        ))}
      </ul>
      <p>{COURSE_IN.refusedHelp}</p>
    </Notice>
  )
}

type StoppedProps = {
  readonly run: Run
  readonly error: unknown
  readonly medium: string | null
}

function Stopped({ run, error, medium }: StoppedProps): JSX.Element {
  return (
    <>
      {medium === null ? (
        <>
          <Problem error={error} />
          <Notice kind="wait" title={COURSE_IN.stoppedTitle}>
            <p>{COURSE_IN.stopped}</p>
          </Notice>
        </>
      ) : (
        <Notice kind="danger" title={COURSE_IN.mediumTitle}>
          <p class="open-name">{COURSE_IN.medium(medium)}</p>
        </Notice>
      )}
      <div class="actions">
        {medium === null && (
          <Button kind="primary" icon="reload" onClick={() => void run.save()}>
            {COURSE_IN.retry}
          </Button>
        )}
        <Button onClick={() => void run.compare()}>{COURSE_IN.compareAgain}</Button>
        <Button kind="quiet" onClick={run.leave}>
          {COURSE_IN.otherFile}
        </Button>
      </div>
    </>
  )
}
