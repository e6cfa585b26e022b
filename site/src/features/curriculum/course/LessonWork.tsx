/** The editor and the phone side by side; on a narrow window one of them at a time. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../../../components/Button.tsx'
import { Chips } from '../../../components/Chips.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { useZone } from '../../../lib/session.ts'
import { COMPARE, foundWords, LESSON, OUTLINE, tookWords } from '../../../text/workshop-office.ts'
import { LessonEditor } from '../editor/LessonEditor.tsx'
import { PhoneFrame } from '../PhoneFrame.tsx'
import { Compare } from './Compare.tsx'
import { LessonNotes } from './LessonNotes.tsx'
import { publishHref } from './places.ts'
import { Revisions } from './Revisions.tsx'
import { SaveStatus } from './SaveStatus.tsx'
import { screensHtml } from './screens.ts'
import type { LessonPlace } from './use-lesson.ts'
import { usePreview } from './use-preview.ts'
import type { Saved } from './use-saved.ts'

type Props = {
  readonly place: LessonPlace
  readonly saved: Extract<Saved, { is: 'open' }>
  readonly area: string
  readonly mayWrite: boolean
}

export function LessonWork({ place, saved, area, mayWrite }: Props): JSX.Element {
  const zone = useZone()
  const { state, turn } = saved
  const { theirs } = state
  const [view, setView] = useState('naskah')
  const [isComparing, setComparing] = useState(false)
  const [isHistory, setHistory] = useState(false)
  const [show, setShow] = useState<{ readonly id: string; readonly turn: number }>()
  const preview = usePreview(place, state.text)
  function goTo(screen: number): void {
    setShow((last) => ({ id: `bagian-${screen}`, turn: (last?.turn ?? 0) + 1 }))
    setView('hp')
    const breaks = document.querySelectorAll('.lesson-text hr')
    breaks[screen - 2]?.scrollIntoView({ block: 'center' })
  }
  return (
    <>
      <div class="course-bar one-line">
        <h2 class="grow">{preview.shown?.title ?? LESSON.title}</h2>
        {mayWrite && <SaveStatus state={state} onAgain={saved.again} />}
        <Button icon="clock" onClick={() => setHistory(true)}>
          {LESSON.history}
        </Button>
        <Button icon="send" href={publishHref(place.courseId)}>
          {OUTLINE.publish}
        </Button>
      </div>
      {!mayWrite && <Notice title={OUTLINE.readOnly}>{OUTLINE.readOnlyHelp}</Notice>}
      {saved.found !== null && <Notice kind="done">{foundWords(saved.found, zone)}</Notice>}
      {saved.took !== null && theirs === null && (
        <Notice>{tookWords(saved.took.savedBy, saved.took.savedAt, zone)}</Notice>
      )}
      {theirs !== null && !isComparing && (
        <Notice
          kind="danger"
          title={COMPARE.title(theirs.savedBy)}
          action={
            <Button kind="primary" onClick={() => setComparing(true)}>
              {COMPARE.open}
            </Button>
          }
        >
          {COMPARE.body(theirs.savedAt, zone)}
        </Notice>
      )}
      {theirs !== null && isComparing ? (
        <Compare
          base={state.saved}
          mine={state.text}
          theirs={theirs}
          area={area}
          onDecide={(text) => {
            setComparing(false)
            saved.decide(text)
          }}
          onClose={() => setComparing(false)}
        />
      ) : (
        <>
          <div class="lesson-views">
            <Chips
              label={LESSON.views}
              value={view}
              onChange={setView}
              chips={[
                { value: 'naskah', label: LESSON.showEditor },
                { value: 'hp', label: LESSON.showPreview },
              ]}
            />
          </div>
          <div class={mayWrite ? 'lesson-split' : 'lesson-split read-only'} data-view={view}>
            {mayWrite && (
              <section class="lesson-text" aria-label={LESSON.editor}>
                <LessonEditor
                  key={turn}
                  text={state.text}
                  onChange={(text) => saved.typeIn(turn, text)}
                  ownerArea={area}
                  label={LESSON.editor}
                />
              </section>
            )}
            <section class="lesson-phone" aria-label={LESSON.preview}>
              <p class="small muted preview-state" role="status">
                {preview.is === 'asking' && LESSON.previewing}
                {preview.is === 'failed' && LESSON.previewOff}
              </p>
              <PhoneFrame
                html={screensHtml(preview.shown?.screens ?? [], LESSON.screen)}
                label={LESSON.preview}
                show={show}
              />
              <LessonNotes preview={preview} onGo={goTo} />
            </section>
          </div>
        </>
      )}
      <Revisions
        open={isHistory}
        place={place}
        onClose={() => setHistory(false)}
        onRestore={
          mayWrite
            ? (text) => {
                setHistory(false)
                saved.replace(text)
              }
            : null
        }
      />
    </>
  )
}
