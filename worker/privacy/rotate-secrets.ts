/**
 * Rotation of the platform's secrets: the clock moves what it can to those of today, and a report says what is left. A secret that
 * was replaced may be taken away when nothing is left under it; the order of things is in ROTATION.md.
 */
import type { ReplyOf } from '../contract/endpoint.ts'
import type { readRotations as rotationsCall, Rotation } from '../contract/secrets.ts'
import { allow, type Allowed } from '../core/access.ts'
import { instant, type Instant } from '../core/clock.ts'
import { lastNote, noteNews, type Entry } from '../core/commit.ts'
import type { Context } from '../core/context.ts'
import { NATION } from '../core/region-code.ts'
import { countKeysOtherwise } from '../certification/index.ts'
import { readIdentitySecrets, tendSecrets } from '../identity/index.ts'
import { countOpenPapers } from '../learning/index.ts'
import { readPhoneSecrets, tendPhones } from '../roster/index.ts'

/** By the clock, bounded; while a secret has one before it, the log says how much is left. */
export async function rotateSecrets(ctx: Context): Promise<void> {
  const by = allow(ctx, 'secret.rotate', NATION)
  for (const thing of Object.values(await secretsOfToday(ctx))) await noteNews(ctx, by, thing)
  const moved = (await tendSecrets(ctx)) + (await tendPhones(ctx))
  const isRotating = [await ctx.secrets.peppers(), await ctx.secrets.dataKeys()].some(
    (versions) => versions.length > 1,
  )
  if (moved === 0 && !isRotating) return
  for (const { secret, version, previous, left, lost } of (await readRotations(ctx)).rotations) {
    const counts = Object.fromEntries(left.map(({ use, count }) => [use, count]))
    ctx.log({
      event: 'rotation',
      requestId: ctx.requestId,
      secret,
      version,
      previous,
      lost,
      ...counts,
    })
  }
}

/** What is under which secret. Of codes that are handed out nothing says under which: those from before the first run count. */
export async function readRotations(ctx: Context): Promise<ReplyOf<typeof rotationsCall>> {
  const by = allow(ctx, 'secret.rotate', NATION)
  const { PEPPER, DATA_KEY, KEK } = await secretsOfToday(ctx)
  const since = {
    PEPPER: await sinceWhen(ctx, by, PEPPER),
    DATA_KEY: await sinceWhen(ctx, by, DATA_KEY),
    KEK: await sinceWhen(ctx, by, KEK),
  }
  const rotations = await rotationsSince(ctx, since.PEPPER ?? instant(ctx.clock))
  return { rotations: rotations.map((each) => ({ ...each, since: since[each.secret] })) }
}

/** What the log says when one comes or comes back: from when on it is today's, and codes are keyed by the pepper. */
async function secretsOfToday({ secrets }: Context) {
  const [pepper] = await secrets.peppers()
  const [dataKey] = await secrets.dataKeys()
  const kek = await secrets.keys.version()
  return {
    PEPPER: { entity: 'pepper', entityId: 'pepper', detail: { version: pepper } },
    DATA_KEY: { entity: 'data_key', entityId: 'data_key', detail: { version: dataKey } },
    KEK: { entity: 'kek', entityId: 'kek', detail: { version: kek } },
  } as const satisfies Record<Rotation['secret'], Entry>
}

/** Null before the clock has seen it as today's. */
async function sinceWhen(ctx: Context, by: Allowed, thing: Entry): Promise<Instant | null> {
  const last = await lastNote(ctx, by, thing)
  return last?.detail === JSON.stringify(thing.detail) ? last.at : null
}

async function rotationsSince(ctx: Context, since: string): Promise<Omit<Rotation, 'since'>[]> {
  const by = allow(ctx, 'secret.rotate', NATION)
  const [pepper, pepperBefore = null] = await ctx.secrets.peppers()
  const [dataKey, dataKeyBefore = null] = await ctx.secrets.dataKeys()
  const kek = await ctx.secrets.keys.version()
  const identity = await readIdentitySecrets(ctx, since)
  const phones = await readPhoneSecrets(ctx)
  return [
    {
      secret: 'PEPPER',
      version: pepper,
      previous: pepperBefore,
      left: [
        { use: 'PIN', count: identity.pins },
        { use: 'PASSWORD', count: identity.passwords },
        { use: 'PHONE_HASH', count: phones.phones },
        { use: 'ACTIVATION_CODE', count: identity.activationCodes },
        { use: 'STAFF_LINK', count: identity.staffLinks },
        { use: 'RECOVERY_CODE', count: identity.recoveryCodes },
        { use: 'TEST', count: await countOpenPapers(ctx.db, since, instant(ctx.clock)) },
      ],
      lost: identity.pinsLost + identity.passwordsLost,
    },
    {
      secret: 'DATA_KEY',
      version: dataKey,
      previous: dataKeyBefore,
      left: [
        { use: 'PERSON_KEY', count: identity.personKeys },
        { use: 'PHONE', count: phones.phonesUnowned },
        { use: 'UPLOAD_KEY', count: identity.uploadKeys },
        { use: 'SECOND_FACTOR', count: identity.factors },
      ],
      lost: 0,
    },
    {
      secret: 'KEK',
      version: kek,
      previous: await ctx.secrets.keys.previous(),
      left: [{ use: 'SIGNING_KEY', count: await countKeysOtherwise(ctx.db, by, kek) }],
      lost: 0,
    },
  ]
}
