/** The outline of a course as it is being written: what the Worker tells of it, what is typed here, and the way back. */
import { useMemo, useRef, useState } from 'preact/hooks'
import type { ReplyOf } from '../../../../../worker/contract/endpoint.ts'
import {
  listRevisions,
  readLesson,
  readOutline,
  saveLesson,
  saveOutline,
} from '../../../../../worker/contract/workshop.ts'
import { call } from '../../../lib/call.ts'
import { OUTLINE } from '../../../text/workshop-office.ts'
import { outlineOf, readWritten, sendable, written, type Outline } from './outline-edit.ts'
import { useSaved, type Saved, type Source } from './use-saved.ts'

export type OutlineFacts = ReplyOf<typeof readOutline>

type Step = { readonly text: string; readonly said: string; readonly at: number }
const MOST_STEPS = 50
/** Letters of one title, typed one after another, are one step back. */
const TYPING_MS = 3000

export type OutlineWork = {
  readonly facts: OutlineFacts | null
  readonly saved: Saved
  readonly outline: Outline | null
  /** `said`: what happened, for a removal; empty for what is seen anyway. */
  readonly edit: (next: Outline, said: string) => void
  /** The last step, with its words; null when there is none. */
  readonly last: Step | null
  readonly undo: () => void
}

/** `account` null: not known yet who writes. */
export function useOutline(account: string | null, courseId: string | null): OutlineWork {
  const [facts, setFacts] = useState<OutlineFacts | null>(null)
  const [steps, setSteps] = useState<readonly Step[]>([])
  const broughtBack = useRef<readonly Lesson[]>([])
  const source: Source | null =
    account === null || courseId === null
      ? null
      : {
          key: `${account}/${courseId}`,
          read: async () => {
            const read = await call(readOutline, { courseId })
            setFacts(read)
            const { version, savedAt, savedBy } = read
            return { text: written(outlineOf(read)), version, savedAt, savedBy }
          },
          save: async (text, version) => {
            const outline = sendable(readWritten(text), OUTLINE.untitled)
            const reply = await call(saveOutline, { courseId, version, ...outline })
            return { version: reply.version, savedAt: new Date().toISOString() }
          },
          watch: async () => {
            const read = await call(readOutline, { courseId })
            setFacts(read)
            return read.version
          },
          watchMs: 30_000,
          onSaved: () => {
            const lessons = broughtBack.current
            broughtBack.current = []
            const refresh = async (): Promise<void> => {
              for (const lesson of lessons) await bringBack(courseId, lesson)
              setFacts(await call(readOutline, { courseId }))
            }
            // What stands beside the outline may be a little older; the next look brings it.
            refresh().catch(() => undefined)
          },
        }
  const saved = useSaved(source)
  const text = saved.is === 'open' ? saved.state.text : null
  const outline = useMemo(() => (text === null ? null : readWritten(text)), [text])
  return {
    facts,
    saved,
    outline,
    edit: (next, said) => {
      if (saved.is !== 'open' || text === null) return
      const at = Date.now()
      const before = steps.at(-1)
      const isTyping = said === '' && before?.said === '' && at - before.at < TYPING_MS
      const step = { text: isTyping ? before.text : text, said, at }
      setSteps([...(isTyping ? steps.slice(0, -1) : steps), step].slice(-MOST_STEPS))
      saved.type(written(next))
    },
    last: steps.at(-1) ?? null,
    undo: () => {
      const step = steps.at(-1)
      if (saved.is !== 'open' || step === undefined || outline === null) return
      broughtBack.current = [...broughtBack.current, ...missing(outline, readWritten(step.text))]
      setSteps(steps.slice(0, -1))
      saved.replace(step.text)
    },
  }
}

type Lesson = { readonly module: string; readonly lesson: string }

/** Lessons that `now` lacks. */
function missing(now: Outline, before: Outline): readonly Lesson[] {
  const here = new Set(
    now.modules.flatMap(({ slug, lessons }) => lessons.map((lesson) => `${slug}/${lesson.slug}`)),
  )
  return before.modules.flatMap(({ slug, lessons }) =>
    lessons
      .filter((lesson) => !here.has(`${slug}/${lesson.slug}`))
      .map((lesson) => ({ module: slug, lesson: lesson.slug })),
  )
}

/** A lesson that was taken out and put back begins with its title alone: its text stands in the history. */
async function bringBack(courseId: string, at: Lesson): Promise<void> {
  const now = await call(readLesson, { courseId, ...at })
  if (now.text.trim().includes('\n')) return
  const { revisions } = await call(listRevisions, { courseId, ...at })
  const before = revisions.find(({ text }) => text.trim().includes('\n'))
  if (before === undefined) return
  await call(saveLesson, { courseId, ...at, text: before.text, version: now.version })
}
