/** Both sheets as the Worker draws them from the same marks as a certificate; drawn anew a moment after the last change. */
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import {
  previewPaper,
  previewPaperFile,
  type PaperDesign,
} from '../../../../../worker/contract/paper-design.ts'
import { Button } from '../../../components/Button.tsx'
import { Checkbox } from '../../../components/Checkbox.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { call } from '../../../lib/call.ts'
import { DESIGN } from '../../../text/paper-office.ts'

/** Long enough to type a word, short enough to see what it does. */
const PAUSE = 400

type Props = {
  readonly district: string
  readonly unitId: string
  readonly design: PaperDesign
  /** False while a field is wrong: then the last drawing stays. */
  readonly canDraw: boolean
}

export function PaperPreview({ district, unitId, design, canDraw }: Props): JSX.Element {
  const [isLongest, setLongest] = useState(false)
  const [pages, setPages] = useState<readonly string[]>([])
  const [isBusy, setBusy] = useState(true)
  const [error, setError] = useState<unknown>(null)
  const [turn, setTurn] = useState(0)
  const [isFetching, setFetching] = useState(false)
  const names = isLongest ? ('LONGEST' as const) : ('INVENTED' as const)
  const input = { district, unitId, design, names }
  const key = JSON.stringify(input)

  useEffect(() => {
    if (!canDraw) return
    const stop = new AbortController()
    const draw = async (): Promise<void> => {
      setBusy(true)
      try {
        const answer = await call(previewPaper, input, { signal: stop.signal })
        if (stop.signal.aborted) return
        setPages(answer.pages.map((page) => `data:image/svg+xml,${encodeURIComponent(page)}`))
        setError(null)
      } catch (problem) {
        if (stop.signal.aborted) return
        setError(problem)
      }
      setBusy(false)
    }
    const timer = setTimeout(() => void draw(), pages.length === 0 ? 0 : PAUSE)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
    // The input is made anew with every paint; the key says what it is.
  }, [key, canDraw, turn])

  async function download(): Promise<void> {
    setFetching(true)
    try {
      const { base64 } = await call(previewPaperFile, input)
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }))
      link.download = DESIGN.file
      link.click()
      URL.revokeObjectURL(link.href)
      setError(null)
    } catch (problem) {
      setError(problem)
    } finally {
      setFetching(false)
    }
  }

  return (
    <section class="paper-preview" aria-label={DESIGN.previewTitle}>
      <h2>{DESIGN.previewTitle}</h2>
      <p class="help">{DESIGN.previewHelp}</p>
      <Checkbox checked={isLongest} onChange={setLongest}>
        {DESIGN.longest}
      </Checkbox>
      {!canDraw && pages.length > 0 && <Notice kind="wait">{DESIGN.stale}</Notice>}
      {error !== null && <Problem error={error} onRetry={() => setTurn((last) => last + 1)} />}
      {pages.length === 0 && error === null && <Loading label={DESIGN.drawing} rows={6} />}
      <div class="sheets" aria-busy={isBusy}>
        {pages.map((page, index) => (
          <img key={index} class="sheet" src={page} alt={DESIGN.page(index + 1)} />
        ))}
      </div>
      <p class="help preview-state" role="status">
        {isBusy && pages.length > 0 && canDraw ? DESIGN.refresh : ''}
      </p>
      <Button
        icon="download"
        disabled={!canDraw}
        busy={isFetching ? DESIGN.downloading : undefined}
        onClick={() => void download()}
      >
        {DESIGN.download}
      </Button>
    </section>
  )
}
