/** A lesson as it is being written, kept by the save machine and watched for the saves of others. */
import { readLesson, saveLesson, watchLesson } from '../../../../../worker/contract/workshop.ts'
import { call } from '../../../lib/call.ts'
import { useSaved, type Saved } from './use-saved.ts'

export type LessonPlace = {
  readonly courseId: string
  readonly module: string
  readonly lesson: string
}

export function lessonKey(account: string, { courseId, module, lesson }: LessonPlace): string {
  return [account, courseId, module, lesson].join('/')
}

/** `account` null: not known yet who writes, or another tab does. */
export function useLesson(account: string | null, place: LessonPlace | null): Saved {
  return useSaved(
    account === null || place === null
      ? null
      : {
          key: lessonKey(account, place),
          read: () => call(readLesson, place),
          save: (text, version) => call(saveLesson, { ...place, text, version }),
          watch: async () => (await call(watchLesson, place)).version,
          watchMs: 15_000,
        },
  )
}
