import { describe, expect, it } from 'vitest'
import { fillIn, unknownPlaces, whatsappLink } from '../../../site/src/lib/message.ts'
import {
  cohortTemplates,
  GROUP_WORDS,
  meetingTemplates,
  uncoveredTemplates,
} from '../../../site/src/text/messages.ts'

const FILLING = {
  nama: 'Siti Aminah',
  desa: 'Desa Tempursari',
  angkatan: 'Angkatan I',
  tanggal: '1 Desember 2026',
  tempat: 'Aula',
  'alamat masuk': 'https://kelas.test/masuk/',
}

describe('places in a message', () => {
  it('are filled in wherever they stand, however they are spaced and written', () => {
    expect(fillIn('Yth. {nama}, { Desa }: {alamat  masuk} {nama}', FILLING)).toBe(
      'Yth. Siti Aminah, Desa Tempursari: https://kelas.test/masuk/ Siti Aminah',
    )
  })

  it('stay as they were written when they are not known here, and are named', () => {
    const text = '{nama} {umur} {tanggal} {umur}'
    const { tanggal: _, ...less } = FILLING
    expect(fillIn(text, less)).toBe('Siti Aminah {umur} {tanggal} {umur}')
    expect(unknownPlaces(text, less)).toEqual(['{umur}', '{tanggal}'])
    expect(unknownPlaces('{nama} {', FILLING)).toEqual([])
    expect(unknownPlaces('{constructor} {toString}', FILLING)).toEqual([
      '{constructor}',
      '{toString}',
    ])
  })

  it('open nothing by what is put in: no second place, no pattern, no line of its own', () => {
    expect(fillIn('{nama} di {tempat}', { ...FILLING, nama: '{tempat} $& $1' })).toBe(
      '{tempat} $& $1 di Aula',
    )
    expect(fillIn('{nama}', { ...FILLING, nama: 'Siti\r\nhttps://jahat.test\u202Eabc' })).toBe(
      'Siti https://jahat.testabc',
    )
  })

  it('are all known in the texts that are offered', () => {
    for (const { text } of cohortTemplates('Dinas'))
      expect(unknownPlaces(text, FILLING)).toEqual([])
    const { angkatan: kegiatan, ...about } = FILLING
    const meeting = {
      ...about,
      kegiatan,
      pukul: '08.00',
      'alamat hadir': 'https://kelas.test/hadir/',
    }
    for (const { text } of meetingTemplates('Dinas', true)) {
      expect(unknownPlaces(text, meeting)).toEqual([])
    }
    const { nama, desa } = FILLING
    const uncovered = { nama, desa, 'alamat masuk': FILLING['alamat masuk'] }
    for (const { text } of uncoveredTemplates('Dinas')) {
      expect(unknownPlaces(text, uncovered)).toEqual([])
    }
  })

  it('name nobody in a text for a group', () => {
    const [invitation] = cohortTemplates('Dinas PMD')
    const text = fillIn(invitation?.text ?? '', { ...FILLING, ...GROUP_WORDS })
    expect(text).toContain('Bapak/Ibu Kader')
    expect(text).toContain('1 Desember 2026')
    expect(text).not.toMatch(/Siti|Tempursari|[{}]/)
  })
})

describe('the address that opens WhatsApp', () => {
  it('carries the whole text as one value', () => {
    const text = 'Halo & salam?\nBaris #2 = 100% +1 "ya" 😀'
    const address = new URL(whatsappLink('6281355557001', text))
    expect(address.origin + address.pathname).toBe('https://wa.me/6281355557001')
    expect([...address.searchParams]).toEqual([['text', text]])
    expect(address.hash).toBe('')
  })

  it('names no receiver when the number is none', () => {
    for (const number of [null, '', '0813', '6281355557001/../x', '6281?text=a', '1555123456789']) {
      expect(new URL(whatsappLink(number, 'Halo')).pathname).toBe('/')
    }
  })

  it('can be made of a text that was cut inside a sign', () => {
    expect(whatsappLink(null, 'a\uD83D')).toBe('https://wa.me/?text=a%EF%BF%BD')
  })
})
