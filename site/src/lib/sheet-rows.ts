/** What the rows of an attendance sheet say. Pure. */

/** A longer course is printed day by day: nobody prints a hundred sheets by one press. */
const MOST_DAYS = 31

/** Every day from the first to the last, `YYYY-MM-DD`. */
export function daysOf(startsOn: string, endsOn: string): readonly string[] {
  const days: string[] = []
  for (let at = Date.parse(startsOn); days.length < MOST_DAYS; at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10)
    if (day > endsOn) break
    days.push(day)
  }
  return days
}

/** Where a person signs: odd numbers left, even ones right, so that each has the height of two rows. */
export function signSides(number: number): readonly [string, string] {
  return number % 2 === 1 ? [`${number}.`, ''] : ['', `${number}.`]
}
