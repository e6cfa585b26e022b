/** A lesson as phones would show it, asked anew shortly after typing stops. What was shown stays until the next is here. */
import { useEffect, useState } from 'preact/hooks'
import type { ReplyOf } from '../../../../../worker/contract/endpoint.ts'
import { previewLesson } from '../../../../../worker/contract/workshop.ts'
import { call } from '../../../lib/call.ts'
import type { LessonPlace } from './use-lesson.ts'

const PAUSE_MS = 600

export type Preview = {
  readonly shown: ReplyOf<typeof previewLesson> | null
  /** The text that `shown` was made of. */
  readonly of: string
  readonly is: 'fresh' | 'asking' | 'failed'
  readonly error: unknown
}

export function usePreview(place: LessonPlace | null, text: string | null): Preview {
  const [preview, setPreview] = useState<Preview>({
    shown: null,
    of: '',
    is: 'asking',
    error: null,
  })
  const { courseId = '', module = '', lesson = '' } = place ?? {}
  useEffect(() => {
    if (text === null || courseId === '') return
    const stop = new AbortController()
    const ask = async (): Promise<void> => {
      try {
        const shown = await call(previewLesson, { courseId, module, lesson, text }, stop)
        if (!stop.signal.aborted) setPreview({ shown, of: text, is: 'fresh', error: null })
      } catch (error) {
        if (!stop.signal.aborted) setPreview((last) => ({ ...last, is: 'failed', error }))
      }
    }
    setPreview((last) => ({ ...last, is: 'asking' }))
    const timer = setTimeout(() => void ask(), preview.shown === null ? 0 : PAUSE_MS)
    const online = (): void => void ask()
    addEventListener('online', online)
    return () => {
      clearTimeout(timer)
      stop.abort()
      removeEventListener('online', online)
    }
  }, [courseId, module, lesson, text])
  return preview
}
