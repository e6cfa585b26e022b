import { describe, expect, it } from 'vitest'
import { ACTION_WORDS, actionWords } from '../../../site/src/text/audit-actions.ts'
import { byDay, dayTitle } from '../../../site/src/text/audit-days.ts'
import {
  auditFileName,
  auditTable,
  didWords,
  GROUP_WORDS,
  sentenceOf,
} from '../../../site/src/text/audit.ts'
import { ROLES_OF } from '../../../worker/core/access.ts'
import { AUDIT_GROUPS, type AuditEntry } from '../../../worker/contract/audit.ts'
import { actionsOf, GROUP_OF } from '../../../worker/audit/groups.ts'

const entry = (more: Partial<AuditEntry>): AuditEntry => ({
  id: '01a1ff25-a6a0-7000-8000-000000000000',
  at: '2026-11-21T17:05:00.000Z',
  actorKind: 'staff',
  actorId: 'a',
  area: '35.08',
  action: 'cadre.edit',
  entity: 'cadre',
  entityId: 'x',
  detail: {},
  actorName: 'Budi Santoso',
  hasActorEnded: false,
  subject: null,
  ...more,
})

describe('the words of actions', () => {
  it.each(Object.keys(ROLES_OF))('has a phrase of its own for %s', (action) => {
    const words = ACTION_WORDS[action]
    expect(words).toMatch(/^[a-z][^.]+[^. ]$/)
    const twins = Object.entries(ACTION_WORDS).filter(([, other]) => other === words)
    expect(twins.map(([name]) => name)).toEqual([action])
  })

  it('has none for what is gone', () => {
    expect(Object.keys(ACTION_WORDS).filter((action) => !(action in ROLES_OF))).toEqual([])
  })

  it('puts every action into one group that has words', () => {
    const grouped = AUDIT_GROUPS.flatMap((group) => actionsOf(group))
    expect(grouped.toSorted()).toEqual(Object.keys(ROLES_OF).toSorted())
    for (const group of Object.values(GROUP_OF)) expect(GROUP_WORDS[group]).toBeTruthy()
  })

  it('tells apart what one permission serves for', () => {
    expect(actionWords('cadre.edit', 'cadre', { added: true })).toBe('menambahkan kader')
    expect(actionWords('cadre.edit', 'cadre', { fields: 'name kind' })).toBe('mengubah data kader')
    expect(actionWords('name.answer', 'name_answer', { isRight: false })).toContain('diperbaiki')
    expect(actionWords('report.export', 'audit', {})).toBe('menyimpan riwayat sebagai berkas')
  })

  it('tells what was undone, taken from many and printed', () => {
    expect(actionWords('cadre.merge', 'cadreMerge', { undone: true })).toContain('memisahkan')
    expect(actionWords('cadre.readPhone', 'district', { cadres: 3 })).toContain('banyak kader')
    expect(actionWords('cohort.edit', 'cohort', { change: 'remove' })).toContain('mengeluarkan')
    const printed = { format: 'print', asOf: '2026-11-22', rows: 12 }
    const told = { action: 'report.export', entity: 'report', entityId: 'R3', detail: printed }
    expect(sentenceOf(entry(told))).toBe(
      'Budi Santoso menyimpan atau mencetak laporan: laporan R3, 12 baris, keadaan 22 November 2026, dicetak.',
    )
  })

  it('names an action that it does not know rather than hiding it', () => {
    expect(actionWords('bulan.jemput', 'x', {})).toBe('melakukan “bulan.jemput”')
  })
})

