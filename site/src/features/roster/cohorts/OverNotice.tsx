/** The seats do not suffice: nothing was saved, and the officer may say that it shall be so all the same. */
import type { JSX } from 'preact'
import { Button } from '../../../components/Button.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { CallProblem } from '../../../lib/call.ts'
import { SUGGEST } from '../../../text/cohorts.ts'

export type Full = { readonly free: number; readonly wanted: number }

/** Null for any other problem. */
export function fullOf(problem: unknown): Full | null {
  if (!(problem instanceof CallProblem) || problem.code !== 'COHORT_FULL') return null
  return { free: Number(problem.detail['free']), wanted: Number(problem.detail['wanted']) }
}

export function OverNotice({
  full,
  onYes,
}: {
  readonly full: Full
  readonly onYes: () => void
}): JSX.Element {
  return (
    <Notice
      kind="wait"
      title={SUGGEST.overTitle}
      action={<Button onClick={onYes}>{SUGGEST.overYes}</Button>}
    >
      {SUGGEST.over(full.free, full.wanted)}
    </Notice>
  )
}
