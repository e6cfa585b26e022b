/** The lines over and under the room for signature and stamp at the end of a report, on every paper the same. */
import type { ReportSigner } from '../../../worker/contract/reports.ts'
import { formatDate } from '../text/format.ts'
import { numberLine } from '../text/reports.ts'
import { SIGNING } from '../text/reporting.ts'

export type SignatureLines = {
  readonly before: readonly string[]
  /** The name first. */
  readonly after: readonly string[]
}

/** Lines to be filled by hand where nobody is set. */
export function signatureLines(report: {
  readonly signer: ReportSigner | null
  readonly signsAs: string
  readonly today: string
}): SignatureLines {
  const { signer, signsAs, today } = report
  const place = signer?.place ?? SIGNING.place
  const number = signer?.employeeNumber ?? null
  return {
    before: [`${place}, ${formatDate(today)}`, SIGNING.known, signer?.position ?? signsAs],
    after: [
      signer?.name ?? SIGNING.name,
      ...(signer?.rank == null ? [] : [signer.rank]),
      number === null ? SIGNING.number : numberLine(number),
    ],
  }
}
