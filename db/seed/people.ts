/** Invented names of cadres, in the way of each region; no real person is meant. Women mostly, as cadres are. */
import { dice } from './fixed-ids.ts'

export type Person = { readonly name: string; readonly sex: 'P' | 'L' }

type Names = {
  readonly women: readonly string[]
  readonly men: readonly string[]
  readonly last: readonly string[]
}

const words = (text: string) => text.split(' ')

const JAVA: Names = {
  women: words(
    'Siti Sri Nur Dewi Endang Yuni Lilik Rina Wiwik Ani Umi Tutik Lestari Ratna Yayuk Susi Fitri Indah Kartini Mujiati Sulastri Winarti Hartini Eni Ika Luluk Nanik Suparmi Wahyu Titik Anik Rahma Laila Dwi Tri',
  ),
  men: words('Ahmad Budi Slamet Hadi Agus Joko Mulyono Imam Wahid Suyanto'),
  last: words(
    'Wahyuni Hidayati Rahayu Astuti Handayani Kholifah Mutmainah Susanti Puspitasari Maryam Rohmah Khotimah Setyowati Purwanti Ningsih Zubaidah Utami Wulandari Nurjanah Hasanah Fauziah Munawaroh Pertiwi Anggraini Yulianti',
  ),
}

const TIMOR: Names = {
  women: words(
    'Maria Yohana Marta Yuliana Welmince Dorkas Ester Agustina Margarita Selfina Adriana Novita Rince Katarina Fransina',
  ),
  men: words('Yohanis Marthen Yusuf Simon Nikodemus'),
  last: words(
    'Nenobesi Tefa Taebenu Saefatu Banu Nubatonis Lassa Manafe Kase Bani Naisaban Tanaem Sabat Lulan Benu',
  ),
}

const REJANG: Names = {
  women: words(
    'Yeni Susi Marlina Fitriani Desi Leni Mega Rosita Halimah Nurhayati Eka Meri Sumarni Wati Yulia',
  ),
  men: words('Hendri Zulkifli Rahman Edi Suhardi'),
  last: words(
    'Marlena Sartika Oktavia Yunita Safitri Arianti Lestari Dewi Puspa Anita Rosdiana Hartati Kurnia Purnama Novianti',
  ),
}

const BY_PROVINCE: Readonly<Record<string, Names>> = { '53': TIMOR, '17': REJANG }

/** A source of people for a district; the same ones in the same order every time. Names may repeat, as in life. */
export function peopleOf(district: string): () => Person {
  const roll = dice(Number(district.replace('.', '')))
  const names = BY_PROVINCE[district.slice(0, 2)] ?? JAVA
  const pick = (list: readonly string[]) => list[Math.floor(roll() * list.length)] ?? ''
  return () => {
    const sex = roll() < 0.93 ? 'P' : 'L'
    const first = pick(sex === 'P' ? names.women : names.men)
    let last = pick(names.last)
    while (last === first) last = pick(names.last)
    return { name: `${first} ${last}`, sex }
  }
}
