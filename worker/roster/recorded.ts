/** What the roster has recorded of cadres where they may ask for a correction; of a telephone its last digits only. */
import type { Scope } from '../core/access.ts'
import type { Db } from '../core/db.ts'
import { districtOf } from '../core/region-code.ts'
import { sha256 } from '../core/sha256.ts'
import { placeOf } from './caption.ts'
import { decreesOf, servicesOf, type Fact } from './recorded-rules.ts'
import { isActiveOn } from './rules.ts'
import { namesOf } from './show-cadre.ts'
import { listCadresById, type KnownCadre } from './store.ts'

export type Recorded = {
  readonly NAME: Fact
  /** Where she serves: `Desa Tempursari, Kecamatan Tempursari`. */
  readonly VILLAGE: Fact
  /** The last three digits; empty without a number. */
  readonly PHONE: Fact
  /** Number, day and last day of each decree that she serves by; '' for what is not known. */
  readonly DECREE: Fact
}

/** By the ids that were asked for; those of another district are left out. */
export async function listRecorded(
  db: Db,
  scope: Scope,
  cadreIds: readonly string[],
  day: string,
): Promise<ReadonlyMap<string, Recorded>> {
  const found = await listCadresById(db, scope, districtOf(scope.area), cadreIds)
  const names = await namesOf({ db }, found)
  const all = await Promise.all(
    found.map(async (cadre): Promise<[string, Recorded][]> => {
      const { assignments } = cadre
      const serving = assignments.filter((each) => isActiveOn(day, each))
      const recorded: Recorded = {
        NAME: { texts: [cadre.name], mark: null },
        VILLAGE: {
          texts: serving.flatMap(({ areaCode }) => {
            const area = names.get(areaCode)
            return area === undefined ? [] : [placeOf(area)]
          }),
          mark: await digestOf(servicesOf(assignments)),
        },
        PHONE: {
          texts: cadre.phoneTail === null ? [] : [cadre.phoneTail],
          mark: phoneMark(cadre),
        },
        DECREE: {
          texts: serving.flatMap(({ decreeNumber, decreeOn, decreeUntil }) => [
            decreeNumber ?? '',
            decreeOn ?? '',
            decreeUntil ?? '',
          ]),
          mark: await digestOf(decreesOf(assignments)),
        },
      }
      // Asked for by an entry that was merged, the answer speaks of the person.
      return [cadre, ...cadre.others].map(({ id }): [string, Recorded] => [id, recorded])
    }),
  )
  return new Map(all.flat())
}

/** A digest: where she once served is not kept a second time. */
async function digestOf(facts: readonly string[]): Promise<string> {
  return `facts:${(await sha256(facts.join('\n'))).slice(0, 16)}`
}

/**
 * The last digits with four signs of the keyed hash, which tell two numbers apart and are too few to find one by, should the pepper
 * ever be known. Named after the pepper: hashes under two cannot be compared.
 */
function phoneMark({ phoneKey, phonePepper, phoneTail }: KnownCadre): string | null {
  return phoneKey === null ? null : `${phonePepper ?? ''}:${phoneTail ?? ''}${phoneKey.slice(0, 4)}`
}
