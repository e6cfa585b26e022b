/** Two people changed one lesson: both texts side by side, and the choice of one of them or of both joined. */
import type { JSX } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { Button } from '../../../components/Button.tsx'
import { useZone } from '../../../lib/session.ts'
import { SHARED } from '../../../text/frame.ts'
import { COMPARE } from '../../../text/workshop-office.ts'
import { LessonEditor } from '../editor/LessonEditor.tsx'
import { compareTexts, joinTexts, type ComparedRow } from './compare-texts.ts'
import type { Theirs } from './save-machine.ts'
import { readable } from './screens.ts'

type Props = {
  /** What both began with. */
  readonly base: string
  readonly mine: string
  readonly theirs: Theirs
  readonly area: string
  readonly onDecide: (text: string) => void
  readonly onClose: () => void
}

export function Compare({ base, mine, theirs, area, onDecide, onClose }: Props): JSX.Element {
  const zone = useZone()
  const title = useRef<HTMLHeadingElement>(null)
  const [joined, setJoined] = useState<string | null>(null)
  const both = useMemo(() => joinTexts(base, mine, theirs.text), [base, mine, theirs.text])
  useEffect(() => title.current?.focus(), [])
  const rows = useMemo(() => gathered(compareTexts(mine, theirs.text)), [mine, theirs.text])
  return (
    <section class="panel compare" aria-labelledby="banding">
      <h2 id="banding" ref={title} tabIndex={-1}>
        {COMPARE.title(theirs.savedBy)}
      </h2>
      <p>{COMPARE.body(theirs.savedAt, zone)}</p>
      {joined === null ? (
        <>
          <div class="actions">
            <Button onClick={() => onDecide(mine)}>{COMPARE.useMine}</Button>
            <Button onClick={() => onDecide(theirs.text)}>{COMPARE.useTheirs}</Button>
            <Button kind="primary" onClick={() => setJoined(both.text)}>
              {COMPARE.join}
            </Button>
            <Button kind="quiet" onClick={onClose}>
              {SHARED.close}
            </Button>
          </div>
          <div class="compare-rows">
            <div class="compare-row heads" aria-hidden="true">
              <span>{COMPARE.mine}</span>
              <span>{theirs.savedBy || COMPARE.theirs}</span>
            </div>
            {rows.map((row, at) => (
              <Row key={at} row={row} name={theirs.savedBy || COMPARE.theirs} />
            ))}
          </div>
        </>
      ) : (
        <>
          <p>{both.isClean ? COMPARE.joinedClean : COMPARE.joinedBoth}</p>
          <LessonEditor
            text={joined}
            onChange={setJoined}
            ownerArea={area}
            label={COMPARE.joined}
          />
          <div class="actions">
            <Button kind="primary" onClick={() => onDecide(joined)}>
              {COMPARE.useJoined}
            </Button>
            <Button onClick={() => setJoined(null)}>{SHARED.cancel}</Button>
          </div>
        </>
      )}
    </section>
  )
}

type Gathered =
  Extract<ComparedRow, { is: 'different' }> | { readonly is: 'alike'; readonly count: number }

/** Runs of the same paragraphs as one line with their number. */
function gathered(rows: readonly ComparedRow[]): readonly Gathered[] {
  const found: Gathered[] = []
  for (const row of rows) {
    const last = found.at(-1)
    if (row.is === 'different') found.push(row)
    else if (last?.is === 'alike') found.splice(-1, 1, { ...last, count: last.count + 1 })
    else found.push({ is: 'alike', count: 1 })
  }
  return found
}

function Row({ row, name }: { readonly row: Gathered; readonly name: string }): JSX.Element {
  if (row.is === 'alike') return <p class="compare-same small muted">{COMPARE.same(row.count)}</p>
  return (
    <div class="compare-row">
      {[
        { who: COMPARE.mine, text: row.mine },
        { who: name, text: row.theirs },
      ].map(({ who, text }, side) => (
        <div key={side} class={text === null ? 'compare-text none' : 'compare-text'}>
          <span class="small muted compare-who">{who}</span>
          {text === null ? <span class="muted">{COMPARE.nothing}</span> : readable(text)}
        </div>
      ))}
    </div>
  )
}
