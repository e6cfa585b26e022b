/** Finds a cadre of the district by a part of her name or her code. */
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { listCadres, type CadreItem } from '../../../worker/contract/roster.ts'
import { Button } from './Button.tsx'
import { Field } from './Field.tsx'
import { Problem } from './Problem.tsx'
import { call } from '../lib/call.ts'
import { areaWords, CADRE } from '../text/roster.ts'

type Props = {
  readonly district: string
  readonly label: string
  readonly help: string
  /** Who is not offered. */
  readonly not?: string
  readonly onChoose: (cadre: CadreItem) => void
}

export function FindCadre({ district, label, help, not, onChoose }: Props): JSX.Element {
  const [typed, setTyped] = useState('')
  const [found, setFound] = useState<readonly CadreItem[] | null>(null)
  const [error, setError] = useState<unknown>(null)
  useEffect(() => {
    const q = typed.trim()
    setFound(null)
    setError(null)
    if (q.length < 2) return
    const stop = new AbortController()
    const timer = setTimeout(() => {
      call(listCadres, { area: district, q }, { signal: stop.signal }).then(
        ({ cadres }) => setFound(cadres.filter((cadre) => cadre.id !== not).slice(0, 6)),
        (problem: unknown) => {
          if (!stop.signal.aborted) setError(problem)
        },
      )
    }, 300)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [typed, district, not])
  return (
    <div>
      <Field
        label={label}
        help={help}
        type="search"
        value={typed}
        onInput={setTyped}
        maxLength={100}
      />
      {error !== null && <Problem error={error} />}
      {found !== null && found.length === 0 && <p class="help">{CADRE.noResult}</p>}
      {found !== null && found.length > 0 && (
        <ul class="roster-results">
          {found.map((cadre) => (
            <li key={cadre.id}>
              <span>
                {cadre.name} <span class="num muted">{cadre.code}</span>
                <br />
                <span class="small muted">
                  {cadre.assignments
                    .slice(0, 1)
                    .map((each) => areaWords(each.area))
                    .join('')}
                </span>
              </span>
              <Button onClick={() => onChoose(cadre)}>{CADRE.choose}</Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
