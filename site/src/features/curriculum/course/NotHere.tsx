/** Instead of a page of a course: when its address names none, and while it is open in another tab. */
import type { JSX } from 'preact'
import { Button } from '../../../components/Button.tsx'
import { Empty } from '../../../components/Empty.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { OUTLINE, SAVING } from '../../../text/workshop-office.ts'

export function NoCourse(): JSX.Element {
  return (
    <Empty title={OUTLINE.missing} action={<Button href="/pelatih/">{OUTLINE.back}</Button>}>
      {OUTLINE.missingHelp}
    </Empty>
  )
}

export function OpenElsewhere({ onTake }: { readonly onTake: () => void }): JSX.Element {
  return (
    <Notice
      kind="wait"
      title={SAVING.elsewhere}
      action={<Button onClick={onTake}>{SAVING.useHere}</Button>}
    >
      {SAVING.elsewhereBody}
    </Notice>
  )
}
