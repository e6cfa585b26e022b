/** The button that saves a whole course to a file, with what became of it. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../../../components/Button.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Progress } from '../../../components/Progress.tsx'
import { CallProblem } from '../../../lib/call.ts'
import { saveFile } from '../../../lib/save-file.ts'
import { COURSE_OUT } from '../../../text/course-file.ts'
import { saveCourse, type SavedCourse } from './save-course.ts'

type Props = { readonly courseId: string; readonly title: string }

type State =
  | { readonly is: 'idle' }
  | { readonly is: 'busy'; readonly done: number; readonly total: number }
  | { readonly is: 'done'; readonly name: string; readonly saved: SavedCourse }
  | { readonly is: 'failed'; readonly error: unknown }

export function SaveCourse({ courseId, title }: Props): JSX.Element {
  const [state, setState] = useState<State>({ is: 'idle' })

  async function save(): Promise<void> {
    setState({ is: 'busy', done: 0, total: 0 })
    try {
      const madeAt = new Date().toISOString()
      const saved = await saveCourse(courseId, title, madeAt, (done, total) =>
        setState({ is: 'busy', done, total }),
      )
      const name = COURSE_OUT.fileName(saved.code, madeAt.slice(0, 10))
      saveFile(saved.file, name)
      setState({ is: 'done', name, saved })
    } catch (error) {
      // A medium that does not arrive is a line that broke.
      setState({
        is: 'failed',
        error: error instanceof CallProblem ? error : new CallProblem('OFFLINE', {}, ''),
      })
    }
  }

  return (
    <div class="save-course">
      <Button
        icon="download"
        busy={state.is === 'busy' ? COURSE_OUT.saving : undefined}
        onClick={() => void save()}
      >
        {COURSE_OUT.save}
      </Button>
      {state.is === 'busy' && state.total > 0 && (
        <Progress
          label={COURSE_OUT.progress}
          done={state.done}
          total={state.total}
          unit={COURSE_OUT.unit}
        />
      )}
      {state.is === 'failed' && <Problem error={state.error} onRetry={() => void save()} />}
      {state.is === 'done' && <Outcome name={state.name} saved={state.saved} />}
    </div>
  )
}

type OutcomeProps = { readonly name: string; readonly saved: SavedCourse }

function Outcome({ name, saved }: OutcomeProps): JSX.Element {
  const { lostMedia, lostItems, file } = saved
  const isWhole = lostMedia.length + lostItems.length === 0
  return (
    <Notice
      kind={isWhole ? 'done' : 'wait'}
      title={isWhole ? COURSE_OUT.done(name, file.size) : COURSE_OUT.lostTitle}
    >
      {lostMedia.length > 0 && <p>{COURSE_OUT.lostMedia(lostMedia.join(', '))}</p>}
      {lostItems.length > 0 && <p>{COURSE_OUT.lostItems(lostItems.join(', '))}</p>}
      <p>{COURSE_OUT.doneHelp}</p>
    </Notice>
  )
}
