import { describe, expect, it } from 'vitest'
import { TextWriter, Uint8ArrayReader, ZipReader } from '@zip.js/zip.js'
import { XMLParser } from 'fast-xml-parser'
import { wordFile } from '../../../site/src/lib/word-file.ts'
import { activityReport } from '../../../site/src/render/activity-report.ts'
import { STORY } from '../../../site/src/text/activity-report.ts'
import type { ActivityReport } from '../../../worker/contract/activity-report.ts'

const facts = (own: Partial<ActivityReport> = {}): ActivityReport => ({
  isDemo: false,
  districtName: 'Kabupaten Lumajang',
  officeName: 'Dinas Pemberdayaan Masyarakat dan Desa',
  cadreTitle: 'Kader Pembangunan Manusia',
  asOf: '2026-11-21',
  printed: 'Dicetak dari Kelas Kader pada 21 November 2026, 08.30 WIB',
  subDistrictName: null,
  cohort: {
    name: 'Angkatan <I> & "II"',
    place: 'Aula',
    startsOn: '2026-06-01',
    endsOn: '2026-06-03',
  },
  course: {
    title: 'Pelatihan Dasar',
    version: 3,
    modules: [
      { title: 'Mengenal KPM', hours: 2 },
      { title: 'Mengukur', hours: 3.5 },
    ],
  },
  people: {
    invited: 268,
    women: 200,
    men: 60,
    tpkCadres: 0,
    posyanduCadres: 0,
    otherCadres: 0,
    bySubDistrict: [
      { name: 'Senduro', cadres: 200 },
      { name: '', cadres: 68 },
    ],
  },
  result: {
    passed: 171,
    passedBefore: 3,
    tested: 150,
    before: 41.24,
    after: 82.06,
    gain: 40.82,
    growth: null,
    trained: 160,
  },
  signer: null,
  signsAs: 'Kepala Dinas Pemberdayaan Masyarakat dan Desa',
  ...own,
})

const saidIn = (own: Partial<ActivityReport> = {}) => JSON.stringify(activityReport(facts(own)))

describe('the written report of a cohort', () => {
  it('has the eleven headings in their order', () => {
    const { parts } = activityReport(facts())
    const headings = parts.flatMap((part) => (part.is === 'heading' ? [part.text] : []))
    expect(headings).toEqual(Object.values(STORY.headings))
    expect(headings.map((text) => text.charAt(0)).join('')).toBe('ABCDEFGHIJK')
  })

  it('names the cadres as what they are', () => {
    expect(saidIn()).toContain('PELATIHAN KADER PEMBANGUNAN MANUSIA (KPM)')
    const team = saidIn({ people: { ...facts().people, invited: 45, tpkCadres: 45 } })
    expect(team).toContain('Menurut jenis kader: 45 TPK.')
    expect(team.replace('Mengenal KPM', '')).not.toContain('KPM')
  })

  it('fills in the numbers and leaves to a person what the platform cannot know', () => {
    const { parts } = activityReport(facts())
    const tables = parts.flatMap((part) => (part.is === 'table' ? [part.rows] : []))
    expect(tables).toContainEqual([
      ['Senduro', '200'],
      ['Belum ada wilayah tugas', '68'],
      ['Jumlah', '268'],
    ])
    expect(tables).toContainEqual([
      ['1', 'Mengenal KPM', '2'],
      ['2', 'Mengukur', '3,5'],
      ['', 'Jumlah', '5,5'],
    ])
    expect(tables).toContainEqual([
      ['Peserta yang diundang', '268'],
      ['Lulus sejak hari pertama kegiatan', '171'],
      ['Sudah lulus sebelum kegiatan', '3'],
      ['Memegang sertifikat yang dihitung sebagai terlatih', '160'],
      ['Rata-rata tes awal', '41,2'],
      ['Rata-rata tes akhir', '82,1'],
      ['Selisih tes akhir dan tes awal', 'naik 40,8'],
    ])
    expect(saidIn()).toContain('200 perempuan, 60 laki-laki, dan 8 orang')
    expect(saidIn()).toContain('Senin, 1 Juni 2026 s.d. Rabu, 3 Juni 2026')
    const todo = parts.flatMap((part) => (part.is === 'todo' ? [part.text] : []))
    for (const own of [
      STORY.ownPresent,
      STORY.ownSpeakers,
      STORY.ownObstacles,
      STORY.ownPictures,
    ]) {
      expect(todo).toContain(own)
    }
  })

  it('claims no results where there are none, and nobody else than those it counted', () => {
    const none = {
      passed: null,
      passedBefore: null,
      tested: 0,
      before: null,
      after: null,
      gain: null,
      growth: null,
      trained: 0,
    }
    const plain = saidIn({ course: null, result: none })
    expect(plain).toContain(STORY.noCourse)
    expect(plain).not.toMatch(/Rata-rata tes|Lulus sejak/)
    expect(plain).toContain(STORY.ownContents)
    expect(saidIn({ result: { ...none, passed: 0, passedBefore: 0 } })).toContain(STORY.noTests)
    const part = saidIn({ subDistrictName: 'Senduro' })
    expect(part).toContain('hanya tentang peserta dari Kecamatan Senduro')
    expect(saidIn({ isDemo: true })).toContain('DATA CONTOH')
    expect(saidIn()).not.toContain('DATA CONTOH')
  })

  it('is a file for Word: well-formed, with any name as text, what is to be written on yellow', async () => {
    const story = activityReport(facts())
    const blob = await wordFile(story, { title: 'LAPORAN KEGIATAN', page: 'Halaman', of: 'dari' })
    const xml = await textIn(blob, 'word/document.xml')
    expect(() => new XMLParser().parse(xml, true)).not.toThrow()
    expect(xml).toContain('Angkatan &lt;I&gt; &amp; &quot;II&quot;')
    const marked = xml.match(/<w:highlight w:val="yellow"\/>/g) ?? []
    expect(marked).toHaveLength(story.parts.filter(({ is }) => is === 'todo').length)
    expect(await textIn(blob, '[Content_Types].xml')).toContain(
      'wordprocessingml.document.main+xml',
    )
  })
})

async function textIn(zip: Blob, name: string): Promise<string> {
  const bytes = new Uint8Array(await zip.arrayBuffer())
  const entries = await new ZipReader(new Uint8ArrayReader(bytes)).getEntries()
  const entry = entries.find(({ filename }) => filename === name)
  if (entry === undefined || entry.directory) throw new Error(`no ${name}`)
  return entry.getData(new TextWriter())
}
