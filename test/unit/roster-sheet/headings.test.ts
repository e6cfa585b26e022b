import { describe, expect, it } from 'vitest'
import { mapHeadings, type Field } from '../../../site/src/features/roster/fields.ts'
import { headingName, nikColumns, reassigned, UNDER } from '../../../site/src/lib/sheet/headings.ts'

/** Every heading is tried among others, so that none is taken merely for want of better. */
function fieldOf(heading: string): string | null {
  const found = Object.entries(mapHeadings([heading])).map(([field]) => field)
  return found[0] ?? null
}

const KNOWN: Readonly<Record<Field, readonly string[]>> = {
  name: ['Nama', 'NAMA KPM', 'Nama Lengkap', 'Nama Kader', 'Nama Lengkap KPM', 'NAMA PETUGAS'],
  subDistrict: ['Kecamatan', 'KEC.', 'Nama Kecamatan', 'Kec'],
  village: [
    'Desa',
    'Desa/Kelurahan',
    'Desa / Kel.',
    'KELURAHAN',
    'Kel',
    'Nama Desa',
    'Wilayah Tugas',
  ],
  regionCode: ['Kode Desa', 'Kode Wilayah', 'Kode Desa/Kel', 'KODE KEMENDAGRI', 'Kd. Desa'],
  areaKind: ['Jenis Wilayah', 'Tingkat'],
  kind: ['Jenis Kader', 'Jabatan', 'Unsur'],
  sex: ['L/P', 'JK', 'Jenis Kelamin', 'Jenis Kelamin (L/P)', 'Sex'],
  phone: ['No HP', 'No. Telp/WA', 'Nomor WhatsApp', 'HP', 'Telepon', 'No. HP/WA'],
  decreeNumber: ['Nomor SK', 'No. SK', 'SK', 'No SK Pengangkatan', 'SK › Nomor'],
  decreeOn: ['Tgl SK', 'Tanggal SK', 'SK Pengangkatan › Tanggal'],
  decreeUntil: ['SK berlaku s.d.', 'Berlaku s/d', 'Masa Berlaku SK', 'SK › Berlaku s.d.'],
  status: ['Status', 'Keaktifan', 'Status Kader'],
  cadreCode: ['Kode Kader', 'No. Kader'],
}

describe('headings', () => {
  for (const [field, headings] of Object.entries(KNOWN)) {
    it.each(headings)(`%s is ${field}`, (heading) => expect(fieldOf(heading)).toBe(field))
  }

  it.each([
    'No',
    'No. Urut',
    'NIK',
    'No. KTP',
    'Keterangan',
    'Ket.',
    'Alamat',
    'Nama Ibu',
    'Nama Kepala Desa',
    'Kode Kecamatan',
    'No. Rekening',
    'Tempat Lahir',
    'Tanggal Lahir',
    'Pendidikan',
  ])('%s is none of ours', (heading) => expect(fieldOf(heading)).toBeNull())

  it('gives each field one column and each column one field', () => {
    const mapping = mapHeadings(['Nama', 'Desa', 'Nama Lengkap', 'No HP', 'No WA'])
    expect(mapping).toEqual({ name: 0, village: 1, phone: 3 })
  })

  it('does not care for the order', () => {
    expect(mapHeadings(['HP', 'Kec', 'JK', 'Nama KPM', 'Kode Desa'])).toEqual({
      phone: 0,
      subDistrict: 1,
      sex: 2,
      name: 3,
      regionCode: 4,
    })
  })

  it('does not take a column of telephone numbers for NIK', () => {
    const rows = [['081234567890'], ['6281234567890']]
    expect(nikColumns(['No HP'], rows).size).toBe(0)
  })
})

describe('a column that a person corrects', () => {
  const found = { name: 1, village: 3 }

  it('serves the field that was chosen, and no other', () => {
    expect(reassigned<Field>(found, 'subDistrict', 4)).toEqual({ ...found, subDistrict: 4 })
    expect(reassigned<Field>(found, 'village', 1)).toEqual({ village: 1 })
  })

  it('is taken from its field, and nothing else changes', () => {
    expect(reassigned<Field>(found, 'village', null)).toEqual({ name: 1 })
    expect(found).toEqual({ name: 1, village: 3 })
  })

  it('is called by its heading and that of its group', () => {
    const headings = [`Sertifikat${UNDER}Nomor`, '']
    expect([0, 1, 2].map((column) => headingName(headings, column))).toEqual([
      'Sertifikat: Nomor',
      '',
      '',
    ])
  })
})
