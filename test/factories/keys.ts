/** Papers of a day and what they prove: to a phone with the bundle, and to anyone with the DID document. */
import { env } from 'cloudflare:workers'
import { approveProposal, propose } from '../../worker/certification/index.ts'
import { fromMultikey } from '../../worker/certification/credential/multikey.ts'
import { verifyCredential } from '../../worker/certification/credential/proof.ts'
import { readBundle } from '../../worker/certification/verify/read-bundle.ts'
import { readDid } from '../../worker/certification/keys/read-did.ts'
import { checkToken, type CheckedToken } from '../../worker/contract/certificate-token.ts'
import { ed25519Verify } from '../../worker/contract/ed25519.ts'
import { revocationsIn } from '../../worker/contract/verifier-bundle.ts'
import { sql } from '../../worker/core/db.ts'
import { readSecrets, type SecretTexts } from '../../worker/core/secrets.ts'
import type { Context } from '../../worker/core/context.ts'
import {
  ADMIN,
  APPROVER,
  DISTRICT,
  EVENT,
  makeEligible,
  newUuid,
  type Office,
} from './certification.ts'
import { contextFor, PUBLIC, SYSTEM } from './context.ts'

export type Paper = {
  readonly certificateId: string
  readonly kid: string
  readonly tokenKid: string
  readonly document: string
  readonly token: string
}

/** Certificates that are proposed, approved and signed at one moment. */
export async function issueAt(
  office: Office,
  names: readonly string[],
  at: string,
): Promise<Paper[]> {
  const cadreIds = await makeEligible(office, names)
  const id = newUuid()
  await propose(contextFor(ADMIN, at), {
    district: DISTRICT,
    id,
    courseId: office.courseId,
    unitId: office.unitId,
    event: EVENT,
    cadreIds,
  })
  await approveProposal(contextFor(APPROVER, at), DISTRICT, id)
  return papersOf(id)
}

function papersOf(proposalId: string): Promise<Paper[]> {
  return contextFor(SYSTEM).db.all<Paper>(sql`select k.* from credentials k
    join certificates c on c.id = k.certificate_id where c.proposal_id = ${proposalId} order by c.sequence`)
}

/** As it is stored now. */
export async function paperOf({ certificateId }: Pick<Paper, 'certificateId'>): Promise<Paper> {
  const paper = await contextFor(SYSTEM).db.first<Paper>(
    sql`select * from credentials where certificate_id = ${certificateId}`,
  )
  if (paper === null) throw new Error('the certificate is not signed')
  return paper
}

/** What a phone says that fetched the bundle at `at` and has no signal. */
export async function stateOnPhone(token: string, at: string): Promise<CheckedToken['state']> {
  const bundle = await readBundle(contextFor(PUBLIC, at), 'ID')
  const checked = await checkToken(token, {
    keys: bundle,
    revoked: revocationsIn(bundle),
    now: Date.parse(at) / 1000,
    verify: ed25519Verify,
  })
  return checked.state
}

type Did = {
  readonly verificationMethod: readonly {
    readonly id: string
    readonly publicKeyMultibase: string
  }[]
  readonly assertionMethod: readonly string[]
}

/** Whether a document is signed by a key that its issuer's DID document vouches for now. */
export async function isVouchedFor(document: string): Promise<boolean> {
  // Safe: written by this product.
  const signed = JSON.parse(document) as { proof: readonly [{ verificationMethod: string }] }
  const did = (await readDid(contextFor(PUBLIC), DISTRICT)) as Did
  const [{ verificationMethod }] = signed.proof
  const key = did.verificationMethod.find(({ id }) => id === verificationMethod)
  if (key === undefined || !did.assertionMethod.includes(verificationMethod)) return false
  const raw = fromMultikey(key.publicKeyMultibase)
  return raw !== null && verifyCredential(signed, raw)
}

export const LATER_KEK = 'another-kek-of-a-test-0123456789-0123456789'

/** The platform after its secrets were changed. */
export function withSecrets(ctx: Context, secrets: Partial<SecretTexts>): Context {
  return { ...ctx, secrets: readSecrets({ ...env, ...secrets }) }
}

export type StoredKey = {
  readonly issuer: string
  readonly kid: string
  readonly state: string
  readonly wrapped: string | null
  readonly kek: string
  readonly usableFrom: string
  readonly usableUntil: string | null
  readonly logSize: number | null
  readonly destroyedAt: string | null
}

/** Oldest first. */
export function storedKeys(issuer = DISTRICT): Promise<StoredKey[]> {
  return contextFor(SYSTEM).db.all<StoredKey>(
    sql`select * from issuer_keys where issuer = ${issuer} order by published_at, usable_from`,
  )
}

export function auditOf(issuer: string, action: string): Promise<{ readonly detail: string }[]> {
  return contextFor(SYSTEM).db
    .all(sql`select actor_kind, actor_id, area_code, entity_id, detail from audit_entries
    where action = ${action} and entity_id like ${`${issuer}#%`} order by rowid`)
}
