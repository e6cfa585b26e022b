/** A cell of a table of districts in words; a share has a bar under it, so that the eye compares before it reads. */
import type { JSX } from 'preact'
import { partOfWhole } from '../../../text/reporting.ts'
import { cellText, type ReportCell } from '../../../render/report-table.ts'

type Props = {
  readonly cell: ReportCell | undefined
  /** Says on a phone what a share is of: there the columns of counts are left out. */
  readonly withCounts?: true
}

export function NumberCell({ cell, withCounts }: Props): JSX.Element {
  if (cell === undefined) return <></>
  if (cell.is !== 'share' || cell.whole === 0) return <>{cellText(cell)}</>
  const width = (cell.part / cell.whole) * 100
  return (
    <span class="share">
      {cellText(cell)}
      <svg
        class="share-bar"
        viewBox="0 0 100 8"
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        <rect class="share-whole" width="100" height="8" />
        <rect class="share-part" width={width} height="8" />
      </svg>
      {withCounts === true && (
        <span class="share-counts">{partOfWhole(cell.part, cell.whole)}</span>
      )}
    </span>
  )
}
