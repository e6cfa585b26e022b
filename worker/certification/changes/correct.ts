/**
 * One person puts a corrected certificate forward in the place of a valid one. It is approved as every proposal is, by another
 * person and with a number of its own; the first one stays valid until then.
 */
import type { InputOf } from '../../contract/endpoint.ts'
import type { correctCertificate } from '../../contract/certificate-changes.ts'
import type { Proposal } from '../../contract/certification.ts'
import { allow, type Scope } from '../../core/access.ts'
import { dateIn, instant, type DateOnly } from '../../core/clock.ts'
import { commit } from '../../core/commit.ts'
import type { Context } from '../../core/context.ts'
import { Refusal } from '../../core/refusal.ts'
import { getDistrict } from '../../regions/index.ts'
import { differencesOf, type CorrectedArea } from './change-rules.ts'
import { listHolders } from '../holders.ts'
import { personOf } from '../person.ts'
import { checkDates } from '../issue/propose.ts'
import { asProposal } from '../issue/read-proposal.ts'
import { statusOn } from '../rules.ts'
import { findCertificate, type CertificateRow } from '../store.ts'
import { putCorrection } from './store-changes.ts'
import { findProposal } from '../issue/store-proposals.ts'

type Input = InputOf<typeof correctCertificate>

/**
 * A repeat answers as the first. Refuses STATE_NOT_FIT for a certificate that is not valid today, CHANGE_WAITING while
 * something about it or its holder waits for a decision, INPUT_INVALID when nothing would be printed otherwise.
 */
export async function correct(ctx: Context, input: Input): Promise<Proposal> {
  const { district, certificateId, id } = input
  const by = allow(ctx, 'certificate.correct', district)
  const proposedBy = personOf(ctx.actor)
  const { timeZone } = await getDistrict(ctx, district)
  const today = dateIn(timeZone, ctx.clock.now())
  const certificate = await findCertificate(ctx.db, by, certificateId)
  if (certificate === null) throw new Refusal('NOT_FOUND')

  const before = await findRepeated()
  if (before !== null) return before
  if (statusOn(certificate, today) !== 'valid') throw new Refusal('STATE_NOT_FIT')
  checkDates(input, today)
  const event = { ...certificate.facts.event, ...input.event }
  const area = input.village === 'today' ? await getArea(ctx, by, certificate, today) : null
  const wish = { holderName: input.holderName, event, area }
  const corrected = differencesOf(certificate.facts, wish)
  if (corrected === null) throw invalid('holderName', 'nothing_changed')

  const { courseId, unitId } = certificate
  const proposedAt = instant(ctx.clock)
  const proposal = { id, districtCode: district, courseId, unitId, event, proposedBy, proposedAt }
  const entry = {
    entity: 'proposal',
    entityId: id,
    detail: { replaces: certificateId, corrects: Object.keys(corrected).join(' ') },
  }
  const writes = putCorrection({ ...proposal, corrected }, certificate, today)
  await commit(ctx, by, entry, writes)
  const proposed = await findRepeated()
  if (proposed !== null) return proposed
  const now = await findCertificate(ctx.db, by, certificateId)
  const isValid = now !== null && statusOn(now, today) === 'valid'
  throw new Refusal(isValid ? 'CHANGE_WAITING' : 'STATE_NOT_FIT')

  async function findRepeated(): Promise<Proposal | null> {
    const stored = await findProposal(ctx.db, by, id)
    if (stored === null) return null
    const isSame = stored.replacesId === certificateId && stored.proposedBy === proposedBy
    if (!isSame) throw new Refusal('CONFLICT')
    return asProposal(ctx, stored)
  }
}

/** Where she serves today, as it would be printed. */
async function getArea(
  ctx: Context,
  scope: Scope,
  { cadreId, districtCode }: CertificateRow,
  today: DateOnly,
): Promise<CorrectedArea> {
  const { name, provinceName } = await getDistrict(ctx, districtCode)
  const [holder] = await listHolders(ctx, scope, [cadreId], [today])
  if (holder === undefined) throw invalid('village', 'serves_nowhere')
  const { areaCode, subDistrictCode, villageName, subDistrictName } = holder
  return {
    areaCode,
    subDistrictCode,
    villageName,
    subDistrictName,
    districtName: name,
    provinceName,
  }
}

function invalid(path: string, message: string): Refusal {
  return new Refusal('INPUT_INVALID', { issues: [{ path, message }] })
}
