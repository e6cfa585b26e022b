/** The rules of codes that are sent by message. Pure. */

export const MESSAGE = {
  /** How long such a code lives (ASVS 5.0 V6.5.5). The template says the same number of minutes. */
  lifeSeconds: 10 * 60,
  /** The most in one day: of one cadre, those that did not go counted too; of a district and of all, those that went. */
  perCadre: 3,
  perDistrict: 60,
  all: 3000,
  /** So long after the office has made a code for her nothing is sent: that one is at hand, and a lost telephone may be why it was made. */
  officeFirstSeconds: 86_400,
  /** What an office may set for a month, and what it begins with. */
  leastMonthly: 1,
  mostMonthly: 2000,
  firstMonthly: 100,
  /** How long it is kept that one was sent: what the office compares months by. */
  keptSeconds: 400 * 86_400,
} as const

/** First and last day of the calendar month of a day, as texts that compare. */
export function monthOf(day: string): { readonly from: string; readonly to: string } {
  const month = day.slice(0, 7)
  return { from: `${month}-01`, to: `${month}-31` }
}
