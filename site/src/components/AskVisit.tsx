/** The form of a visit, fetched where one is needed: only a superadmin ever meets it. */
import type { ComponentType, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { SHARED } from '../text/frame.ts'
import { problemWords } from '../text/problems.ts'
import { Button } from './Button.tsx'
import { Loading } from './Loading.tsx'
import { Notice } from './Notice.tsx'

type Props = { readonly onOpened: () => void }

export function AskVisit({ onOpened }: Props): JSX.Element {
  const [came, setCame] = useState<{ readonly Form: ComponentType<Props> } | 'failed' | null>(null)
  useEffect(() => {
    let isGone = false
    import('./VisitForm.tsx').then(
      ({ VisitForm }) => isGone || setCame({ Form: VisitForm }),
      () => isGone || setCame('failed'),
    )
    return () => {
      isGone = true
    }
  }, [])
  if (came === null) return <Loading label={SHARED.loading} rows={3} />
  if (came !== 'failed') return <came.Form onOpened={onOpened} />
  const words = problemWords('OFFLINE', {})
  return (
    <Notice
      kind="wait"
      title={words.title}
      action={
        <Button icon="reload" onClick={() => location.reload()}>
          {SHARED.tryAgain}
        </Button>
      }
    >
      <p>{words.body}</p>
    </Notice>
  )
}
