/** Statements in their one canonical order and naming: RDF Dataset Canonicalization 1.0 (W3C, RDFC-1.0), as N-Quads. */
import { canonize, type Quad } from 'rdf-canonize'
import { quadsOf, quadsOfDocument } from './quads.ts'
import {
  COVERAGE_STATEMENT,
  OPEN_BADGE,
  PROOF_OPTIONS,
  STATUS_LIST_CREDENTIAL,
  type DocumentShape,
} from './vocabulary.ts'

/** Of an unsigned document. Throws NotOurShape for one that is no open badge, status list or statement of ours. */
export function canonicalDocument(document: unknown): Promise<string> {
  const other = [STATUS_LIST_CREDENTIAL, COVERAGE_STATEMENT].find((shape) => isOf(document, shape))
  return canonical(quadsOfDocument(document, other ?? OPEN_BADGE))
}

/** Of the options of a proof, without its value. */
export function canonicalProofOptions(options: unknown): Promise<string> {
  return canonical(quadsOf(options, PROOF_OPTIONS))
}

function canonical(quads: readonly Quad[]): Promise<string> {
  return canonize(quads, {
    algorithm: 'RDFC-1.0',
    format: 'application/n-quads',
    maxWorkFactor: 1,
  })
}

function isOf(document: unknown, { type }: DocumentShape): boolean {
  if (typeof document !== 'object' || document === null || !('type' in document)) return false
  return JSON.stringify(document.type) === JSON.stringify(type)
}
