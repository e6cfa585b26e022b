/** The one pass rule, against an own telling of it: any rule, any facts. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  asksMore,
  assess,
  NO_PASS_FACTS,
  PASS_PARTS,
  WAIVABLE_PARTS,
  type PassFacts,
  type RuleHead,
  type WaivablePart,
} from '../../../worker/contract/pass-rules.ts'

const SLUGS = ['satu', 'dua', 'tiga'] as const
const TEST = 'tes'
const sheetOf = (module: string) => ({ module, sheet: 'lembar', title: module })

const percent = fc.integer({ min: 1, max: 100 })
const mark = fc.integer({ min: 0, max: 100 })
const modules = fc.constantFrom(...SLUGS)
const subset = fc.uniqueArray(modules, { maxLength: 3 })
const some = fc.uniqueArray(modules, { minLength: 1, maxLength: 3 })

const head: fc.Arbitrary<RuleHead> = fc
  .record({
    modules: fc.oneof(fc.constant('all' as const), subset),
    finalTest: fc.boolean(),
    hasTest: fc.boolean(),
    minimumMark: percent,
    attendance: fc.option(percent),
    practice: fc.option(some),
    plan: fc.option(fc.constantFrom('written' as const, 'signed' as const)),
    weights: fc.option(
      fc.record({ modules: percent, finalTest: percent, attendance: percent, practice: percent }),
    ),
    minimumTotal: fc.option(percent),
  })
  .map(({ hasTest, attendance, practice, plan, weights, minimumTotal, ...rule }) => ({
    modules: SLUGS.map((slug) => ({ slug })),
    finalTest: hasTest ? { slug: TEST } : null,
    passRule: {
      ...rule,
      parts: {
        ...(attendance === null ? {} : { attendance: { minimumShare: attendance } }),
        ...(practice === null ? {} : { practice: { sheets: practice.map(sheetOf) } }),
        ...(plan === null ? {} : { plan }),
      },
      ...(weights === null ? {} : { weights }),
      ...(weights === null || minimumTotal === null ? {} : { minimumTotal }),
    },
  }))

const facts: fc.Arbitrary<PassFacts> = fc.record({
  marks: fc.uniqueArray(fc.record({ slug: fc.constantFrom(...SLUGS, TEST), bestScore: mark }), {
    selector: ({ slug }) => slug,
    maxLength: 4,
  }),
  attendance: fc.option(
    fc
      .record({ of: fc.integer({ min: 1, max: 12 }), absent: fc.nat(12) })
      .map(({ of, absent }) => ({ of, attended: Math.max(0, of - absent) })),
  ),
  practices: fc.uniqueArray(
    fc.record({
      module: modules,
      sheet: fc.constant('lembar'),
      share: fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10),
      isCompetent: fc.boolean(),
    }),
    { selector: ({ module }) => module },
  ),
  plan: fc.constantFrom(null, 'WRITTEN' as const, 'SIGNED' as const),
  waivers: fc.array(
    fc.record({
      part: fc.constantFrom(...WAIVABLE_PARTS),
      until: fc.constantFrom('2026-11-30', '2026-12-31'),
    }),
    { maxLength: 4 },
  ),
})

const RUNS = { numRuns: 2000 }

/** The rule told once more, part by part, as a person would check a form. */
function isMetByHand({ passRule, finalTest, modules: all }: RuleHead, shown: PassFacts): boolean {
  const { parts = {} } = passRule
  const best = (slug: string) => shown.marks.find((each) => each.slug === slug)?.bestScore ?? -1
  const tested = passRule.finalTest && finalTest !== null
  for (const { slug } of all) {
    if (passRule.modules !== 'all' && !passRule.modules.includes(slug)) continue
    if (best(slug) < (tested ? 0 : passRule.minimumMark)) return false
  }
  if (tested && best(TEST) < passRule.minimumMark) return false
  const isWaived = (part: WaivablePart) => shown.waivers.some((waiver) => waiver.part === part)
  if (parts.attendance !== undefined && !isWaived('attendance')) {
    const { attended, of } = shown.attendance ?? { attended: 0, of: 1 }
    if (attended * 100 < parts.attendance.minimumShare * of) return false
  }
  if (parts.practice !== undefined && !isWaived('practice')) {
    for (const { module } of parts.practice.sheets) {
      if (!shown.practices.some((each) => each.module === module && each.isCompetent)) return false
    }
  }
  if (parts.plan !== undefined && !isWaived('plan')) {
    if (shown.plan === null || (parts.plan === 'signed' && shown.plan !== 'SIGNED')) return false
  }
  return true
}

