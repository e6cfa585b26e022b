/** A link to one of a course's materials: it opens in this page, and in a tab of its own for who wants that. */
import type { ComponentChildren, JSX } from 'preact'
import { goToUrlKey } from '../../../lib/url-state.ts'
import { MATERIAL_KEY, materialsHref } from '../course/places.ts'

type Props = {
  readonly courseId: string
  /** Left out: the list of all. */
  readonly to?: string
  readonly look?: string
  readonly children: ComponentChildren
}

export function MaterialLink({ courseId, to, look, children }: Props): JSX.Element {
  return (
    <a
      class={look}
      href={materialsHref(courseId, to)}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
        event.preventDefault()
        goToUrlKey(MATERIAL_KEY, to ?? '')
      }}
    >
      {children}
    </a>
  )
}
