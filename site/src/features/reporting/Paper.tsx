/** What only the printed report shows: the letterhead, and the block in which the head of the office signs. */
import type { JSX } from 'preact'
import type { ReportSigner } from '../../../../worker/contract/reports.ts'
import type { Coverage } from '../../../../worker/contract/reporting.ts'
import { reportFoot, reportHead } from '../../render/coverage-table.ts'
import { signatureLines } from '../../render/report-signature.ts'
import type { formatMoment } from '../../text/format.ts'
import { cadreWord, kindMeanings, kindsTerm } from '../../text/counted-kinds.ts'
import { definitionsOf, SAMPLE_LINE, signerOf } from '../../text/reporting.ts'

/** As much of a report as stands on paper around its table. */
type OnPaper = {
  readonly head: readonly string[]
  readonly table: { readonly title: string }
  readonly today: string
  readonly signer: ReportSigner | null
  readonly signsAs: string
}

/** A coverage page on paper is the report of the same numbers. */
export function paperOf(coverage: Coverage, title: string): OnPaper {
  return {
    head: reportHead(coverage, title),
    table: { title },
    today: coverage.today,
    signer: null,
    signsAs: signerOf(coverage),
  }
}

export function PaperHead({ report }: { readonly report: OnPaper }): JSX.Element {
  const { title } = report.table
  // The band over the page says already that the data are made up.
  const lines = report.head.filter((line) => line !== SAMPLE_LINE)
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

export function Definitions({ coverage }: { readonly coverage: Coverage }): JSX.Element {
  return (
    <dl class="definitions">
      {[
        ...kindsTerm(coverage),
        ...kindMeanings(coverage, coverage.cadreTitle),
        ...definitionsOf(cadreWord(coverage)),
      ].map(({ term, text }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Where and when it was made, and who signs: as set for the district, else lines to be filled in by hand. */
export function PaperSign({
  report,
  printed,
}: {
  readonly report: OnPaper
  readonly printed: string
}): JSX.Element {
  const { before, after } = signatureLines(report)
  return (
    <footer class="paper-foot print-only">
      <p class="small">{printed}</p>
      <div class="paper-sign">
        {before.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {after.map((line, index) => (
          <p key={line} class={index === 0 ? 'paper-line' : undefined}>
            {index === 0 && report.signer !== null ? <b>{line}</b> : line}
          </p>
        ))}
      </div>
    </footer>
  )
}

type FootProps = {
  readonly coverage: Coverage
  readonly zone: Parameters<typeof formatMoment>[1]
}

export function PaperFoot({ coverage, zone }: FootProps): JSX.Element {
  const printed = reportFoot(coverage, new Date().toISOString(), zone, []).at(-1) ?? ''
  return <PaperSign report={paperOf(coverage, '')} printed={printed} />
}
