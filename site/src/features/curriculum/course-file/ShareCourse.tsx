/** Below a course's settings: the whole of it as a file, and on paper. */
import type { JSX } from 'preact'
import { Button } from '../../../components/Button.tsx'
import { COURSE_OUT } from '../../../text/course-file.ts'
import { materialsHref, printHref } from '../course/places.ts'
import './course-file.css'
import { SaveCourse } from './SaveCourse.tsx'

type Props = { readonly courseId: string; readonly title: string }

export function ShareCourse({ courseId, title }: Props): JSX.Element {
  return (
    <details class="panel" id="berkas">
      <summary>{COURSE_OUT.title}</summary>
      <p class="muted">{COURSE_OUT.help}</p>
      <div class="out-acts">
        <SaveCourse courseId={courseId} title={title} />
        <Button icon="print" href={printHref(courseId, 'peserta')}>
          {COURSE_OUT.printBooklet}
        </Button>
        <Button icon="print" href={printHref(courseId, 'pelatih')}>
          {COURSE_OUT.printHandbook}
        </Button>
        <Button icon="folder" href={materialsHref(courseId)}>
          {COURSE_OUT.materials}
        </Button>
      </div>
    </details>
  )
}
