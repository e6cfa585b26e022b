/** One lesson: the editor beside the phone; saved by itself, and no text of two people is ever lost. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { readOutline } from '../../../../../worker/contract/workshop.ts'
import { Loading } from '../../../components/Loading.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { holdsRole, useSession } from '../../../lib/session.ts'
import { useReply } from '../../../lib/use-reply.ts'
import { LESSON, OUTLINE } from '../../../text/workshop-office.ts'
import { LessonWork } from './LessonWork.tsx'
import { NoCourse, OpenElsewhere } from './NotHere.tsx'
import { courseHref, lessonHref } from './places.ts'
import { WRITERS } from './roles.ts'
import { lessonKey, useLesson, type LessonPlace } from './use-lesson.ts'
import { useOnlyTab } from './use-only-tab.ts'
import type { OutlineFacts } from './use-outline.ts'

function placeHere(): LessonPlace | null {
  const query = new URLSearchParams(location.search)
  const [courseId, module, lesson] = ['kursus', 'modul', 'pelajaran'].map((key) => query.get(key))
  return courseId && module && lesson ? { courseId, module, lesson } : null
}

export function LessonPage(): JSX.Element {
  const session = useSession()
  const [place] = useState(placeHere)
  const who = session.state === 'in' ? session.who : null
  const turn = useOnlyTab(who === null || place === null ? null : lessonKey(who.accountId, place))
  const saved = useLesson(turn.is === 'mine' ? (who?.accountId ?? null) : null, place)
  const courseId = place?.courseId ?? null
  const around = useReply(courseId, (signal) =>
    call(readOutline, { courseId: courseId ?? '' }, { signal }),
  )
  if (place === null) return <NoCourse />
  if (turn.is === 'elsewhere') return <OpenElsewhere onTake={turn.take} />
  if (saved.is === 'failed') return <Problem error={saved.error} onRetry={saved.retry} />
  if (saved.is === 'loading' || who === null || around.state === 'loading') {
    return <Loading label={LESSON.loading} rows={8} />
  }
  // Without the outline (no signal after a killed tab) the text can still be written.
  const facts = around.state === 'here' ? around.answer : null
  return (
    <>
      <Around facts={facts} place={place} />
      <LessonWork
        place={place}
        saved={saved}
        area={facts?.ownerArea ?? who.grants[0]?.area ?? 'ID'}
        mayWrite={facts === null || holdsRole(who, facts.ownerArea, WRITERS)}
      />
    </>
  )
}

type AroundProps = { readonly facts: OutlineFacts | null; readonly place: LessonPlace }

/** The way up and to the lessons beside this one. */
function Around({ facts, place }: AroundProps): JSX.Element {
  const { courseId } = place
  const all = (facts?.modules ?? []).flatMap((module) =>
    module.lessons.map((lesson) => ({
      module: module.slug,
      slug: lesson.slug,
      title: lesson.title,
    })),
  )
  const here = all.findIndex(({ module, slug }) => module === place.module && slug === place.lesson)
  const module = facts?.modules.find(({ slug }) => slug === place.module)
  return (
    <nav class="crumbs lesson-around" aria-label={LESSON.around}>
      <span>
        <a href="/pelatih/">{OUTLINE.back}</a>
        {' › '}
        <a href={`${courseHref(courseId)}#modul-${place.module}`}>
          {facts?.settings.title ?? OUTLINE.title}
          {module !== undefined && ` › ${module.title}`}
        </a>
      </span>
      <span class="around-links">
        {[
          { lesson: all[here - 1], word: LESSON.before },
          { lesson: here === -1 ? undefined : all[here + 1], word: LESSON.after },
        ].map(
          ({ lesson, word }) =>
            lesson !== undefined && (
              <a key={word} href={lessonHref(courseId, lesson.module, lesson.slug)}>
                {word}: {lesson.title}
              </a>
            ),
        )}
      </span>
    </nav>
  )
}
