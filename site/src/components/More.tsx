/** The next page of a list, with how much is shown: "50 dari 268". */
import type { JSX } from 'preact'
import { SHARED, shownOf } from '../text/frame.ts'
import { Button } from './Button.tsx'

type Props = {
  readonly shown: number
  readonly total: number
  /** Undefined when everything is shown. */
  readonly onMore?: (() => void) | undefined
  readonly busy?: boolean
}

export function More({ shown, total, onMore, busy }: Props): JSX.Element {
  return (
    <div class="more">
      <span class="num">{shownOf(shown, total)}</span>
      {onMore !== undefined && (
        <Button onClick={onMore} busy={busy === true ? SHARED.loading : undefined}>
          {SHARED.showMore}
        </Button>
      )}
    </div>
  )
}
