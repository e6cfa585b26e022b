/** What a course has for its trainers: first for the whole of it, then module by module with the recording of each lesson. */
import type { JSX } from 'preact'
import { Icon } from '../../../components/Icon.tsx'
import { KIND_WORDS, MATERIALS } from '../../../text/materials.ts'
import { lessonHref } from '../course/places.ts'
import { MaterialLink } from './MaterialLink.tsx'
import type { CourseSheets, Lesson, ModuleSheets, Sheet } from './sheets.ts'

type Props = {
  readonly courseId: string
  readonly sheets: CourseSheets
  readonly mayWrite: boolean
  /** The module whose materials were read last: it stands open. */
  readonly last: string
}

export function MaterialList({ courseId, sheets, mayWrite, last }: Props): JSX.Element {
  return (
    <div class="bahan-daftar">
      {sheets.whole.length > 0 && (
        <section class="panel">
          <h3>{MATERIALS.whole}</h3>
          <ul class="bahan-baris">
            {sheets.whole.map(({ key, title }) => (
              <li key={key}>
                <MaterialLink courseId={courseId} to={key}>
                  {title}
                </MaterialLink>
              </li>
            ))}
          </ul>
        </section>
      )}
      {sheets.modules.map((module) => (
        <ModulePanel
          key={module.slug}
          courseId={courseId}
          module={module}
          mayWrite={mayWrite}
          isOpen={module.slug === last || sheets.modules.length === 1}
        />
      ))}
    </div>
  )
}

type PanelProps = {
  readonly courseId: string
  readonly module: ModuleSheets
  readonly mayWrite: boolean
  readonly isOpen: boolean
}

function ModulePanel({ courseId, module, mayWrite, isOpen }: PanelProps): JSX.Element {
  const { slug, number, title, lessons, sheets } = module
  const scripts = new Map(sheets.map((sheet) => [sheet.lesson?.slug, sheet]))
  const others = sheets.filter(({ kind }) => kind !== 'script')
  const recorded = lessons.filter(({ isRecorded }) => isRecorded).length
  return (
    <details class="panel" open={isOpen}>
      <summary>
        <h3>{MATERIALS.module(number, title)}</h3>
        <span class="small muted">{MATERIALS.recordedOf(recorded, lessons.length)}</span>
      </summary>
      <div class="bahan-isi">
        <div>
          {sheets.length === 0 ? (
            <p class="muted">{MATERIALS.nothingHere}</p>
          ) : (
            <ul class="bahan-baris">
              {others.map((sheet) => (
                <li key={sheet.key}>
                  <MaterialLink courseId={courseId} to={sheet.key}>
                    {KIND_WORDS[sheet.kind]}
                    <span class="unseen"> {title}</span>
                  </MaterialLink>
                  <span class="muted small">{countOf(sheet)}</span>
                </li>
              ))}
              <li>
                <MaterialLink courseId={courseId} to={slug} look="button">
                  <Icon name="print" size={20} />
                  <span>
                    {MATERIALS.all}
                    <span class="unseen"> {title}</span>
                  </span>
                </MaterialLink>
              </li>
            </ul>
          )}
        </div>
        <div>
          <h4>{MATERIALS.scripts}</h4>
          <ul class="bahan-baris">
            {lessons.map((lesson) => {
              const sheet = scripts.get(lesson.slug)
              return (
                <li key={lesson.slug}>
                  {sheet === undefined ? (
                    <span>{lesson.title}</span>
                  ) : (
                    <MaterialLink courseId={courseId} to={sheet.key}>
                      {lesson.title}
                    </MaterialLink>
                  )}
                  <Recording
                    courseId={courseId}
                    module={slug}
                    lesson={lesson}
                    hasScript={sheet !== undefined}
                    mayWrite={mayWrite}
                  />
                </li>
              )
            })}
          </ul>
        </div>
      </div>
    </details>
  )
}

function countOf({ kind, materials }: Sheet): string {
  if (kind === 'message') return MATERIALS.messageCount(materials.length)
  return kind === 'practice' ? MATERIALS.steps(materials[0].steps?.length ?? 0) : ''
}

type RecordingProps = {
  readonly courseId: string
  readonly module: string
  readonly lesson: Lesson
  readonly hasScript: boolean
  readonly mayWrite: boolean
}

/** Whether the published lesson has something to listen to, and for who writes the way to where it is put in. */
export function Recording(props: RecordingProps): JSX.Element {
  const { courseId, module, lesson, hasScript, mayWrite } = props
  return (
    <span class="bahan-rekaman">
      {!hasScript && <span class="tag wait">{MATERIALS.noScript}</span>}
      <span class={lesson.isRecorded ? 'tag done' : 'small muted'}>
        {lesson.isRecorded ? MATERIALS.recorded : MATERIALS.notRecorded}
      </span>
      {mayWrite && (
        <a class="small" href={lessonHref(courseId, module, lesson.slug)}>
          {MATERIALS.lesson}
          <span class="unseen"> {lesson.title}</span>
        </a>
      )}
    </span>
  )
}
