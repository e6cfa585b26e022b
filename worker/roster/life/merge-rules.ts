/** Which two entries may become one person. Pure. */
import { no, ok, type Result } from '../../core/result.ts'

export type MergeSide = {
  readonly id: string
  readonly mergedInto: string | null
  /** Entries that were merged into this one. */
  readonly holds: number
}

export type MergeFault = 'SAME_ENTRY' | 'MERGED_ALREADY' | 'STANDS_FOR_OTHERS'

/** Never a chain: who stands for others is not merged herself, so a person is always one step away. */
export function mayMerge(
  kept: MergeSide,
  merged: MergeSide,
): Result<'merge', { readonly reason: MergeFault }> {
  if (kept.id === merged.id) return fault('SAME_ENTRY')
  if (kept.mergedInto !== null || merged.mergedInto !== null) return fault('MERGED_ALREADY')
  return merged.holds > 0 ? fault('STANDS_FOR_OTHERS') : ok('merge')
}

const fault = (reason: MergeFault) => no({ reason })