describe('a sentence', () => {
  it('says who did what to whom', () => {
    expect(
      sentenceOf(
        entry({ subject: { id: 'c', name: 'LMJ-4821-K' }, detail: { fields: 'name phoneSealed' } }),
      ),
    ).toBe('Budi Santoso mengubah data kader LMJ-4821-K: nama, nomor HP.')
  })

  it('counts', () => {
    const action = 'cadre.import'
    const detail = { position: 0, added: 1268, changed: 3, unchanged: 0, skipped: 0, left: 2 }
    expect(sentenceOf(entry({ action, entity: 'rosterImport', detail }))).toBe(
      'Budi Santoso mengimpor daftar kader: 1.268 baru, 3 berubah, 2 belum masuk.',
    )
    const issue = { members: 12, year: 2026, first: 1, last: 12 }
    expect(didWords(entry({ action: 'certificate.issue', detail: issue })).facts).toBe(
      '12 kader, tahun 2026',
    )
  })

  it('names nobody for many, and nobody twice', () => {
    const cards = { action: 'activation.issue', subject: { id: 'c', name: 'LMJ-4821-K' } }
    expect(sentenceOf(entry({ ...cards, detail: { codes: 6 } }))).toBe(
      'Budi Santoso membuat kartu masuk kader: 6 kartu.',
    )
    expect(sentenceOf(entry({ ...cards, detail: { codes: 1 } }))).toContain('LMJ-4821-K: 1 kartu')
    const own = { actorKind: 'cadre', actorName: 'LMJ-4821-K', action: 'attempt.submit' } as const
    const detail = { course: 'KPM-DASAR', quiz: 'tes-akhir', passed: true }
    expect(sentenceOf(entry({ ...own, subject: cards.subject, detail }))).toBe(
      'Kader LMJ-4821-K mengumpulkan jawaban tes: kursus KPM-DASAR, tes akhir, lulus.',
    )
  })

  it('words reasons of a kept list and dates, and leaves out what people wrote', () => {
    const ended = { cadreId: 'c', reason: 'TERM_OVER', endedOn: '2026-12-31', successorId: null }
    expect(
      sentenceOf(
        entry({
          action: 'assignment.end',
          subject: { id: 'c', name: 'LMJ-4821-K' },
          detail: ended,
        }),
      ),
    ).toBe(
      'Budi Santoso mengakhiri penugasan kader LMJ-4821-K: masa tugas habis, berakhir 31 Desember 2026.',
    )
    const withdrawn = { code: 'KPM', withdrawn: true, reason: 'Ibu Siti mengeluh' }
    expect(sentenceOf(entry({ action: 'course.withdraw', detail: withdrawn }))).toBe(
      'Budi Santoso menarik kursus dari pemakaian: kursus KPM.',
    )
  })

  it.each([
    [{ actorKind: 'system', actorId: 'nightly', actorName: null }, 'Sistem'],
    [{ actorKind: 'public', actorId: null, actorName: null }, 'Umum'],
    [{ actorKind: 'cadre', actorName: 'LMJ-4821-K' }, 'Kader LMJ-4821-K'],
    [{ actorKind: 'staff', hasActorEnded: true }, 'Budi Santoso (akun sudah ditutup)'],
    [{ actorKind: 'staff', actorName: null }, 'Petugas yang tidak dikenal lagi'],
  ] as const)('begins with the actor %o', (more, words) => {
    expect(sentenceOf(entry({ ...more, action: 'session.open', entity: 'session' }))).toBe(
      `${words} masuk.`,
    )
  })
})

describe('a day', () => {
  const at = (...moments: string[]) => moments.map((moment) => ({ at: moment }))

  it('begins at midnight on the wall of the district', () => {
    const late = at('2026-11-21T17:30:00.000Z', '2026-11-21T16:59:59.000Z')
    expect(byDay(late, 'Asia/Jakarta').map(([day]) => day)).toEqual(['2026-11-22', '2026-11-21'])
    expect(byDay(late, 'Asia/Makassar').map(([day]) => day)).toEqual(['2026-11-22'])
  })

  it('is called as people call it', () => {
    expect(dayTitle('2026-11-22', '2026-11-22')).toBe('Hari ini, Minggu, 22 November 2026')
    expect(dayTitle('2026-10-31', '2026-11-01')).toBe('Kemarin, Sabtu, 31 Oktober 2026')
    expect(dayTitle('2026-11-02', '2026-11-22')).toBe('Senin, 2 November 2026')
  })
})

describe('the file', () => {
  it('has the day and time of the district and a column for each part', () => {
    const table = auditTable([entry({ subject: { id: 'c', name: 'LMJ-4821-K' } })], 'Asia/Jayapura')
    expect(table[1]).toEqual([
      '22 November 2026',
      '02.05 WIT',
      'Budi Santoso',
      'mengubah data kader',
      'LMJ-4821-K',
      '',
      '35.08',
      '01a1ff25-a6a0-7000-8000-000000000000',
    ])
    expect(table[0]?.length).toBe(table[1]?.length)
  })

  it('is named after its area and days', () => {
    expect(auditFileName('35.08', {})).toBe('riwayat-35.08')
    expect(auditFileName('35.08', { from: '2026-11-01', to: '2026-11-22' })).toBe(
      'riwayat-35.08-2026-11-01-2026-11-22',
    )
  })
})
