import { describe, expect, it } from 'vitest'
import type { MeetingReport } from '../../../worker/contract/attendance-reports.ts'
import type { StoryPart } from '../../../site/src/render/story-part.ts'
import { meetingReport } from '../../../site/src/render/meeting-report.ts'

const counts = { PRESENT: 20, LATE: 3, EXCUSED: 1, SICK: 1, ABSENT: 2, none: 3 }
const ratna = { name: 'dr. Ratna Dewi', institution: 'Dinas Kesehatan', topic: '' }
const session = (
  title: string,
  isCounted: boolean,
  speakers: MeetingReport['sessions'][number]['speakers'],
) => ({
  id: title,
  date: '2026-10-07',
  startsAt: '08:30',
  endsAt: '10:00',
  title,
  hours: isCounted ? 2 : 0,
  speakers,
  isCounted,
  counts,
})
const FACTS: MeetingReport = {
  isDemo: false,
  districtName: 'Kabupaten Lumajang',
  officeName: 'Dinas Pemberdayaan Masyarakat dan Desa',
  asOf: '2026-10-09',
  printed: 'Dicetak dari Kelas Kader pada 9 Oktober 2026, 09.00 WIB',
  subDistrictName: null,
  meeting: {
    id: 'm',
    area: { code: '35.08', name: 'Kabupaten Lumajang', level: 'district' },
    kind: 'TRAINING',
    title: 'Pelatihan Dasar KPM',
    place: 'Aula PKK',
    startsOn: '2026-10-07',
    endsOn: '2026-10-08',
    courseCode: 'KPM-DASAR',
    capacity: 30,
    budgetSource: 'DPA Dinas PMD 2026',
    basis: 'Keputusan Bupati Nomor 141 Tahun 2026',
    state: 'HELD',
    version: 3,
    people: 28,
    sessions: 3,
    hours: 4,
  },
  sessions: [
    session('Pembukaan', false, []),
    session('Peran KPM', true, [ratna]),
    session('Mengukur', true, [{ ...ratna, topic: 'Panjang badan' }]),
  ],
  people: {
    invited: 28,
    women: 27,
    men: 1,
    tpkCadres: 0,
    posyanduCadres: 0,
    otherCadres: 0,
    came: 25,
    reached: 20,
    walkIns: 1,
    guests: 2,
    bySubDistrict: [
      { name: 'Kunir', invited: 20, came: 18 },
      { name: '', invited: 8, came: 7 },
    ],
  },
  result: {
    course: 'Dasar KPM',
    passed: 20,
    passedBefore: 0,
    before: 41.26,
    after: 80,
    tested: 19,
    gain: 38.74,
    growth: null,
  },
  evaluation: null,
  minutes: {
    reached: 'Semua desa punya rencana.',
    obstacles: 'Alat ukur kurang.\nJalan rusak.',
    actions: [
      { what: 'Pinjam antropometri kit', personInCharge: 'Puskesmas', dueOn: '2026-11-01' },
      { what: 'Lapor ke camat', personInCharge: 'KPM', dueOn: null },
    ],
  },
  sheets: 2,
  signer: null,
  signsAs: 'Kepala Dinas Pemberdayaan Masyarakat dan Desa',
}

const wordsOf = (part: StoryPart): string => {
  switch (part.is) {
    case 'heading':
    case 'text':
    case 'todo':
      return part.text
    case 'list':
      return part.items.join('\n')
    case 'facts':
      return part.rows.map((row) => row.join(': ')).join('\n')
    case 'table':
      return [part.head, ...part.rows].map((row) => row.join(' | ')).join('\n')
    case 'letterhead':
    case 'title':
      return part.lines.join('\n')
    case 'signature':
      return [...part.before, ...part.after].join('\n')
  }
}
const storyOf = (wish: Partial<MeetingReport> = {}) => meetingReport({ ...FACTS, ...wish }).parts
const textOf = (wish?: Partial<MeetingReport>) => storyOf(wish).map(wordsOf).join('\n')
const under = (heading: string, wish?: Partial<MeetingReport>) => {
  const parts = storyOf(wish)
  const at = parts.findIndex((part) => part.is === 'heading' && part.text.startsWith(heading))
  const next = parts.findIndex((part, index) => index > at && part.is === 'heading')
  return parts.slice(at + 1, next === -1 ? undefined : next)
}

