/**
 * Signs documents anew after their key was compromised: the same credential, id and place in the status list under the key of
 * today, for every certificate that was logged up to the last good instant. Printed tokens stay as they are. A chunk is one
 * batch, so this may be stopped and run again at any point.
 */
import { allow } from '../../core/access.ts'
import { instant } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { NATION } from '../../core/region-code.ts'
import { sha256 } from '../../core/sha256.ts'
import { verificationMethod } from '../credential/did-document.ts'
import type { LinkedData } from '../credential/linked-data.ts'
import { signCredential } from '../credential/proof.ts'
import { areaOf, didOf, keyEntry, PLATFORM, signingKey } from './keys.ts'
import { listCompromised } from './store-keys.ts'
import { listToResign, putResigned, type ResignedRow } from '../verify/store-verifiers.ts'

const CHUNK = 50
// D1 answers at most 1,000 queries to one run of a Worker; what is left over is done an hour later.
const MAX_CHUNKS = 10

/** Answers how many documents were signed anew; `kid` is of the compromised key. */
export async function resign(ctx: Context, issuer: string, kid: string): Promise<number> {
  if (issuer === PLATFORM) return 0
  const by = allow(ctx, 'key.compromise', areaOf(issuer))
  let done = 0
  for (let chunk = 1; chunk <= MAX_CHUNKS; chunk += 1) {
    const waiting = await listToResign(ctx.db, by, { issuer, kid, limit: CHUNK })
    if (waiting.length === 0) break
    const key = await signingKey(ctx, issuer)
    const created = instant(ctx.clock)
    const method = verificationMethod(didOf(ctx, issuer), key.kid)
    const rows: ResignedRow[] = []
    for (const { certificateId, document } of waiting) {
      // Safe: written by this room as a signed credential.
      const { proof: _, ...unsigned } = JSON.parse(document) as LinkedData
      const signed = await signCredential(unsigned, {
        key: key.key,
        verificationMethod: method,
        created,
      })
      const text = JSON.stringify(signed)
      rows.push({ certificateId, document: text, documentHash: await sha256(text) })
    }
    const entry = keyEntry({ issuer, kid }, { signedAnew: rows.length, successor: key.kid })
    const { applied } = await commit(ctx, by, entry, [
      putResigned(rows, { issuer, before: kid, after: key.kid, at: created }),
    ])
    // Somebody else signs the same ones.
    if (!applied) break
    done += rows.length
  }
  return done
}

/** For the clock: goes on where a compromise was left half done. */
export async function resignAll(ctx: Context): Promise<void> {
  const scope = allow(ctx, 'key.compromise', NATION)
  for (const { issuer, kid } of await listCompromised(ctx.db, scope)) {
    if ((await resign(ctx, issuer, kid)) > 0) return
  }
}
