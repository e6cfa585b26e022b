/**
 * Whose bank is looked at: of the areas over which the person writes or reviews, those that the office page's area lies in. Who
 * writes for the whole country writes into the whole country's bank, whatever district the page is about.
 */
import { holdsRole, useArea, useSession, type Staff } from '../../../lib/session.ts'
import { useUrlState } from '../../../lib/url-state.ts'
import { BANK } from '../../../text/bank-office.ts'

const WORKSHOP = ['TRAINER', 'REVIEWER', 'PUBLISHER', 'SUPERADMIN']
const WRITERS = ['TRAINER', 'PUBLISHER', 'SUPERADMIN']

type BankArea = { readonly value: string; readonly label: string }

export type Bank = {
  readonly who: Staff
  /** The code of the area whose bank this is. */
  readonly area: string
  /** The widest first. */
  readonly areas: readonly BankArea[]
  readonly choose: (code: string) => void
  /** May questions of this area be written? For showing or leaving out a button, nothing more. */
  readonly mayWrite: (area: string) => boolean
  readonly zone: 'Asia/Jakarta' | 'Asia/Makassar' | 'Asia/Jayapura'
}

/** Null until known, and for who has nothing to do with questions. */
export function useBank(): Bank | null {
  const session = useSession()
  const office = useArea()
  const [asked, choose] = useUrlState('bank')
  if (session.state !== 'in' || office === null) return null
  const { who } = session
  const own = who.grants
    .filter(({ role }) => WORKSHOP.includes(role))
    .map(({ area }) => area)
    .filter((area) => area === 'ID' || `${office.code}.`.startsWith(`${area}.`))
  const codes = [...new Set(own.length === 0 ? [] : [...own, office.code])].toSorted(
    (one, other) => widthOf(one) - widthOf(other),
  )
  const areas = codes.map((value) => ({ value, label: nameOf(value, office) }))
  const area = codes.find((code) => code === asked) ?? codes[0]
  if (area === undefined) return null
  return {
    who,
    area,
    areas,
    choose,
    mayWrite: (code) => holdsRole(who, code, WRITERS),
    zone: office.district.timeZone,
  }
}

/** 0 for the country, more for what is smaller. */
function widthOf(code: string): number {
  return code === 'ID' ? 0 : code.split('.').length
}

type Office = NonNullable<ReturnType<typeof useArea>>

function nameOf(code: string, { district, districtCode }: Office): string {
  if (code === 'ID') return BANK.nation
  if (code === districtCode) return district.name
  return widthOf(code) === 1 ? district.provinceName : BANK.subDistrict
}