describe('any rule over any facts', () => {
  it('says that nothing is missing exactly when she is eligible', () => {
    fc.assert(
      fc.property(head, facts, (rule, shown) => {
        const { parts, missing, isEligible } = assess(rule, shown)
        expect(isEligible).toBe(missing.length === 0)
        expect(missing).toEqual(parts.filter(({ isMet }) => !isMet))
      }),
      RUNS,
    )
  })

  it('is met exactly when a person who checks the form finds it met, and the total is reached', () => {
    fc.assert(
      fc.property(head, facts, (rule, shown) => {
        const { isEligible, mark: total } = assess(rule, shown)
        const { minimumTotal } = rule.passRule
        const isEnough = minimumTotal === undefined || (total ?? 0) >= minimumTotal
        expect(isEligible).toBe(isMetByHand(rule, shown) && isEnough)
      }),
      RUNS,
    )
  })

  it('lists each part that the rule has once, in one order, and what lacks exactly where it is not reached', () => {
    fc.assert(
      fc.property(head, facts, (rule, shown) => {
        const { parts } = assess(rule, shown)
        const names = parts.map(({ part }) => part)
        expect(names).toEqual(PASS_PARTS.filter((part) => names.includes(part)))
        for (const { part, needed, reached, isMet, waivedUntil, lacks } of parts) {
          expect(isMet).toBe(reached >= needed || waivedUntil !== undefined)
          expect(waivedUntil === undefined || reached < needed).toBe(true)
          if (part === 'modules' || part === 'practice')
            expect(lacks).toHaveLength(needed - reached)
          else expect(lacks).toEqual([])
        }
      }),
      RUNS,
    )
  })

  it('takes nothing away from who shows more', () => {
    fc.assert(
      fc.property(head, facts, modules, (rule, shown, module) => {
        const better: PassFacts = {
          ...shown,
          marks: [
            ...shown.marks.filter(({ slug }) => slug !== module),
            { slug: module, bestScore: 100 },
          ],
          attendance: { attended: 1, of: 1 },
          practices: [
            ...shown.practices.filter((each) => each.module !== module),
            { module, sheet: 'lembar', share: 100, isCompetent: true },
          ],
          plan: 'SIGNED',
        }
        // A waiver that is needed no more gives its weight back, so only marks of equal weights compare.
        fc.pre(rule.passRule.minimumTotal === undefined || shown.waivers.length === 0)
        if (assess(rule, shown).isEligible) expect(assess(rule, better).isEligible).toBe(true)
      }),
      RUNS,
    )
  })

  it('changes with a waiver only the part that it is about', () => {
    fc.assert(
      fc.property(head, facts, fc.constantFrom(...WAIVABLE_PARTS), (rule, shown, part) => {
        fc.pre(rule.passRule.minimumTotal === undefined)
        const until = '2026-12-31'
        const waived = assess(rule, { ...shown, waivers: [...shown.waivers, { part, until }] })
        const plain = assess(rule, {
          ...shown,
          waivers: shown.waivers.filter((waiver) => waiver.part !== part),
        })
        for (const [index, each] of plain.parts.entries()) {
          const now = waived.parts[index]
          if (each.part !== part) expect(now).toEqual(each)
          else if (each.isMet) expect(now).toEqual(each)
          else expect(now).toEqual({ ...each, isMet: true, waivedUntil: until })
        }
      }),
      RUNS,
    )
  })
})

describe('a share of sessions', () => {
  const rule: RuleHead = {
    modules: [],
    finalTest: null,
    passRule: {
      modules: [],
      finalTest: false,
      minimumMark: 70,
      parts: { attendance: { minimumShare: 80 } },
    },
  }
  it.each([
    [4, 5, 80, true],
    [15, 19, 78, false],
    [7, 9, 77, false],
    [0, 0, 0, false],
  ])('%i of %i is %i percent', (attended, of, reached, isMet) => {
    const [part] = assess(rule, { ...NO_PASS_FACTS, attendance: { attended, of } }).parts
    expect(part).toMatchObject({ reached, isMet })
  })
})

describe('weights', () => {
  const rule: RuleHead = {
    modules: SLUGS.map((slug) => ({ slug })),
    finalTest: { slug: TEST },
    passRule: {
      modules: 'all',
      finalTest: true,
      minimumMark: 60,
      parts: { attendance: { minimumShare: 50 } },
      weights: { modules: 30, finalTest: 50, attendance: 20 },
      minimumTotal: 75,
    },
  }
  const marks = [
    { slug: 'satu', bestScore: 100 },
    { slug: 'dua', bestScore: 80 },
    { slug: 'tiga', bestScore: 60 },
    { slug: TEST, bestScore: 70 },
  ]
  it('make one mark of the parts', () => {
    // 0.3 × 80 + 0.5 × 70 + 0.2 × 80
    const attendance = { attended: 4, of: 5 }
    const judged = assess(rule, { ...NO_PASS_FACTS, marks, attendance })
    expect(judged).toMatchObject({ mark: 75, isEligible: true })
  })
  it('leave out what was waived', () => {
    // (30 × 80 + 50 × 70) / 80
    const waivers = [{ part: 'attendance' as const, until: '2026-12-31' }]
    const judged = assess(rule, { ...NO_PASS_FACTS, marks, waivers })
    expect(judged.mark).toBe(73)
    expect(judged.missing.map(({ part }) => part)).toEqual(['total'])
  })
})

it('asks for more than quizzes only where a part or a total is named', () => {
  const base = { modules: 'all' as const, finalTest: true, minimumMark: 70 }
  expect(asksMore({ passRule: base })).toBe(false)
  expect(asksMore({ passRule: { ...base, parts: {} } })).toBe(false)
  expect(asksMore({ passRule: { ...base, weights: { finalTest: 100 } } })).toBe(false)
  expect(asksMore({ passRule: { ...base, parts: { plan: 'written' } } })).toBe(true)
  expect(asksMore({ passRule: { ...base, weights: { finalTest: 100 }, minimumTotal: 70 } })).toBe(
    true,
  )
})
