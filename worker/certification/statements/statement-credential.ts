/**
 * A statement of coverage as a verifiable credential (W3C VCDM 2.0), unsigned: the frozen counts of a district and of its
 * sub-districts, the hash of the list behind them, and no name of a person. Counts are texts with a datatype, because JSON-LD
 * writes numbers in forms of its own. Pure.
 */
import { STATEMENT_CREDENTIAL } from '../../../site/src/text/statements.ts'
import type { StatementFacts, StatementPart } from '../../contract/statements.ts'
import type { Instant } from '../../core/clock.ts'
import { issuerDid } from '../credential/did-document.ts'
import type { LinkedData } from '../credential/linked-data.ts'
import { statusListUrl } from '../credential/status-list.ts'
import { stamp } from '../credential/timestamp.ts'
import { COVERAGE_STATEMENT } from '../credential/vocabulary.ts'

export type StatementSource = {
  readonly facts: StatementFacts
  /** Hex. */
  readonly listHash: string
  readonly origin: string
  readonly statusList: number
  readonly statusIndex: number
  readonly issuedAt: Instant
}

/** The page of the statement; the credential is at the same address with `.json`. */
export function statementUrl(origin: string, code: string): string {
  return `${origin}/bukti/${code}`
}

export function statementCredential(source: StatementSource): LinkedData {
  const { facts, listHash, origin, statusList, statusIndex, issuedAt } = source
  const { code, name } = facts.district
  const id = statementUrl(origin, facts.code)
  const listUrl = statusListUrl(origin, code, statusList)
  return {
    '@context': [...COVERAGE_STATEMENT.contexts],
    id,
    type: ['VerifiableCredential', 'CoverageStatement'],
    name: STATEMENT_CREDENTIAL.name(facts),
    description: STATEMENT_CREDENTIAL.description(facts),
    issuer: { id: issuerDid(origin, code), name: facts.officeName },
    validFrom: stamp(issuedAt),
    credentialSubject: {
      id: `${id}#cakupan`,
      type: 'DistrictCoverage',
      name,
      areaCode: code,
      asOf: facts.asOf,
      ...countsOf(facts.total),
      method: facts.method,
      ...(facts.courses.length === 0 ? {} : { countedCourse: facts.courses }),
      listHash,
      ...(facts.parts.length === 0
        ? {}
        : {
            subDistrict: facts.parts.map((part) => ({
              name: part.name,
              areaCode: part.code,
              ...countsOf(part),
            })),
          }),
    },
    credentialStatus: {
      id: `${listUrl}#${statusIndex}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(statusIndex),
      statusListCredential: listUrl,
    },
  }
}

function countsOf(counts: Omit<StatementPart, 'code' | 'name'>): Record<string, string> {
  const { villages, kelurahan, areas, cadres, trained, recorded } = counts
  const { subDistrictCadres, areasWithCadre, areasCovered } = counts
  const numbers = { villages, kelurahan, areas, cadres, trained, recorded }
  return Object.fromEntries(
    Object.entries({ ...numbers, subDistrictCadres, areasWithCadre, areasCovered }).map(
      ([name, number]) => [name, String(number)],
    ),
  )
}
