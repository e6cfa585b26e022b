/** What happens by the clock. Each job is a verb of a room; this file only says when, and that one fault is not another's. */
import { sealEverywhere } from './audit/index.ts'
import {
  expireCertificates,
  expireEverywhere,
  checkCertificates,
  dropLooseEvidence,
  finishApproved,
  integrateLog,
  settleEverywhere,
  signMissing,
  tendKeys,
} from './certification/index.ts'
import type { Context } from './core/context.ts'
import { asRefusal } from './core/problem.ts'
import type { AreaCode } from './core/region-code.ts'
import { removeOldPhotos } from './fieldwork/index.ts'
import { forgetOld } from './identity/index.ts'
import { finishRegrades } from './learning/index.ts'
import { enforceRetention, finishErasures, rotateSecrets, tellNotice } from './privacy/index.ts'
import { listDistricts } from './regions/index.ts'
import { compareCounters } from './reporting/index.ts'
import { advanceCoverage, listDueDistricts } from './roster/index.ts'

// D1 answers at most 1,000 queries to one run of a Worker; what is left over is done an hour later.
const MAX_QUERIES = 600

/** Hourly: every Indonesian midnight is followed by a run, and what a crash left half done waits for an hour at most. */
export async function runHourly(ctx: Context): Promise<void> {
  await guarded(ctx, 'finishApproved', async () => {
    await finishApproved(ctx)
  })
  await guarded(ctx, 'signMissing', async () => {
    await signMissing(ctx)
  })
  await guarded(ctx, 'integrateLog', async () => {
    await integrateLog(ctx)
  })
  // After signing: what was decided in the old year is signed by its key.
  await guarded(ctx, 'tendKeys', async () => {
    await tendKeys(ctx)
  })
  await guarded(ctx, 'rotateSecrets', () => rotateSecrets(ctx))
  await guarded(ctx, 'finishErasures', () => finishErasures(ctx))
  await guarded(ctx, 'finishRegrades', () => finishRegrades(ctx))
  // After the marks were corrected: what somebody is eligible for may follow from them, and from waivers that end.
  await guarded(ctx, 'settleEverywhere', () => settleEverywhere(ctx))
  await guarded(ctx, 'forgetOld', () => forgetOld(ctx))
  await guarded(ctx, 'removeOldPhotos', async () => {
    await removeOldPhotos(ctx)
  })
  await guarded(ctx, 'dropLooseEvidence', async () => {
    await dropLooseEvidence(ctx)
  })
  await guarded(ctx, 'enforceRetention', () => enforceRetention(ctx))
  await guarded(ctx, 'tellNotice', async () => {
    await tellNotice(ctx)
  })
  await guarded(ctx, 'beginDays', () => beginDays(ctx))
  await guarded(ctx, 'expireEverywhere', () => expireEverywhere(ctx))
  // Last: it looks at what the others made, with what they left of the run.
  await guarded(ctx, 'checkCertificates', async () => {
    await checkCertificates(ctx)
  })
  // Seals what all of them wrote, with what is left of the run's queries.
  await guarded(ctx, 'sealEverywhere', () => sealEverywhere(ctx))
}

/** Carries every district whose day has begun; the others are left alone. */
async function beginDays(ctx: Context): Promise<void> {
  const due = await listDueDistricts(ctx, await listDistricts(ctx))
  let done = 0
  for (const district of due) {
    if (ctx.db.meter.queries > MAX_QUERIES) break
    await guarded(ctx, district, () => beginDay(ctx, district))
    done += 1
  }
  ctx.log({
    event: 'job',
    requestId: ctx.requestId,
    due: due.length,
    left: due.length - done,
    queries: ctx.db.meter.queries,
    rowsRead: ctx.db.meter.rowsRead,
    rowsWritten: ctx.db.meter.rowsWritten,
  })
}

/**
 * Compares the counters of the day that ended with assignments and certificates, says what differs, and carries them
 * into the new day, which mends them. What still differs then is not the counters' fault and is said as such.
 */
async function beginDay(ctx: Context, district: AreaCode): Promise<void> {
  report(ctx, 'coverage.untrue', district, await compareCounters(ctx, district))
  // In between: whose certificate ended still counted on the day that is over.
  await expireCertificates(ctx, district)
  await advanceCoverage(ctx, district)
  report(ctx, 'coverage.stillUntrue', district, await compareCounters(ctx, district))
}

function report(
  ctx: Context,
  event: string,
  district: AreaCode,
  differences: Awaited<ReturnType<typeof compareCounters>>,
): void {
  const [first] = differences
  if (first === undefined) return
  ctx.log({
    event,
    requestId: ctx.requestId,
    district,
    differences: differences.length,
    firstCode: first.code,
    firstCounter: first.counter,
    stored: first.stored,
    counted: first.counted,
  })
}

async function guarded(ctx: Context, job: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const { code } = asRefusal(error, ctx.log, ctx.requestId)
    ctx.log({ event: 'job.failed', requestId: ctx.requestId, job, code })
  }
}
