/** A cadre's course as the growth mat, as the office sees it: the same picture that she sees, without her links. Pure. */
import type { CourseView } from '../../../../../worker/contract/progress.ts'
import type { Mat } from '../../../render/growth-mat.ts'
import { scoreNote } from '../../../text/learn.ts'

export function matOf({ modules, certificate }: CourseView, label: string): Mat {
  const next = modules.findIndex(({ state }) => state === 'ready' || state === 'started')
  return {
    label,
    certificate: { state: certificate },
    modules: modules.map(({ title, state, lessons, lessonsRead, bestScore }, index) => ({
      number: index + 1,
      title,
      state:
        state === 'ready' || state === 'started' ? (index === next ? 'current' : 'open') : state,
      parts: lessons,
      partsDone: lessonsRead,
      ...(bestScore === null ? {} : { note: scoreNote(bestScore) }),
    })),
  }
}
