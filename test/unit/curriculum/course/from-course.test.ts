import { describe, expect, it } from 'vitest'
import {
  fromCourse,
  itemHref,
  moduleHref,
  searchOf,
  withCode,
} from '../../../../site/src/features/curriculum/from-course.ts'

const FROM = { courseId: 'a1', module: 'gizi-modul-1', area: '35.08', codes: [] }

describe('a question that is written for a module', () => {
  it('is found again from the address, with those written before it in their order', () => {
    const next = withCode(withCode(FROM, 'satu'), 'dua')
    expect(fromCourse(searchOf(next))).toEqual({ ...FROM, codes: ['satu', 'dua'] })
    expect(withCode(next, 'satu')).toEqual(next)
  })

  it('leads from the module to the page of the question and back to the module', () => {
    const there = new URL(itemHref(FROM, 'baru'), 'https://contoh.id')
    expect(there.hash).toBe('#baru')
    const back = new URL(moduleHref(withCode(FROM, 'satu')), 'https://contoh.id')
    expect([back.pathname, back.hash]).toEqual(['/pelatih/kursus/', '#modul-gizi-modul-1'])
    expect(fromCourse(back.search)?.codes).toEqual(['satu'])
  })

  it('is of no module where none is named', () => {
    expect(fromCourse('?kursus=a1')).toBeNull()
    expect(fromCourse('?bank=35.08')).toBeNull()
  })
})
