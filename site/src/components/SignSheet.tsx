/** A blank attendance sheet to print, signed in two columns so that no hand covers a name. */
import type { JSX } from 'preact'
import { signSides } from '../lib/sheet-rows.ts'
import { SHEET } from '../text/cohorts.ts'

export type SignRow = {
  readonly name: string
  /** Empty for a cadre of a whole sub-district. */
  readonly village: string
  readonly subDistrict: string
}

type Props = {
  /** The letterhead, line by line. */
  readonly letter: readonly string[]
  readonly isDemo: boolean
  /** What it is a sheet of: a label and its words. */
  readonly facts: readonly (readonly [label: string, words: string])[]
  readonly rows: readonly SignRow[]
  /** Numbered lines after the names, for those who come without being on the list. */
  readonly blanks: number
  /** Leaves room for a telephone number. */
  readonly asksPhone?: true
  /** Whatever else stands under the signatures. */
  readonly foot?: string
}

const BLANK: SignRow = { name: '', village: '', subDistrict: '' }

export function SignSheet(props: Props): JSX.Element {
  const { letter, isDemo, facts, asksPhone, foot } = props
  // Of several sheets each has its own name for those who listen.
  const spoken = [SHEET.heading, ...facts.map(([, words]) => words)].join(', ')
  const rows = [...props.rows, ...Array.from({ length: props.blanks }, () => BLANK)]
  return (
    <article class="sheet">
      <header class="sheet-letter">
        {letter.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </header>
      {isDemo && <p class="sheet-sample">{SHEET.sample}</p>}
      <h2>{SHEET.heading}</h2>
      <dl class="sheet-facts">
        {facts.map(([label, words]) => (
          <>
            <dt>{label}</dt>
            <dd>{words}</dd>
          </>
        ))}
      </dl>
      <div class="sheet-scroll" tabIndex={0} role="region" aria-label={spoken}>
        <table class="sheet-table">
          <thead>
            <tr>
              <th scope="col">{SHEET.no}</th>
              <th scope="col">{SHEET.name}</th>
              <th scope="col">{SHEET.village}</th>
              <th scope="col">{SHEET.subDistrict}</th>
              {asksPhone && <th scope="col">{SHEET.phone}</th>}
              <th scope="colgroup" colSpan={2}>
                {SHEET.sign}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, village, subDistrict }, index) => {
              const [left, right] = signSides(index + 1)
              return (
                <tr key={index}>
                  <td class="num">{index + 1}</td>
                  <td>{name}</td>
                  <td>{village}</td>
                  <td>{subDistrict}</td>
                  {asksPhone && <td class="sheet-phone" />}
                  <td class="sheet-sign num">{left}</td>
                  <td class="sheet-sign num">{right}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <footer class="sheet-foot">
        <p>{SHEET.present}</p>
        <div class="sheet-signs">
          {[SHEET.speaker, SHEET.committee].map((who) => (
            <div key={who}>
              <p>{who}</p>
              <p class="sheet-line">{SHEET.line}</p>
            </div>
          ))}
        </div>
        {foot !== undefined && <p class="sheet-small">{foot}</p>}
      </footer>
    </article>
  )
}
