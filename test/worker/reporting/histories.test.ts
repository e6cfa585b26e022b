/**
 * A hundred districts with histories that nobody wrote, each looked at ten times while it goes on: people are entered by list and by
 * hand, serve in several places, leave, are followed, moved, found to be entered twice; papers are issued, revoked, replaced,
 * recorded, run out; villages are renamed, split, merged, moved; days pass. Every time three counts of the product and one of this file, which is made from what was done and
 * not from its tables, are the same: for today, and for a past day on which something began or ended.
 */
import { beforeAll, expect, it } from 'vitest'
import { allow } from '../../../worker/core/access.ts'
import { figuresFromCounters, figuresFromIntervals } from '../../../worker/reporting/figures.ts'
import { verifyCoverage } from '../../../worker/roster/index.ts'
import { areasOf, makeSmallDistricts } from '../../factories/histories.ts'
import { type Held, History, type Term } from '../../factories/history.ts'
import { byList, STEP_KINDS } from '../../factories/history-steps.ts'

const DISTRICTS = 100
/** A history that went on is another one. */
const LOOKS = 10
const HISTORIES = DISTRICTS * LOOKS
const FIRST_SEED = 20_261_122
const STEPS = { least: 2, most: 4 } as const
/** At once: the database answers one at a time, and the Worker decides meanwhile. */
const AT_ONCE = 8

// ---------------------------------------------------------------- counted by hand

/** The definitions of kpm.md 3.6, person by person, for one day. */
function byHand(history: History, day: string) {
  const { subDistricts } = areasOf(history.district)
  const villages = history.villagesOn(day)
  const running = ({ from, until }: Term) => from <= day && !(until !== null && until <= day)
  const holds = (paper: Held) => {
    const ended = [paper.expiresOn, paper.endedOn].some((on) => on !== null && on <= day)
    return paper.counts && paper.issuedOn <= day && !ended
  }
  const people = history.persons.map((person) => {
    const papers = history.entriesOf(person).flatMap((entry) => entry.papers.filter(holds))
    const places = history.termsOf(person).filter(running)
    return {
      areas: new Set(places.map(({ area }) => area)),
      kind: person.kind,
      isTrained: papers.length > 0,
      isByOldPaper: papers.length > 0 && papers.every(({ isRecorded }) => isRecorded),
    }
  })
  const countIn = (scope: string) => {
    const serving = people.filter(({ areas }) => [...areas].some((area) => area.startsWith(scope)))
    const done = serving.filter(({ isTrained }) => isTrained)
    const here = villages.filter(({ code }) => code.startsWith(scope))
    const kelurahan = here.filter(({ kind }) => kind === 'kelurahan').length
    const withOne = (of: typeof people) =>
      here.filter(({ code }) => of.some(({ areas }) => areas.has(code))).length
    return {
      code: scope,
      villages: here.length - kelurahan,
      kelurahan,
      areas: here.length,
      cadres: serving.length,
      trained: done.length,
      subDistrictCadres: serving.filter(({ areas }) =>
        [...areas].some((area) => area.length === 8 && area.startsWith(scope)),
      ).length,
      areasWithCadre: withOne(people),
      areasCovered: withOne(people.filter(({ isTrained }) => isTrained)),
      recorded: serving.filter(({ isByOldPaper }) => isByOldPaper).length,
      tpkCadres: serving.filter(({ kind }) => kind.startsWith('TPK')).length,
      posyanduCadres: serving.filter(({ kind }) => kind === 'POSYANDU').length,
      otherCadres: serving.filter(({ kind }) => kind === 'OTHER').length,
      tpkTrained: done.filter(({ kind }) => kind.startsWith('TPK')).length,
      posyanduTrained: done.filter(({ kind }) => kind === 'POSYANDU').length,
      otherTrained: done.filter(({ kind }) => kind === 'OTHER').length,
    }
  }
  return {
    asOf: day,
    scopes: [history.district, ...subDistricts].map(countIn),
    villages: villages.map(({ code, name }) => {
      const here = people.filter(({ areas }) => areas.has(code))
      return [code, name, here.length, here.filter(({ isTrained }) => isTrained).length]
    }),
  }
}

type Figures = NonNullable<Awaited<ReturnType<typeof figuresFromCounters>>>

/** Figures of the product in the same form. */
function inForm({ asOf, total, parts, villages, recorded }: Figures): ReturnType<typeof byHand> {
  return {
    asOf,
    scopes: [total, ...parts].map(({ code, ...counts }) => ({
      code,
      villages: counts.villages,
      kelurahan: counts.kelurahan,
      areas: counts.areas,
      cadres: counts.cadres,
      trained: counts.trained,
      subDistrictCadres: counts.subDistrictCadres,
      areasWithCadre: counts.areasWithCadre,
      areasCovered: counts.areasCovered,
      recorded: recorded[code] ?? 0,
      tpkCadres: counts.tpkCadres,
      posyanduCadres: counts.posyanduCadres,
      otherCadres: counts.otherCadres,
      tpkTrained: counts.tpkTrained,
      posyanduTrained: counts.posyanduTrained,
      otherTrained: counts.otherTrained,
    })),
    villages: villages.map(({ code, name, cadres, trained }) => [code, name, cadres, trained]),
  }
}

// ---------------------------------------------------------------- the proof

let districts: readonly string[] = []
beforeAll(async () => {
  districts = await makeSmallDistricts(DISTRICTS)
})

async function goOn(history: History): Promise<void> {
  const steps = STEPS.least + history.upTo(STEPS.most - STEPS.least)
  for (let step = 0; step < steps; step += 1) {
    await history.pick(STEP_KINDS)?.(history)
    history.events += 1
  }
}

/** Compares today and a past day. */
async function look(history: History): Promise<void> {
  const { ctx, district, today } = history
  const by = allow(ctx, 'coverage.recount', district)
  expect(await verifyCoverage(ctx.db, by, district)).toEqual([])
  const counters = await figuresFromCounters(ctx, district)
  expect(counters === null ? null : inForm(counters)).toEqual(byHand(history, today))
  for (const day of [today, history.pastDay()]) {
    const figures = await figuresFromIntervals(ctx, district, day)
    expect(inForm(figures)).toEqual(byHand(history, day))
  }
}

it(`counts the same in four ways, in ${HISTORIES} histories`, { timeout: 900_000 }, async (t) => {
  const done = { histories: 0, events: 0, days: 0 }
  const faults: string[] = []
  const queue = [...districts.entries()]
  const liveNext = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [index, district] = next
      const seed = FIRST_SEED + index
      const history = new History(district, seed)
      try {
        await byList(history)
        for (let times = 0; times < LOOKS; times += 1) {
          await goOn(history)
          await look(history)
          done.histories += 1
          done.days += 2
        }
      } catch (error) {
        faults.push(`seed ${seed}, after ${history.events} events: ${String(error)}`)
      }
      done.events += history.events
      if (faults.length > 3) return
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, liveNext))
  expect(faults.join('\n')).toBe('')
  expect(done.histories).toBe(HISTORIES)
  const counted = `${done.histories} histories, ${done.events} events, ${done.days} days compared`
  await t.annotate(counted, 'figure')
})
