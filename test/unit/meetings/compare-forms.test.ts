/** What is said before one form of a meeting is saved over another. */
import { expect, it } from 'vitest'
import { lostOf } from '../../../site/src/features/meetings/compare-forms.ts'
import {
  added,
  emptyForm,
  endedOn,
  startedOn,
  type MeetingForm,
} from '../../../site/src/features/meetings/meeting-form.ts'
import { MEETING_FORM } from '../../../site/src/text/meetings.ts'

function begun(): MeetingForm {
  const facts = { kind: 'TRAINING', title: 'Pelatihan', place: 'Aula' } as const
  const form = startedOn({ ...emptyForm('35.08'), ...facts }, '2026-11-24')
  return { ...added(added(form, 0, 'a'), 0, 'b'), capacity: '30' }
}
const titled = (form: MeetingForm, titles: Readonly<Record<string, string>>): MeetingForm => ({
  ...form,
  sessions: form.sessions.map((session) => ({ ...session, title: titles[session.id] ?? 'Isi' })),
})

it('loses nothing where both say the same', () => {
  expect(lostOf(begun(), { ...begun(), title: 'Pelatihan ' })).toEqual({
    facts: [],
    gone: [],
    replaced: [],
  })
})

it('names the facts of the other that stand otherwise, with their values', () => {
  const theirs = endedOn({ ...begun(), title: 'Rakor', place: 'Balai', capacity: '' }, '2026-11-25')
  expect(lostOf(theirs, begun()).facts).toEqual([
    { label: 'Nama kegiatan', value: 'Rakor' },
    { label: 'Tempat', value: 'Balai' },
    { label: 'Tanggal', value: '24 s.d. 25 November 2026' },
    { label: 'Jumlah tempat', value: '(kosong)' },
  ])
})

it('names the sessions that stand there alone or otherwise, not those that are only in mine', () => {
  const theirs = titled(added(begun(), 0, 'c'), { b: 'Praktik', c: 'Penutup' })
  const mine = titled(added(begun(), 0, 'd'), {})
  expect(lostOf(theirs, mine)).toEqual({
    facts: [],
    gone: ['24 November 2026, 09.30: Penutup'],
    replaced: ['24 November 2026, 08.45: Praktik'],
  })
})

it('does not call a session another because the meeting moved', () => {
  const theirs = startedOn(begun(), '2026-12-01')
  const { facts, replaced } = lostOf(theirs, begun())
  expect(facts).toEqual([{ label: 'Tanggal', value: '1 Desember 2026' }])
  expect(replaced).toEqual([])
})

it('names eight sessions and counts the others', () => {
  const names = Array.from({ length: 11 }, (_, index) => `S${index}`)
  expect(MEETING_FORM.lostSessions(names)).toBe(
    'Sesi yang akan hilang: S0; S1; S2; S3; S4; S5; S6; S7; dan 3 sesi lain',
  )
})
