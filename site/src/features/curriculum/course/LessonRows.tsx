/** The lessons of a module in order, each with what it weighs and what is to be mended in it. */
import type { JSX } from 'preact'
import type { ReplyOf } from '../../../../../worker/contract/endpoint.ts'
import type { OutlineModule, readOutline } from '../../../../../worker/contract/workshop.ts'
import { Button } from '../../../components/Button.tsx'
import { controlOf, lessonSummary, OUTLINE } from '../../../text/workshop-office.ts'
import { AddRow } from './AddRow.tsx'
import type { ModuleActs } from './module-acts.ts'
import { moved } from './outline-edit.ts'
import { lessonHref } from './places.ts'
import { SortableList } from './SortableList.tsx'

export type LessonState = ReplyOf<typeof readOutline>['modules'][number]['lessons'][number]

type Props = {
  readonly courseId: string
  readonly module: OutlineModule
  /** By `module/lesson`; a lesson that was just added is not there yet. */
  readonly lessons: ReadonlyMap<string, LessonState>
  readonly acts: ModuleActs | null
}

export function LessonRows({ courseId, module, lessons, acts }: Props): JSX.Element {
  return (
    <section class="part">
      <h4>{OUTLINE.lessons}</h4>
      {module.lessons.length === 0 && <p class="muted">{OUTLINE.noLessons}</p>}
      <SortableList
        label={OUTLINE.lessons}
        className="rows"
        elements={module.lessons}
        keyOf={({ slug }) => slug}
        nameOf={({ title }) => title}
        onMove={
          acts === null
            ? undefined
            : (from, to) => acts.change({ lessons: moved(module.lessons, from, to) })
        }
        render={(lesson, _, order) => {
          const state = lessons.get(`${module.slug}/${lesson.slug}`)
          return (
            <div class="row">
              <span class="grow">
                {acts === null ? (
                  lesson.title
                ) : (
                  <input
                    type="text"
                    aria-label={controlOf(OUTLINE.lessonTitle, lesson.title)}
                    value={lesson.title}
                    maxLength={200}
                    onInput={(event) => {
                      const title = event.currentTarget.value
                      acts.change({
                        lessons: module.lessons.map((each) =>
                          each.slug === lesson.slug ? { ...each, title } : each,
                        ),
                      })
                    }}
                  />
                )}
                {state !== undefined && (
                  <span class="small muted num under">
                    {lessonSummary(state.figures)}
                    {state.problems > 0 && (
                      <span class="tag danger">{OUTLINE.faults(state.problems)}</span>
                    )}
                    {state.warnings > 0 && (
                      <span class="tag wait">{OUTLINE.warnings(state.warnings)}</span>
                    )}
                  </span>
                )}
              </span>
              <span class="row-acts">
                <Button icon="edit" href={lessonHref(courseId, module.slug, lesson.slug)}>
                  {OUTLINE.write}
                  <span class="unseen"> {lesson.title}</span>
                </Button>
                {order}
                {acts !== null && (
                  <button
                    type="button"
                    class="button quiet"
                    aria-label={controlOf(OUTLINE.remove, lesson.title)}
                    onClick={() => acts.removeLesson(lesson.slug)}
                  >
                    {OUTLINE.remove}
                  </button>
                )}
              </span>
            </div>
          )
        }}
      />
      {acts !== null && (
        <AddRow label={OUTLINE.newLesson} action={OUTLINE.addLesson} onAdd={acts.addLesson} />
      )}
    </section>
  )
}
