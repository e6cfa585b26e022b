/** Work that takes longer than a second: always with a number, "120 dari 1.044". */
import type { JSX } from 'preact'
import { useId } from 'preact/hooks'
import { formatNumber } from '../text/format.ts'

type Props = {
  readonly label: string
  readonly done: number
  readonly total: number
  /** What is counted: "baris", "kartu". */
  readonly unit?: string
}

export function Progress({ label, done, total, unit = '' }: Props): JSX.Element {
  const id = useId()
  return (
    <div class="progress" role="status">
      <label for={id}>{label}</label>
      <progress id={id} max={Math.max(total, 1)} value={done} />
      <span class="num">
        {formatNumber(done)} dari {formatNumber(total)} {unit}
      </span>
    </div>
  )
}
