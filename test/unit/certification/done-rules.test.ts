import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hoursDone, printedSessions, type Done } from '../../../worker/certification/done-rules.ts'
import { MAX_PRINTED_SESSIONS } from '../../../worker/contract/certification.ts'
import { MAX_SESSIONS } from '../../../worker/contract/meetings.ts'
import type { CourseHead } from '../../../worker/contract/curriculum.ts'

type Module = CourseHead['modules'][number]

function module(slug: string, theory: number, assignment: number, practice: number): Module {
  // Safe: the rule looks at nothing else of a module.
  return { slug, title: `Modul ${slug}`, jp: { theory, assignment, practice } } as Module
}
const MODULES = [module('peran', 2, 1, 0), module('ukur', 1, 0, 2), module('rembuk', 0, 1, 1)]

type Wish = Partial<Record<Exclude<keyof Done, 'attended'>, readonly string[]>> & {
  readonly attended?: Readonly<Record<string, number>>
}

function done(wish: Wish): Done {
  const set = (slugs: readonly string[] = []) => new Set(slugs)
  return {
    passed: set(wish.passed),
    practised: set(wish.practised),
    withSheet: set(wish.withSheet ?? ['ukur']),
    attended: new Map(Object.entries(wish.attended ?? {})),
  }
}
const rows = (wish: Wish) =>
  hoursDone(MODULES, done(wish)).map(({ title, theory, assignment, practice }) =>
    [title.slice(6), theory, assignment, practice].join(' '),
  )

describe('hours really done', () => {
  it('have no practice for a cadre who learned on her phone only', () => {
    expect(rows({ passed: ['peran', 'ukur', 'rembuk'] })).toEqual([
      'peran 2 1 0',
      'ukur 1 0 0',
      'rembuk 0 1 0',
    ])
  })

  it('have the practice of a module on whose sheet she was competent', () => {
    expect(rows({ passed: ['ukur'], practised: ['ukur'] })).toEqual(['ukur 1 0 2'])
  })

  it('take a session in a hall for practice only where the module has no sheet', () => {
    const attended = { ukur: 2, rembuk: 1 }
    expect(rows({ passed: ['ukur', 'rembuk'], attended })).toEqual(['ukur 1 0 0', 'rembuk 0 1 1'])
  })

  it('take no more practice from a hall than she was there, in whole JP, nor than the module has', () => {
    const inHall = (hours: number) => rows({ withSheet: [], attended: { ukur: hours } })
    expect([0.5, 1, 1.5, 2, 9].map((hours) => inHall(hours))).toEqual([
      [],
      ['ukur 0 0 1'],
      ['ukur 0 0 1'],
      ['ukur 0 0 2'],
      ['ukur 0 0 2'],
    ])
  })

  it('leave out modules of which nothing was done, and keep practice without the quiz', () => {
    expect(rows({})).toEqual([])
    expect(rows({ practised: ['ukur', 'peran'], attended: { peran: 3 } })).toEqual(['ukur 0 0 2'])
  })

  it('are never more than the course has, grow with what is done, and are all of it when all was', () => {
    const slugs = ['a', 'b', 'c', 'd']
    const some = fc.subarray(slugs).map((each) => new Set(each))
    const hours = fc.integer({ min: 0, max: 5 })
    const halves = fc.dictionary(
      fc.constantFrom(...slugs),
      fc.integer({ min: 0, max: 14 }).map((half) => half / 2),
    )
    const attended = halves.map((each) => new Map(Object.entries(each)))
    fc.assert(
      fc.property(
        fc.array(fc.tuple(hours, hours, hours), { minLength: 4, maxLength: 4 }),
        fc.record({ passed: some, practised: some, withSheet: some, attended }),
        fc.record({ passed: some, practised: some, attended }),
        (jp, first, more) => {
          const modules = slugs.map((slug, at) => module(slug, ...(jp[at] ?? [0, 0, 0])))
          const sum = (facts: Done) =>
            hoursDone(modules, facts).reduce(
              (all, { theory, assignment, practice }) => all + theory + assignment + practice,
              0,
            )
          const all = jp.flat().reduce((one, other) => one + other, 0)
          const later = {
            passed: new Set([...first.passed, ...more.passed]),
            practised: new Set([...first.practised, ...more.practised]),
            withSheet: first.withSheet,
            attended: new Map(
              slugs.map((slug) => [
                slug,
                (first.attended.get(slug) ?? 0) + (more.attended.get(slug) ?? 0),
              ]),
            ),
          }
          expect(sum(first)).toBeLessThanOrEqual(sum(later))
          expect(sum(later)).toBeLessThanOrEqual(all)
          const whole = new Set(slugs)
          expect(sum({ ...first, passed: whole, practised: whole })).toBe(all)
          const titles = hoursDone(modules, first).map(({ title }) => title)
          expect(titles).toEqual([...titles].sort())
          for (const { practice, title } of hoursDone(modules, first)) {
            const slug = title.slice(6)
            if (practice === 0) continue
            expect(first.practised.has(slug) || (first.attended.get(slug) ?? 0) >= practice).toBe(
              true,
            )
          }
        },
      ),
    )
  })
})

describe('printed sessions', () => {
  it('are all with hours that a meeting may have, with nothing else of them', () => {
    const session = { date: '2026-11-11', title: 'Sesi', hours: 1, speakers: [] }
    const extra = { ...session, meetingId: 'x', module: null }
    expect(printedSessions([{ ...session, hours: 0 }, extra])).toEqual([session])
    expect(MAX_PRINTED_SESSIONS).toBe(MAX_SESSIONS)
    const all = Array.from({ length: MAX_SESSIONS }, () => session)
    expect(printedSessions(all)).toHaveLength(MAX_SESSIONS)
  })
})
