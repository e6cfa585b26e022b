/** What an officer may change of a cadre, as texts of a form, and back to what the contract takes. */
import type { CallOf } from '../../../../worker/contract/endpoint.ts'
import type { Cadre, CadreKind, editCadre } from '../../../../worker/contract/roster.ts'
import { formatDate } from '../../text/format.ts'
import { CADRE, KIND_WORDS, SEX_WORDS } from '../../text/roster.ts'

export type CadreForm = {
  readonly name: string
  readonly kind: CadreKind
  readonly sex: '' | 'F' | 'M'
  readonly phone: string
  /** The assignment whose decree the form shows: the newest open one, else the newest. */
  readonly assignmentId: string
  readonly decreeNumber: string
  readonly decreeOn: string
  readonly decreeUntil: string
}

export function formOf(cadre: Cadre): CadreForm {
  const shown = cadre.assignments.find((each) => each.endedOn === null) ?? cadre.assignments[0]
  return {
    name: cadre.name,
    kind: cadre.kind,
    sex: cadre.sex ?? '',
    phone: spokenPhone(cadre.phone),
    assignmentId: shown?.id ?? '',
    decreeNumber: shown?.decreeNumber ?? '',
    decreeOn: shown?.decreeOn ?? '',
    decreeUntil: shown?.decreeUntil ?? '',
  }
}

/** `+6281234567890` → `0812 3456 7890` */
export function spokenPhone(phone: string | null): string {
  if (phone === null) return ''
  const local = phone.replace(/^\+62/, '0')
  return [local.slice(0, 4), local.slice(4, 8), local.slice(8)].filter(Boolean).join(' ')
}

type Changes = Omit<CallOf<typeof editCadre>, 'district' | 'cadreId' | 'version'>

/** Only what differs from the cadre as she was loaded; an emptied field is cleared. */
export function changedValues(cadre: Cadre, form: CadreForm): Changes {
  const before = formOf(cadre)
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim())
  const decree = {
    ...(form.decreeNumber === before.decreeNumber
      ? {}
      : { decreeNumber: orNull(form.decreeNumber) }),
    ...(form.decreeOn === before.decreeOn ? {} : { decreeOn: orNull(form.decreeOn) }),
    ...(form.decreeUntil === before.decreeUntil ? {} : { decreeUntil: orNull(form.decreeUntil) }),
  }
  return {
    ...(form.name.trim() === before.name ? {} : { name: form.name.trim() }),
    ...(form.kind === before.kind ? {} : { kind: form.kind }),
    ...(form.sex === before.sex ? {} : { sex: form.sex === '' ? null : form.sex }),
    ...(form.phone === before.phone ? {} : { phone: orNull(form.phone) }),
    ...(Object.keys(decree).length === 0 || form.assignmentId === ''
      ? {}
      : { assignment: { id: form.assignmentId, ...decree } }),
  }
}

/** What can be told without asking the Worker, which judges all of it again. */
export function wrongFields(form: CadreForm): Readonly<Record<string, string>> {
  const digits = form.phone.replaceAll(/\D/g, '')
  const isPhone = form.phone.trim() === '' || /^(0|62)?8\d{8,11}$/.test(digits)
  const isOrder =
    form.decreeOn === '' || form.decreeUntil === '' || form.decreeOn <= form.decreeUntil
  return {
    ...(form.name.trim() === '' ? { name: CADRE.nameNeeded } : {}),
    ...(isPhone ? {} : { phone: CADRE.phoneWrong }),
    ...(isOrder ? {} : { decreeUntil: CADRE.untilBeforeOn }),
  }
}

/** What somebody else has changed since, as lines to read. */
export function differences(before: Cadre, now: Cadre): readonly string[] {
  const [old, fresh] = [formOf(before), formOf(now)]
  const lines: readonly [string, string, string][] = [
    [CADRE.name, old.name, fresh.name],
    [CADRE.kind, KIND_WORDS[old.kind], KIND_WORDS[fresh.kind]],
    [CADRE.sex, sexWords(old.sex), sexWords(fresh.sex)],
    [CADRE.phone, old.phone, fresh.phone],
    [CADRE.decreeNumber, old.decreeNumber, fresh.decreeNumber],
    [CADRE.decreeOn, dateWords(old.decreeOn), dateWords(fresh.decreeOn)],
    [CADRE.decreeUntil, dateWords(old.decreeUntil), dateWords(fresh.decreeUntil)],
  ]
  return lines
    .filter(([, was, is]) => was !== is)
    .map(([label, , is]) => CADRE.conflictNow(label, is === '' ? CADRE.blank : is))
}

const sexWords = (sex: CadreForm['sex']) => (sex === '' ? '' : SEX_WORDS[sex])
const dateWords = (date: string) => (date === '' ? '' : formatDate(date))