describe('the written report of a meeting', () => {
  it('has the eleven headings in their order', () => {
    expect(
      storyOf().flatMap((part) => (part.is === 'heading' ? part.text.slice(0, 2) : [])),
    ).toEqual([...'ABCDEFGHIJK'].map((letter) => `${letter}.`))
  })

  it('fills in what the platform knows', () => {
    expect(under('A').map(wordsOf).join('\n')).toContain('Keputusan Bupati Nomor 141 Tahun 2026.')
    expect(under('C').map(wordsOf).join('\n')).toBe(
      'Kegiatan: Pelatihan Dasar KPM\nJenis: Pelatihan\nHari, tanggal: Rabu, 7 Oktober 2026 s.d. Kamis, 8 Oktober 2026\nTempat: Aula PKK\nPenyelenggara: Kabupaten Lumajang\nSumber biaya: DPA Dinas PMD 2026',
    )
    const people = under('D').map(wordsOf).join('\n')
    expect(people).toContain('28 orang: 27 perempuan dan 1 laki-laki')
    expect(people).toContain('25 dari 28 orang yang diundang (89,3%)')
    expect(people).toContain('1 kader dan 2 tamu')
    expect(people).toContain('Kunir | 20 | 18\nBelum ada wilayah tugas | 8 | 7\nJumlah | 28 | 25')
    // The opening, of which no roll was taken, is not among them.
    expect(people).toContain('2. Rab 7 Okt 08.30, Peran KPM | 23 | 2 | 5')
    expect(people).not.toContain('Pembukaan')
    expect(under('E').map(wordsOf)[0]).toBe(
      'Nama | Instansi | Materi\ndr. Ratna Dewi | Dinas Kesehatan | Peran KPM; Panjang badan',
    )
    expect(under('F').map(wordsOf).join('\n')).toContain('Jumlah | 4')
    const result = under('G').map(wordsOf).join('\n')
    expect(result).toContain('Hadir di 80% sesi atau lebih | 20')
    expect(result).toContain('Rata-rata tes awal | 41,3')
    expect(result).toContain('naik 38,7')
    expect(result).toContain('Semua desa punya rencana.')
    expect(under('H').map(wordsOf)).toEqual(['Alat ukur kurang.', 'Jalan rusak.'])
    expect(under('I').map(wordsOf)[0]).toContain(
      'Pinjam antropometri kit | Puskesmas | 1 November 2026\nLapor ke camat | KPM | ',
    )
    expect(under('J').map(wordsOf)[0]).toContain('2 berkas')
  })

  it('leaves to be written what it does not know, and claims no attendance where no roll was taken', () => {
    const blank = {
      sessions: [],
      result: null,
      sheets: 0,
      minutes: { reached: '', obstacles: '', actions: [] },
      meeting: { ...FACTS.meeting, basis: '', budgetSource: '' },
      people: { ...FACTS.people, came: 0, reached: 0, walkIns: 0, guests: 0 },
    }
    const todos = storyOf(blank).flatMap((part) => (part.is === 'todo' ? part.text : []))
    expect(todos.join('\n')).toContain('Kehadiran belum dicatat di aplikasi')
    expect(todos.join('\n')).toContain('Tulis sumber dan besar biaya')
    expect(todos.join('\n')).toContain('Isi nama narasumber')
    expect(todos.join('\n')).toContain('Tulis kendala')
    expect(todos.join('\n')).toContain('Isi tindak lanjut')
    const said = textOf(blank)
    expect(said).not.toContain('0,0%')
    expect(said).not.toContain('Hadir di 80%')
    expect(said).not.toContain('tes awal')
  })

  it('says that it is of a part, and whose meeting it is', () => {
    const part = textOf({ subDistrictName: 'Kunir', signsAs: 'Camat Kunir' })
    expect(part).toContain('hanya tentang kader dari Kecamatan Kunir')
    expect(part).toContain('Camat Kunir')
    // Its people are of one sub-district: there is nothing to tell apart.
    expect(part).not.toContain('Belum ada wilayah tugas')
    expect(textOf({ isDemo: true })).toContain('DATA CONTOH')
  })
})
