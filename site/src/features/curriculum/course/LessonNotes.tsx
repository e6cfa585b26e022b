/** What a lesson weighs and how hard it reads, and what is to be mended in it, each with the way to its screen. */
import type { JSX } from 'preact'
import { contentProblemWords } from '../../../text/curriculum.ts'
import { formatNumber, formatSize } from '../../../text/format.ts'
import { LESSON, levelWords } from '../../../text/workshop-office.ts'
import { screenOfLine } from './screens.ts'
import type { Preview } from './use-preview.ts'

type Props = { readonly preview: Preview; readonly onGo: (screen: number) => void }

export function LessonNotes({ preview, onGo }: Props): JSX.Element | null {
  const { shown, of } = preview
  if (shown === null) return null
  const { figures, grade, problems, warnings } = shown
  const notes = [
    ...problems.map((each) => ({ ...each, isProblem: true })),
    ...warnings.map((each) => ({ ...each, isProblem: false })),
  ]
  return (
    <>
      <dl class="facts lesson-figures num">
        <dt>{LESSON.size}</dt>
        <dd>
          {formatSize(figures.bytes + figures.mediaBytes)}
          {figures.mediaBytes > 0 && (
            <span class="small muted under">{LESSON.sizeMedia(figures.mediaBytes)}</span>
          )}
        </dd>
        <dt>{LESSON.time}</dt>
        <dd>{LESSON.minutes(figures.seconds)}</dd>
        <dt>{LESSON.words}</dt>
        <dd>{formatNumber(figures.words)}</dd>
        <dt>{LESSON.level}</dt>
        <dd>{levelWords(grade)}</dd>
      </dl>
      <h2 class="lesson-notes">{LESSON.notes}</h2>
      {notes.length === 0 ? (
        <p class="muted">{LESSON.noNotes}</p>
      ) : (
        <ul class="rows notes">
          {notes.map((note, at) => {
            const screen = screenOfLine(of, note.line)
            return (
              <li class="row" key={`${note.reason}/${note.line}/${at}`}>
                <span class="grow">
                  <span class={note.isProblem ? 'tag danger' : 'tag wait'}>
                    {note.isProblem ? LESSON.mustFix : LESSON.suggestion}
                  </span>{' '}
                  {contentProblemWords(note)}
                </span>
                <button
                  type="button"
                  class="button quiet"
                  aria-label={LESSON.goTo(screen)}
                  onClick={() => onGo(screen)}
                >
                  {LESSON.go(screen)}
                </button>
              </li>
            )
          })}
        </ul>
      )}
    </>
  )
}
