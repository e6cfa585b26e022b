/** Drafts of plans on a phone that cadres share: whose stay, and how long. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { findDraft, forgetOthers, keepDraft } from '../../../site/src/plan-draft/kept-draft.ts'

const DAY = 86_400_000
const NOW = 100 * DAY
const methods = {
  getItem(this: Record<string, string>, key: string) {
    return this[key] ?? null
  },
  setItem(this: Record<string, string>, key: string, value: string) {
    this[key] = value
  },
  removeItem(this: Record<string, string>, key: string) {
    // As a browser's storage, whose own keys are what it keeps.
    Reflect.deleteProperty(this, key)
  },
}

beforeEach(() => {
  vi.stubGlobal('localStorage', Object.create(methods))
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const drafts = {
  'ani:JALUR': { days: 90, isWaiting: false },
  'ani:LAIN': { days: 90, isWaiting: true },
  'budi:JALUR': { days: 0, isWaiting: false },
  'budi:LAIN': { days: 7, isWaiting: true },
  'citra:JALUR': { days: 7.01, isWaiting: true },
}
function left(reader: string): string[] {
  for (const [key, { days, isWaiting }] of Object.entries(drafts)) {
    keepDraft(key, { at: NOW - days * DAY, fields: [['apa', 'tempat cuci tangan']], isWaiting })
  }
  localStorage.setItem('rtl:rusak', '{')
  localStorage.setItem('lain', 'bukan rencana')
  forgetOthers(reader, NOW)
  expect(localStorage.getItem('lain')).toBe('bukan rencana')
  expect(localStorage.getItem('rtl:rusak')).toBe(null)
  return Object.keys(drafts).filter((key) => findDraft(key) !== null)
}

it('keeps hers who is here, and of others for a week what waits to be sent', () => {
  expect(left('ani')).toEqual(['ani:JALUR', 'ani:LAIN', 'budi:LAIN'])
})

it('keeps nothing but what waits once nobody is signed in', () => {
  expect(left('')).toEqual(['budi:LAIN'])
})

it('breaks nothing where the browser keeps nothing', () => {
  vi.stubGlobal('localStorage', null)
  expect(keepDraft('ani:JALUR', { at: NOW, fields: [], isWaiting: false })).toBe(false)
  expect(() => forgetOthers('ani', NOW)).not.toThrow()
})
