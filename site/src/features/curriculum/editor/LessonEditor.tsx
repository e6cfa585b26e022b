/**
 * The visual editor of one lesson: Markdown in, Markdown out. It is fetched when it is first shown, so that no other page pays for it.
 * `text` is read once; another lesson needs another `key`. It saves nothing: the page around it does.
 */
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Button } from '../../../components/Button.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { EDITOR } from '../../../text/editor-office.ts'
import { SHARED } from '../../../text/frame.ts'
import type { LessonEditorProps } from './props.ts'

type Loaded = { readonly Surface: (props: LessonEditorProps) => JSX.Element }

export function LessonEditor(props: LessonEditorProps): JSX.Element {
  const [loaded, setLoaded] = useState<Loaded | 'failed' | null>(null)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let isGone = false
    const load = async (): Promise<void> => {
      const module = await import('./Surface.tsx').catch(() => 'failed' as const)
      if (!isGone) setLoaded(module)
    }
    void load()
    return () => {
      isGone = true
    }
  }, [attempt])
  if (loaded === null) return <Loading label={EDITOR.loading} />
  if (loaded === 'failed') {
    const again = () => {
      setLoaded(null)
      setAttempt(attempt + 1)
    }
    return (
      <Notice
        kind="danger"
        action={
          <Button icon="reload" onClick={again}>
            {SHARED.tryAgain}
          </Button>
        }
      >
        {EDITOR.failed}
      </Notice>
    )
  }
  return <loaded.Surface {...props} />
}
