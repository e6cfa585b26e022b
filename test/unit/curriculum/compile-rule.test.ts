import { describe, expect, it } from 'vitest'
import { changesOf } from '../../../worker/curriculum/draft/changes.ts'
import { compileCourse } from '../../../worker/curriculum/index.ts'
import { copiedFiles, freeNames } from '../../../worker/curriculum/draft/new-course.ts'
import { outlineOf } from '../../../worker/curriculum/draft/outline.ts'
import { outlineChange } from '../../../worker/curriculum/draft/write-outline.ts'
import {
  sharedWeights,
  toggleWeights,
  withPart,
} from '../../../site/src/features/curriculum/course/pass-rule-edit.ts'
import {
  removeModule,
  toggleFinalTest,
} from '../../../site/src/features/curriculum/course/outline-edit.ts'
import { courseFiles, SHEET } from '../../factories/course.ts'

const FULL =
  'parts: { attendance: { minimumShare: 80 }, practice: { sheets: all }, plan: signed }, weights: { modules: 30, finalTest: 40, attendance: 10, practice: 20 }, minimumTotal: 75'
const files = (rule?: string, sheets = true) =>
  courseFiles({ sheets, ...(rule === undefined ? {} : { rule }) })

function compiled(rule?: string, sheets = true) {
  const result = compileCourse(files(rule, sheets), 'UJI')
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

function faults(rule: string, sheets = true) {
  const result = compileCourse(files(rule, sheets), 'UJI')
  return result.ok ? [] : result.problems
}

/** The line of `passRule` in the factory's course. */
const LINE =
  (files()[0]
    ?.text.split('\n')
    .findIndex((line) => line.startsWith('passRule')) ?? -1) + 1

describe('what is published', () => {
  it('names every practice sheet that the course has', () => {
    const { passRule } = compiled(FULL).head
    expect(passRule.parts).toEqual({
      attendance: { minimumShare: 80 },
      plan: 'signed',
      practice: {
        sheets: [
          { module: 'satu', sheet: SHEET, title: 'Praktik satu' },
          { module: 'dua', sheet: SHEET, title: 'Praktik dua' },
        ],
      },
    })
    expect(passRule).toMatchObject({ minimumTotal: 75, weights: { practice: 20 } })
  })

  it('is what it always was for a rule without parts', () => {
    expect(compiled().head.passRule).toEqual({ modules: 'all', finalTest: true, minimumMark: 70 })
    expect(compiled('parts: {}').head.passRule).toEqual(compiled().head.passRule)
  })
})

describe('faults, each with its line', () => {
  it.each([
    ['parts: { practice: { sheets: all } }', false, 'PRACTICE_SHEETS_NONE', ''],
    [
      'parts: { practice: { sheets: [{ module: tiga, sheet: lembar-praktik }] } }',
      true,
      'PRACTICE_SHEET_UNKNOWN',
      'tiga/lembar-praktik',
    ],
    [
      'parts: { practice: { sheets: [{ module: satu, sheet: lembar-praktik }, { module: satu, sheet: lembar-praktik }] } }',
      true,
      'NAMED_TWICE',
      'satu/lembar-praktik',
    ],
    ['weights: { modules: 50, finalTest: 40 }', true, 'WEIGHTS_SUM', '90'],
    ['weights: { finalTest: 60, attendance: 40 }', true, 'WEIGHT_WITHOUT_PART', 'attendance'],
    ['minimumTotal: 70', true, 'WEIGHTS_MISSING', ''],
    [
      'parts: { attendance: { minimumShare: 80 } }, weights: { attendance: 100 }',
      true,
      'WEIGHTS_ONLINE',
      '',
    ],
    [
      'parts: { attendance: { minimumShare: 101 } }',
      true,
      'FIELD_WRONG',
      'passRule.parts.attendance.minimumShare',
    ],
    ['parts: { plan: maybe }', true, 'FIELD_WRONG', 'passRule.parts.plan'],
    ['parts: { visit: 3 }', true, 'FIELD_UNKNOWN', 'passRule.parts.visit'],
  ] as const)('%s', (rule, sheets, reason, about) => {
    expect(faults(rule, sheets)).toContainEqual({ file: 'course.yaml', line: LINE, reason, about })
  })
})

describe('in the workshop', () => {
  it('comes into the form and goes back into the file as it was', () => {
    const outline = outlineOf(files(FULL))
    expect(outline.settings.passRule).toMatchObject({
      parts: { practice: { sheets: 'all' }, plan: 'signed' },
      minimumTotal: 75,
    })
    expect(outlineChange(files(FULL), outline, 'UJI').put).toEqual([])
    const wished = { ...outline.settings, title: 'Lain' }
    const { put } = outlineChange(files(FULL), { ...outline, settings: wished }, 'UJI')
    const again = outlineOf([...put, ...files(FULL).slice(1)])
    expect(again.settings).toEqual(wished)
  })

  it('goes along with a copy, to the modules of the copy', () => {
    const rule = `parts: { practice: { sheets: [{ module: dua, sheet: ${SHEET} }] } }`
    const copy = copiedFiles(
      files(rule),
      { title: 'Salinan', code: 'SALIN', from: 'UJI' },
      freeNames([]),
    )
    const result = compileCourse(copy, 'SALIN')
    expect(result.ok && result.value.head.passRule.parts?.practice?.sheets).toEqual([
      { module: 'salin-dua', sheet: SHEET, title: 'Praktik dua' },
    ])
  })

  it('says part by part what publishing would change', () => {
    const content = (rule?: string) => {
      const { head, packs, facts, materials } = compiled(rule)
      return { head, packs, facts, materials }
    }
    const changes = changesOf(content(), content(FULL))
    expect(Object.fromEntries(changes.map(({ what, after }) => [what, after]))).toEqual({
      'passRule.attendance': '80',
      'passRule.practice': 'Praktik satu, Praktik dua',
      'passRule.plan': 'signed',
      'passRule.weights.modules': '30',
      'passRule.weights.finalTest': '40',
      'passRule.weights.attendance': '10',
      'passRule.weights.practice': '20',
      'passRule.minimumTotal': '75',
    })
  })

  it('keeps weights for exactly the parts that the rule has', () => {
    const plain = outlineOf(files()).settings.passRule
    const weighed = toggleWeights(plain, true)
    expect(weighed.weights).toEqual({ modules: 50, finalTest: 50 })
    const more = withPart(weighed, 'attendance', { minimumShare: 80 })
    expect(more.weights).toEqual({ modules: 34, finalTest: 33, attendance: 33 })
    const own = { ...more, weights: { modules: 20, finalTest: 70, attendance: 10 } }
    expect(withPart(own, 'attendance', { minimumShare: 90 }).weights).toEqual(own.weights)
    expect(sharedWeights(own)).toBe(own)
    const less = withPart(own, 'attendance', undefined)
    expect(less.weights).toEqual({ modules: 50, finalTest: 50 })
    expect(less.parts).toBeUndefined()
    expect(toggleWeights({ ...less, minimumTotal: 70 }, false)).toEqual(plain)
  })

  it('asks for nothing of a module or a test that is gone', () => {
    const rule = `parts: { practice: { sheets: [{ module: dua, sheet: ${SHEET} }] } }, weights: { finalTest: 60, modules: 20, practice: 20 }`
    const { settings, modules } = outlineOf(files(rule))
    const outline = { settings, modules: [...modules] }
    const gone = removeModule(outline, 'dua').settings.passRule
    expect(gone.parts).toBeUndefined()
    expect(gone.weights).toEqual({ modules: 50, finalTest: 50 })
    const untested = toggleFinalTest(settings, 'UJI', 'Tes akhir').passRule
    expect(untested.weights).toEqual({ modules: 50, practice: 50 })
  })
})
