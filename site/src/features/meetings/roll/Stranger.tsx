/** A card of nobody on the roll: with signal the roster says whose it is; else she becomes a guest, with her code beside her name. */
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { listCadres } from '../../../../../worker/contract/roster.ts'
import { Button } from '../../../components/Button.tsx'
import { Field } from '../../../components/Field.tsx'
import { call } from '../../../lib/call.ts'
import { SCAN, WALK_IN } from '../../../text/roll.ts'
import type { NewEvent } from './outbox.ts'

type Cadre = NonNullable<NewEvent['cadre']>

type Props = {
  readonly code: string
  /** Of the meeting. */
  readonly area: string
  readonly onCadre: (cadre: Cadre) => Promise<void>
  readonly onGuest: (name: string) => Promise<void>
  readonly onSkip: () => void
}

export function Stranger({ code, area, onCadre, onGuest, onSkip }: Props): JSX.Element {
  const [found, setFound] = useState<Cadre | 'looking' | 'nobody' | 'offline'>('looking')
  const [name, setName] = useState('')
  const [isTold, setTold] = useState(false)
  useEffect(() => {
    const stop = new AbortController()
    const look = async (): Promise<void> => {
      try {
        const { cadres } = await call(listCadres, { area, q: code }, { signal: stop.signal })
        const cadre = cadres.find((each) => each.code === code)
        if (cadre === undefined) setFound('nobody')
        else setFound({ cadreId: cadre.id, code: cadre.code, name: cadre.name })
      } catch {
        // Signed out, or no answer: the roster cannot be asked now.
        if (!stop.signal.aborted) setFound('offline')
      }
    }
    void look()
    return () => stop.abort()
  }, [area, code])
  const isCadre = typeof found === 'object'
  return (
    <section class="scan-stranger" aria-labelledby="kartu-lain">
      <h3 id="kartu-lain">{SCAN.strangerTitle(code)}</h3>
      {found === 'looking' ? (
        <p>{SCAN.looking}</p>
      ) : isCadre ? (
        <>
          <p>{SCAN.strangerFound(found.name)}</p>
          <p class="actions">
            <Button kind="primary" onClick={() => void onCadre(found)}>
              {SCAN.strangerAdd(found.name)}
            </Button>
            <Button onClick={onSkip}>{SCAN.strangerSkip}</Button>
          </p>
        </>
      ) : (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            setTold(true)
            if (name.trim() !== '') void onGuest(name.trim())
          }}
        >
          <p>{found === 'nobody' ? SCAN.strangerUnknown : SCAN.strangerOffline}</p>
          <Field
            label={SCAN.strangerName}
            value={name}
            onInput={setName}
            maxLength={120}
            {...(isTold && name.trim() === '' ? { error: WALK_IN.nameNeeded } : {})}
          />
          <p class="actions">
            <Button kind="primary" type="submit">
              {SCAN.strangerGuest}
            </Button>
            <Button onClick={onSkip}>{SCAN.strangerSkip}</Button>
          </p>
        </form>
      )}
    </section>
  )
}
