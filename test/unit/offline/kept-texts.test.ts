import 'fake-indexeddb/auto'
import { describe, expect, it, vi } from 'vitest'
import {
  findText,
  forgetText,
  keepText,
  listSetAside,
  setAside,
} from '../../../site/src/lib/kept-texts.ts'

describe('a text on this computer', () => {
  it('is found as it was kept last, under its own place and account only', async () => {
    await keepText('sari/kursus/a', { text: 'satu' })
    await keepText('sari/kursus/a', { text: 'dua' })
    expect(await findText('sari/kursus/a')).toEqual({ text: 'dua' })
    expect(await findText('dewi/kursus/a')).toBeUndefined()
  })

  it('is gone once it is saved elsewhere', async () => {
    await keepText('sari/kursus/b', { text: 'satu' })
    await forgetText('sari/kursus/b')
    expect(await findText('sari/kursus/b')).toBeUndefined()
  })

  it('that was set aside stands with the newest first, and is forgotten after thirty days', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-10-01T00:00:00Z') })
    await setAside('sari/kursus/c', 'lama')
    vi.setSystemTime(new Date('2026-11-20T00:00:00Z'))
    await setAside('sari/kursus/c', 'kemarin')
    await setAside('sari/kursus/c', 'hari ini')
    await setAside('dewi/kursus/c', 'milik orang lain')
    const texts = (await listSetAside('sari/kursus/c')).map(({ text }) => text)
    vi.useRealTimers()
    expect(texts).toEqual(['hari ini', 'kemarin'])
  })
})
