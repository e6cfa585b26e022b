/** Checks a paper's digits on this device, and asks the server what it knows beyond them. */
import type { PublicCertificate } from '../../../worker/contract/public-certificate.ts'
import { checkToken } from '../../../worker/contract/certificate-token.ts'
import { checkStatement, isStatement } from '../../../worker/contract/statement-token.ts'
import { ed25519VerifyOn } from '../../../worker/contract/ed25519.ts'
import { revocationsIn, type VerifierBundle } from '../../../worker/contract/verifier-bundle.ts'
import { askFor, namesIn } from './kept.ts'
import { verifySlowly } from './ed25519-slow.ts'
import { outcomeOf, unproven, withServer, type Outcome } from './outcome.ts'

const verify = ed25519VerifyOn(() => Promise.resolve(verifySlowly))

/** Never rejects: what cannot be checked is said to be unchecked. */
export async function checkHere(digits: string, keys: VerifierBundle | null): Promise<Outcome> {
  // What is no token at all needs no keys.
  const bundle = keys ?? { v: 1, at: '', issuers: [], courses: [] }
  try {
    // A clock that was set back must not make ended papers valid: it is later than when the keys were fetched.
    const now = Math.floor(Math.max(Date.now(), Date.parse(bundle.at) || 0) / 1000)
    const checked = await (isStatement(digits) ? checkStatement : checkToken)(digits, {
      keys: bundle,
      revoked: revocationsIn(bundle),
      now,
      verify,
    })
    if (keys === null && checked.state === 'unknown_issuer') return unproven('no_keys')
    const names = 'claims' in checked ? await namesIn(checked.claims.issuer) : null
    return outcomeOf(checked, bundle, names)
  } catch {
    return unproven('cannot_check')
  }
}

/** The same without signal, or when there is nothing to ask with. */
export async function checkThere(own: Outcome): Promise<Outcome> {
  if (own.facts === null) return own
  try {
    const kind = own.facts.says === undefined ? 'certificates' : 'statements'
    const text = await askFor(`/api/v1/public/${kind}/${own.facts.code}`, 404)
    // Safe: the contract's shape of this answer; a login page in between is no JSON.
    const answer = JSON.parse(text) as PublicCertificate
    return typeof answer.status === 'string' && 'revokedOn' in answer
      ? withServer(own, answer, new Date().toISOString())
      : own
  } catch {
    return own
  }
}
