/** Changes a cadre's own facts or the decree of one of her assignments. A field left out stays, null clears. */
import type { InputOf, ReplyOf } from '../contract/endpoint.ts'
import type * as contract from '../contract/roster.ts'
import { allow } from '../core/access.ts'
import { dateIn, instant } from '../core/clock.ts'
import type { Context } from '../core/context.ts'
import { Refusal } from '../core/refusal.ts'
import { renameLogin, sealingFor, type Sealing } from '../identity/index.ts'
import { getDistrict } from '../regions/index.ts'
import { captionOf } from './caption.ts'
import { changeRoster } from './change-roster.ts'
import { phoneKeys, sealedPhone } from './phones.ts'
import { readCadre } from './read-cadres.ts'
import { personKey, readName, readPhone } from './rules.ts'
import { namesOf, presentArea } from './show-cadre.ts'
import * as store from './store.ts'
import { recount, subDistrictsOf, theseSubDistricts } from './store-coverage.ts'

type Input = InputOf<typeof contract.editCadre>

/** Refuses CHANGED_MEANWHILE when the cadre is no more as she was read; a repeat of the same edit is answered again. */
export async function editCadre(
  ctx: Context,
  input: Input,
): Promise<ReplyOf<typeof contract.editCadre>> {
  const { district, cadreId } = input
  const by = allow(ctx, 'cadre.edit', district)
  const { timeZone } = await getDistrict(ctx, district)
  const today = dateIn(timeZone, ctx.clock.now())
  await changeRoster(ctx, by, district, async () => {
    const cadre = await store.findCadre(ctx.db, by, district, cadreId)
    if (cadre === null) throw new Refusal('NOT_FOUND')
    if (cadre.mergedInto !== null) throw new Refusal('STATE_NOT_FIT')
    const sealing = await sealingFor(ctx, input.phone ? [cadreId] : [])
    const person = await personPatch(ctx, sealing, cadre, input)
    const decree = decreePatch(cadre, input.assignment)
    const fields = [...Object.keys(person), ...Object.keys(decree?.patch ?? {})]
    if (fields.length === 0) return { answer: null }
    if (cadre.version !== input.version) throw new Refusal('CHANGED_MEANWHILE')
    const area = presentArea(cadre, await namesOf(ctx, [cadre]), today)
    const name = person.name ?? cadre.name
    const caption = captionOf(person.kind ?? cadre.kind, area)
    return {
      answer: null,
      write: {
        entry: { entity: 'cadre', entityId: cadreId, detail: { fields: fields.join(' ') } },
        writes: [
          ...sealing.writes(),
          store.changeCadres(district, [{ id: cadreId, ...person }], instant(ctx.clock)),
          renameLogin({ cadreId, name, caption }),
          ...(decree === null ? [] : decree.writes(district, today)),
          // The counters tell kinds apart.
          ...(person.kind === undefined ? [] : recount(district, subDistrictsOf([cadreId]), today)),
        ],
      },
    }
  })
  return readCadre(ctx, { area: district, cadreId })
}

type Person = Omit<store.CadrePatch, 'id'>

const NO_PHONE: Person = {
  phoneSealed: null,
  phoneKey: null,
  phoneTail: null,
  phonePepper: null,
}

/** What the input changes of her; empty when she is so already. */
async function personPatch(
  ctx: Context,
  sealing: Sealing,
  cadre: store.KnownCadre,
  input: Input,
): Promise<Person> {
  const { kind, sex } = input
  return {
    ...nameChange(cadre, input.name),
    ...(kind === undefined || kind === cadre.kind ? {} : { kind }),
    ...(sex === undefined || sex === cadre.sex ? {} : { sex }),
    ...(await phoneChange(ctx, sealing, cadre, input.phone)),
  }
}

function nameChange(cadre: store.KnownCadre, written: string | undefined): Person {
  if (written === undefined) return {}
  const name = readName(written)
  if (!name.ok) throw invalid('name', name.reason)
  return name.value === cadre.name ? {} : { name: name.value, nameKey: personKey(name.value) }
}

async function phoneChange(
  ctx: Context,
  sealing: Sealing,
  cadre: store.KnownCadre,
  written: string | null | undefined,
): Promise<Person> {
  if (written === undefined) return {}
  const phone = readPhone(written ?? '')
  if (!phone.ok) throw invalid('phone', phone.reason)
  if (phone.value === null) {
    return cadre.phoneKey === null ? {} : NO_PHONE
  }
  const [key = null, ...former] = await phoneKeys(ctx, phone.value)
  if (cadre.phoneKey !== null && [key, ...former].includes(cadre.phoneKey)) return {}
  return { phoneKey: key, ...(await sealedPhone(ctx, sealing, cadre.id, phone.value)) }
}

function decreePatch(cadre: store.KnownCadre, wanted: Input['assignment']) {
  if (wanted === undefined) return null
  const assignment = cadre.assignments.find((each) => each.id === wanted.id)
  if (assignment === undefined) throw new Refusal('NOT_FOUND')
  const after = {
    decreeNumber: or(wanted.decreeNumber, assignment.decreeNumber),
    decreeOn: or(wanted.decreeOn, assignment.decreeOn),
    decreeUntil: or(wanted.decreeUntil, assignment.decreeUntil),
  }
  const { decreeOn, decreeUntil } = after
  if (decreeOn !== null && decreeUntil !== null && decreeUntil < decreeOn) {
    throw invalid('assignment.decreeUntil', 'DECREE_UNTIL_BEFORE_ON')
  }
  // An earlier decree shows that she had begun by then.
  const earlier = decreeOn !== null && decreeOn < assignment.startedOn ? decreeOn : null
  const patch: Omit<store.AssignmentPatch, 'id'> = {
    ...Object.fromEntries(
      (['decreeNumber', 'decreeOn', 'decreeUntil'] as const)
        .filter((field) => after[field] !== assignment[field])
        .map((field) => [field, after[field]]),
    ),
    ...(earlier === null ? {} : { startedOn: earlier }),
  }
  if (Object.keys(patch).length === 0) return null
  return {
    patch,
    writes: (district: string, today: string) => [
      store.changeAssignments(district, [{ id: wanted.id, ...patch }]),
      ...(earlier === null
        ? []
        : recount(district, theseSubDistricts([assignment.subDistrictCode]), today)),
    ],
  }
}

const or = <Value>(wanted: Value | undefined, now: Value): Value =>
  wanted === undefined ? now : wanted

function invalid(path: string, message: string): Refusal {
  return new Refusal('INPUT_INVALID', { issues: [{ path, message }] })
}
