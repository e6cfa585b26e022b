/**
 * Which questions a quiz draws from, by the rules of its blueprint: the compiler and the form in which a trainer writes them
 * reckon alike. Pure; no phone needs it.
 */

export type DrawRule = {
  /** How many are drawn; a case counts as one. */
  readonly count: number
  /** Left out or null, each of these: of any. */
  readonly tag?: string | null | undefined
  readonly level?: 1 | 2 | 3 | null | undefined
  readonly module?: string | null | undefined
}

/** A question, or a case, as rules tell it from others. */
export type Drawable = {
  readonly module: string
  readonly level: 1 | 2 | 3
  readonly tags: readonly string[]
}

/** The first rule that takes it, 0-based; -1: none does. */
export function ruleOf(rules: readonly DrawRule[], item: Drawable): number {
  return rules.findIndex(
    ({ tag = null, level = null, module = null }) =>
      (tag === null || item.tags.includes(tag)) &&
      (level === null || item.level === level) &&
      (module === null || item.module === module),
  )
}

/** How many questions each rule draws from. */
export function poolSizes(rules: readonly DrawRule[], items: readonly Drawable[]): number[] {
  const places = items.map((item) => ruleOf(rules, item))
  return rules.map((_, index) => places.filter((place) => place === index).length)
}

/** Its rules; without any, so many of each module. */
export function rulesOf(
  test: { readonly drawPerModule: number; readonly draw?: readonly DrawRule[] | undefined },
  modules: readonly string[],
): readonly DrawRule[] {
  const { drawPerModule, draw = [] } = test
  return draw.length > 0 ? draw : modules.map((module) => ({ count: drawPerModule, module }))
}

export type Shortage = {
  /** Of the final test, 0-based. */
  readonly rule: number
  readonly size: number
  /** How many of these the pre-test may have asked. */
  readonly before: number
  readonly count: number
}

/**
 * Where two papers of one person may share questions: rules of the final test whose questions are fewer than it draws and a
 * pre-test may have asked. What a pre-test asks of them is reckoned at its most: each of its rules may draw all of its count there.
 */
export function shortagesOf(
  final: readonly DrawRule[],
  before: readonly DrawRule[],
  items: readonly Drawable[],
): Shortage[] {
  const places = items.map((item) => [ruleOf(final, item), ruleOf(before, item)] as const)
  return final.flatMap(({ count }, rule) => {
    const own = places.filter(([place]) => place === rule)
    const asked = before.reduce(
      (sum, each, index) =>
        sum + Math.min(each.count, own.filter(([, place]) => place === index).length),
      0,
    )
    return own.length < count + asked && asked > 0
      ? [{ rule, size: own.length, before: asked, count }]
      : []
  })
}
