/** What stands in the record where a cadre asked for a correction, in words: before, now, and what the office may answer her. */
import type { PrivacyRequest } from '../../../worker/contract/privacy.ts'
import { daysWords } from './invitation.ts'
import { TOPIC_WORDS } from './my-data.ts'

type Topic = NonNullable<PrivacyRequest['topic']>
type Asked = Pick<PrivacyRequest, 'topic' | 'recorded'>

export const RECORDED = {
  stands: 'Tercatat',
  before: 'Tercatat saat diminta',
  now: 'Tercatat sekarang',
  corrected: 'sudah dibetulkan',
  unchanged: 'Data kader belum berubah',
  unchangedBody:
    'Betulkan dulu datanya, lalu periksa lagi. Kalau yang tercatat sudah benar, nyatakan di bawah.',
  /** Other words than then, and nobody wrote anything: time and decrees on areas did. */
  byItself:
    'Tulisannya lain karena masa tugas habis, atau nama atau kode wilayah berganti. Itu bukan pembetulan.',
  open: 'Buka data kader',
  again: 'Periksa lagi',
  right: 'Yang tercatat sudah benar, tidak ada yang diubah. Alasannya saya tulis di jawaban.',
  rightFirst: 'Betulkan datanya dulu, atau centang bahwa yang tercatat sudah benar.',
  byHand:
    'Sistem tidak dapat memeriksa sendiri apakah ini sudah dibetulkan. Pastikan dulu, lalu tulis apa yang berubah.',
  none: {
    NAME: 'tanpa nama',
    VILLAGE: 'tidak bertugas di mana pun',
    PHONE: 'tidak ada nomor',
    DECREE: 'tidak ada SK',
  },
} as const

/** `Siti Aminah`, `Desa Ranupani, Kecamatan Senduro`, `nomor berakhiran 123`, `141/003/SK/2026, mulai 12 Januari 2026` */
function valueWords(topic: keyof typeof RECORDED.none, texts: readonly string[]): string {
  const none = RECORDED.none[topic]
  switch (topic) {
    case 'NAME':
      return texts[0] ?? none
    case 'VILLAGE':
      return texts.length === 0 ? none : texts.join('; ')
    case 'PHONE':
      return texts[0] === undefined ? none : `nomor berakhiran ${texts[0]}`
    case 'DECREE': {
      const decrees = texts.flatMap((number, at) => {
        if (at % 3 !== 0) return []
        const days = { startsOn: texts[at + 1] || null, endsOn: texts[at + 2] || null }
        const words = [number, daysWords(days)].filter((part) => part !== '').join(', ')
        return words === '' ? [] : [words]
      })
      return decrees.length === 0 ? none : decrees.join('; ')
    }
  }
}

const hasValue = (topic: Topic | null): topic is keyof typeof RECORDED.none =>
  topic !== null && topic in RECORDED.none

type Words = {
  readonly before: string
  readonly now: string
  /** Somebody changed it; the words may be the same, as of two telephones that end alike. */
  readonly isChanged: boolean
}

/** Null where nothing is recorded of what she asks about. */
export function recordedWords({ topic, recorded }: Asked): Words | null {
  if (recorded === null || !hasValue(topic)) return null
  return {
    before: valueWords(topic, recorded.before),
    now: valueWords(topic, recorded.now),
    isChanged: recorded.isChanged,
  }
}

/** What the officer may send as it stands; empty while nothing has changed. */
export function correctedWords(request: Asked): string {
  const words = recordedWords(request)
  if (words === null || !words.isChanged || request.topic === null) return ''
  const done = `${TOPIC_WORDS[request.topic]} sudah kami betulkan`
  return words.before === words.now
    ? `${done}.`
    : `${done}: dari “${words.before}” menjadi “${words.now}”.`
}
