/** What the form makes of a pass rule: parts come and go, and the weights follow them. Pure. */
import type { CourseSettings } from '../../../../../worker/contract/workshop.ts'

export type Rule = CourseSettings['passRule']
type Parts = NonNullable<Rule['parts']>

export const WEIGHTS = ['modules', 'finalTest', 'attendance', 'practice'] as const
type Weight = (typeof WEIGHTS)[number]

/** The rule with a part, or without it: then nothing is left of it, nor of an empty list of parts. */
export function withPart<Name extends keyof Parts>(
  rule: Rule,
  name: Name,
  part: Parts[Name] | undefined,
): Rule {
  const { parts: before = {}, ...rest } = rule
  const { [name]: _, ...others } = before
  const parts: Parts = part === undefined ? others : { ...before, [name]: part }
  const next: Rule = Object.keys(parts).length === 0 ? rest : { ...rest, parts }
  const isNew = (before[name] === undefined) !== (part === undefined)
  return isNew ? sharedWeights(next) : next
}

export function toggleWeights(rule: Rule, isWeighed: boolean): Rule {
  const { weights: _, minimumTotal: __, ...rest } = rule
  return isWeighed ? sharedWeights({ ...rest, weights: {} }) : rest
}

/** With weights for exactly the parts that the rule has; when these are others than before, all are shared out anew. */
export function sharedWeights(rule: Rule): Rule {
  const { weights } = rule
  if (weights === undefined) return rule
  const asked = WEIGHTS.filter((name) => isWeighable(rule, name))
  const isSame = WEIGHTS.every((name) => asked.includes(name) === (weights[name] !== undefined))
  if (isSame) return rule
  const each = Math.floor(100 / asked.length)
  const first = 100 - each * (asked.length - 1)
  return {
    ...rule,
    weights: Object.fromEntries(asked.map((name, index) => [name, index === 0 ? first : each])),
  }
}

function isWeighable({ modules, finalTest, parts }: Rule, name: Weight): boolean {
  switch (name) {
    case 'modules':
      return modules === 'all' || modules.length > 0
    case 'finalTest':
      return finalTest
    case 'attendance':
      return parts?.attendance !== undefined
    case 'practice':
      return parts?.practice !== undefined
  }
}
