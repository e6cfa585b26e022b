/** What only the printed report shows: the letterhead, and the block in which the head of the office signs. */
import type { JSX } from 'preact'
import type { Coverage } from '../../../../worker/contract/reporting.ts'
import { reportHead } from '../../render/coverage-table.ts'
import { formatDate, formatMoment } from '../../text/format.ts'
import { DEFINITIONS, printedLine, SIGNING, signerOf, titleMeaning } from '../../text/reporting.ts'

export function PaperHead({
  coverage,
  title,
}: {
  readonly coverage: Coverage
  readonly title: string
}): JSX.Element {
  // The band over the page says already that the data are made up.
  const lines = reportHead({ ...coverage, isDemo: false }, title)
  const at = lines.indexOf(title)
  return (
    <header class="paper-head print-only">
      <div class="paper-letter">
        {lines.slice(0, at).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <p class="paper-title">{title}</p>
      {lines.slice(at + 1).map((line) => (
        <p key={line}>{line}</p>
      ))}
    </header>
  )
}

export function Definitions({ cadreTitle }: { readonly cadreTitle: string }): JSX.Element {
  return (
    <dl class="definitions">
      {[titleMeaning(cadreTitle), ...DEFINITIONS].map(({ term, text }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}

type FootProps = {
  readonly coverage: Coverage
  readonly zone: Parameters<typeof formatMoment>[1]
}

export function PaperFoot({ coverage, zone }: FootProps): JSX.Element {
  return (
    <footer class="paper-foot print-only">
      <p class="small">{printedLine(formatMoment(new Date().toISOString(), zone))}</p>
      <div class="paper-sign">
        <p>
          {SIGNING.place}, {formatDate(coverage.today)}
        </p>
        <p>{SIGNING.known}</p>
        <p>{signerOf(coverage)}</p>
        <p class="paper-line">{SIGNING.name}</p>
        <p>{SIGNING.number}</p>
      </div>
    </footer>
  )
}
