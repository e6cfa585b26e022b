/** A new course from a title, or as a copy of another: both open its outline at once. */
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { startCourse, type WorkshopCourse } from '../../../../../worker/contract/workshop.ts'
import { Button } from '../../../components/Button.tsx'
import { Dialog } from '../../../components/Dialog.tsx'
import { Field } from '../../../components/Field.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { SHARED } from '../../../text/frame.ts'
import { WORKSHOP } from '../../../text/workshop-office.ts'
import { courseHref } from './places.ts'

type Starting = {
  readonly isBusy: boolean
  readonly problem: unknown
  readonly start: (title: string, copyOf: string | null) => Promise<void>
}

function useStart(area: string): Starting {
  // One press is one course, also when its answer was lost and it is pressed again.
  const [courseId] = useState(() => crypto.randomUUID())
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  return {
    isBusy,
    problem,
    start: async (title, copyOf) => {
      setBusy(true)
      setProblem(null)
      try {
        const copied = copyOf === null ? {} : { copyOf }
        const reply = await call(startCourse, { courseId, area, title: title.trim(), ...copied })
        location.assign(courseHref(reply.courseId))
      } catch (error) {
        setProblem(error)
        setBusy(false)
      }
    },
  }
}

export function StartCourse({ area }: { readonly area: string }): JSX.Element {
  const [title, setTitle] = useState('')
  const { isBusy, problem, start } = useStart(area)
  return (
    <form
      class="panel start-course"
      onSubmit={(event) => {
        event.preventDefault()
        if (title.trim() !== '') void start(title, null)
      }}
    >
      <h2>{WORKSHOP.start}</h2>
      <div class="add-row">
        <Field
          label={WORKSHOP.startTitle}
          help={WORKSHOP.startHelp}
          value={title}
          maxLength={200}
          onInput={setTitle}
        />
        <Button
          kind="primary"
          type="submit"
          icon="plus"
          busy={isBusy ? WORKSHOP.starting : undefined}
        >
          {WORKSHOP.startNow}
        </Button>
      </div>
      {problem !== null && <Problem error={problem} />}
    </form>
  )
}

type CopyProps = {
  readonly area: string
  readonly course: WorkshopCourse | null
  readonly onClose: () => void
}

export function CopyCourse({ area, course, onClose }: CopyProps): JSX.Element {
  const [title, setTitle] = useState('')
  const { isBusy, problem, start } = useStart(area)
  useEffect(() => {
    if (course !== null) setTitle(WORKSHOP.copyOf(course.title))
  }, [course])
  return (
    <Dialog
      open={course !== null}
      title={WORKSHOP.copyTitle}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="primary"
            icon="copy"
            busy={isBusy ? WORKSHOP.copying : undefined}
            disabled={title.trim() === ''}
            onClick={() => void start(title, course?.courseId ?? null)}
          >
            {WORKSHOP.copyTitle}
          </Button>
          <Button onClick={onClose}>{SHARED.cancel}</Button>
        </>
      }
    >
      <p>{WORKSHOP.copyBody}</p>
      <Field label={WORKSHOP.startTitle} value={title} maxLength={200} onInput={setTitle} />
      {problem !== null && <Problem error={problem} />}
    </Dialog>
  )
}
