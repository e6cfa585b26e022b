/**
 * Signs a statement of coverage: the credential, the token of its QR code and a place in a status list. Writes nothing: what
 * comes back goes, by `putSignedStatement`, into the batch that puts the statement in force.
 */
import { cadreWord } from '../../../site/src/text/counted-kinds.ts'
import { fromHex } from '../../contract/byte-text.ts'
import { LIST_HASH_LENGTH, packStatement } from '../../contract/statement-token.ts'
import type { StatementFacts } from '../../contract/statements.ts'
import { instant, type Instant } from '../../core/clock.ts'
import type { Context } from '../../core/context.ts'
import type { AreaCode } from '../../core/region-code.ts'
import { sha256 } from '../../core/sha256.ts'
import { issuerDid, verificationMethod } from '../credential/did-document.ts'
import { signCredential } from '../credential/proof.ts'
import { signingKey } from '../keys/keys.ts'
import { randomIndex } from '../sign.ts'
import { readStatementCode } from '../verify/verification-code.ts'
import { statementCredential } from './statement-credential.ts'
import { FIRST_STATEMENT_LIST, isPlaceGiven, type SignedStatement } from './store-signed.ts'

export type StatementToSign = {
  readonly id: string
  readonly facts: StatementFacts
  /** Hex. */
  readonly listHash: string
  readonly issuedAt: Instant
}

/** The issuer is the district; its key is made when it has none. */
export async function signStatement(
  ctx: Context,
  { id, facts, listHash, issuedAt }: StatementToSign,
): Promise<Omit<SignedStatement, 'takenBackAt'>> {
  const issuer = facts.district.code
  const status = await drawPlace(ctx, issuer)
  const key = await signingKey(ctx, issuer)
  const source = { facts, listHash, origin: ctx.origin, issuedAt }
  const unsigned = statementCredential({
    ...source,
    statusList: status.list,
    statusIndex: status.index,
  })
  const signedAt = instant(ctx.clock)
  const signed = await signCredential(unsigned, {
    key: key.key,
    verificationMethod: verificationMethod(issuerDid(ctx.origin, issuer), key.kid),
    created: signedAt,
  })
  const document = JSON.stringify(signed)
  const { cadres, trained, areas, areasWithCadre, areasCovered } = facts.total
  const hash = fromHex(listHash)
  const code = readStatementCode(facts.code)
  if (hash === null || code === null) throw new Error('a stored statement has a hash and a code')
  const token = await packStatement(
    {
      issuer,
      code,
      issuedAt: secondsOf(issuedAt < key.usableFrom ? key.usableFrom : issuedAt),
      status,
      asOf: facts.asOf,
      counts: { cadres, trained, areas, areasWithCadre, areasCovered },
      word: cadreWord(facts.total),
      listHash: hash.slice(0, LIST_HASH_LENGTH),
      isSample: facts.isSample,
    },
    key,
  )
  return {
    statementId: id,
    issuer,
    kid: key.kid,
    statusList: status.list,
    statusIndex: status.index,
    document,
    documentHash: await sha256(document),
    token,
    tokenKid: key.kid,
    signedAt,
  }
}

/** At random, in one list: a district states its coverage some times a year, and the list has 131,072 places. */
async function drawPlace(ctx: Context, issuer: AreaCode) {
  for (;;) {
    const place = { list: FIRST_STATEMENT_LIST, index: randomIndex(ctx) }
    if (!(await isPlaceGiven(ctx.db, issuer, place))) return place
  }
}

function secondsOf(moment: Instant): number {
  return Math.floor(Date.parse(moment) / 1000)
}
