/** A change of areas in two steps. What was typed stays through every objection and every way back. */
import type { JSX } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import {
  previewRegionChange,
  recordRegionChange,
  type RegionPreview,
} from '../../../../../worker/contract/region-changes.ts'
import { Button } from '../../../components/Button.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Notice } from '../../../components/Notice.tsx'
import { Problem } from '../../../components/Problem.tsx'
import { Steps } from '../../../components/Steps.tsx'
import { call, CallProblem } from '../../../lib/call.ts'
import { REGION } from '../../../text/region-changes.ts'
import { useDistrictAreas } from '../use-district.ts'
import { ChangeForm } from './ChangeForm.tsx'
import { ChangeReview } from './ChangeReview.tsx'
import { asWish, emptyDraft, findMissing, wrongOf, type Wrong } from './wish.ts'

type Props = {
  readonly district: string
  readonly today: string
  readonly onClose: () => void
  readonly onRecorded: () => void
}

export function ChangeWizard({ district, today, onClose, onRecorded }: Props): JSX.Element {
  const areas = useDistrictAreas(district)
  const [draft, setDraft] = useState(() => emptyDraft(today))
  const [wrong, setWrong] = useState<Wrong>({})
  const [preview, setPreview] = useState<RegionPreview | null>(null)
  const [moves, setMoves] = useState<ReadonlyMap<string, string>>(new Map())
  const [isBusy, setBusy] = useState(false)
  const [isStale, setStale] = useState(false)
  const [error, setError] = useState<unknown>(null)
  // One change, one id: pressing again after a lost answer records nothing twice.
  const id = useMemo(() => crypto.randomUUID(), [draft])
  if (areas === null) return <Loading label={REGION.loading} rows={6} />
  const nameOf = (code: string) =>
    (code.length === 8 ? areas.subDistricts : areas.villagesOf(code.slice(0, 8))).find(
      (area) => area.code === code,
    )?.name ?? code
  const wish = asWish(district, draft, nameOf)

  async function look(chosen: ReadonlyMap<string, string>): Promise<void> {
    setBusy(true)
    setError(null)
    try {
      const asked = [...chosen].map(([assignmentId, areaCode]) => ({ assignmentId, areaCode }))
      setPreview(await call(previewRegionChange, { ...wish, moves: asked }))
      setMoves(chosen)
      if (preview === null) showTop()
    } catch (problem) {
      const found = wrongOf(problem, draft)
      if (found === null) setError(problem)
      else {
        setWrong(found)
        setPreview(null)
        showWrong()
      }
    } finally {
      setBusy(false)
    }
  }

  async function check(): Promise<void> {
    const missing = findMissing(draft)
    setWrong(missing)
    if (Object.keys(missing).length > 0) return showWrong()
    await look(new Map())
  }

  async function record({ people }: RegionPreview): Promise<void> {
    setBusy(true)
    setError(null)
    setStale(false)
    try {
      await call(recordRegionChange, {
        ...wish,
        id,
        moves: people.map(({ assignmentId, to }) => ({ assignmentId, areaCode: to })),
      })
      onRecorded()
    } catch (problem) {
      if (problem instanceof CallProblem && problem.code === 'CHANGED_MEANWHILE') {
        await look(moves)
        setStale(true)
      } else {
        setError(problem)
        setBusy(false)
      }
    }
  }

  return (
    <section class="region-change" aria-label={REGION.startTitle}>
      <h2 tabIndex={-1}>{REGION.startTitle}</h2>
      <Steps label={REGION.stepsLabel} steps={REGION.steps} current={preview === null ? 0 : 1} />
      {isStale && (
        <Notice kind="wait" title={REGION.meanwhileTitle}>
          {REGION.meanwhile}
        </Notice>
      )}
      {preview === null ? (
        <ChangeForm
          areas={areas}
          draft={draft}
          wrong={wrong}
          today={today}
          nameOf={nameOf}
          onChange={setDraft}
        />
      ) : (
        <ChangeReview
          wish={wish}
          preview={preview}
          nameOf={nameOf}
          onMove={(assignmentId, areaCode) =>
            void look(new Map([...moves, [assignmentId, areaCode]]))
          }
        />
      )}
      {error !== null && <Problem error={error} />}
      <div class="roster-choices">
        {preview === null ? (
          <Button
            kind="primary"
            busy={isBusy ? REGION.checking : undefined}
            onClick={() => void check()}
          >
            {REGION.next}
          </Button>
        ) : (
          <>
            <Button
              kind="primary"
              busy={isBusy ? REGION.recording : undefined}
              onClick={() => void record(preview)}
            >
              {REGION.record}
            </Button>
            <Button onClick={() => setPreview(null)}>{REGION.back}</Button>
          </>
        )}
        <Button kind="quiet" onClick={onClose}>
          {REGION.cancel}
        </Button>
      </div>
    </section>
  )
}

/** The next step begins where it is read first. */
function showTop(): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>('.region-change > h2')?.focus()
    window.scrollTo(0, 0)
  })
}

/** Goes to the first field that was found wrong, once its words are drawn. */
function showWrong(): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>('main [aria-invalid=true]')?.focus()
  })
}
