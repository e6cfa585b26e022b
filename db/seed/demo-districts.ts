export const DEMO_CODES = ['35.08', '33.01', '33.75', '17.08', '53.01'] as const

/**
 * The five districts of the demonstration, as the newspapers tell of them: how many cadres where, and how many are trained.
 * Areas are real and come from the official list; people are invented.
 */
import type { DistrictSettings, OfficialArea } from '../../worker/regions/index.ts'
import type { TrainingEvent } from '../../worker/contract/certification.ts'
import type { CadreKind } from '../../worker/contract/roster.ts'
import { peopleOf, type Person } from './people.ts'

export type Post = Person & { readonly kind: CadreKind; readonly areaCode: string }

export type DemoDistrict = {
  readonly settings: DistrictSettings
  /** Part of the accounts' user names: `dinas.lumajang`. */
  readonly handle: string
  readonly place: string
  readonly government: string
  readonly address: string
  /** The unit's code inside the certificates' numbers. */
  readonly unitCode: string
  readonly signatory: {
    readonly name: string
    readonly position: string
    readonly standing: 'DEFINITIF' | 'PLT'
  }
  readonly posts: readonly Post[]
  /** Positions in `posts` of those who are trained in the part-way state, in order. */
  readonly trained: readonly number[]
  /** How many of them, the last ones, got their certificates only in the week before the demonstration is made. */
  readonly lately: number
  /** Positions of those who passed everything but have no certificate: first the proposed, then the candidates. */
  readonly proposed: readonly number[]
  readonly candidates: readonly number[]
  /** Positions of those who passed the first module. */
  readonly halfway: readonly number[]
  /** The training that certificates name; without one it was on the phone only. */
  readonly event?: Pick<TrainingEvent, 'startsOn' | 'endsOn' | 'place'>
  /** Desa lokus of 2026. */
  readonly focus: readonly string[]
}

type Villages = {
  readonly desa: readonly string[]
  readonly kelurahan: readonly string[]
  readonly all: readonly string[]
  readonly subDistricts: readonly string[]
}

function villagesOf(areas: readonly OfficialArea[], district: string): Villages {
  const codes = areas.flatMap(({ code }) => (code.startsWith(`${district}.`) ? [code] : []))
  const all = codes.filter((code) => code.length === 13)
  return {
    all,
    desa: all.filter((code) => code[9] !== '1'),
    kelurahan: all.filter((code) => code[9] === '1'),
    subDistricts: codes.filter((code) => code.length === 8),
  }
}

const count = (length: number) => Array.from({ length }, (_, index) => index)

function postsAt(district: string, areas: readonly string[], kind: CadreKind = 'KPM'): Post[] {
  const next = peopleOf(district)
  return areas.map((areaCode) => ({ ...next(), kind, areaCode }))
}

/** One cadre per area, and a second one in 63 areas: the lowest code of each sub-district, then the next, and so on. */
function lumajang(areas: readonly OfficialArea[]): DemoDistrict {
  const { all, subDistricts } = villagesOf(areas, '35.08')
  const rounds = Math.max(
    ...subDistricts.map((code) => all.filter((area) => area.startsWith(code)).length),
  )
  const second = count(rounds)
    .flatMap((round) =>
      subDistricts.map((code) => all.filter((area) => area.startsWith(code))[round]),
    )
    .filter((area) => area !== undefined)
    .slice(0, 63)
  // 142 areas with their first cadre, spread over the district, and 29 of the second ones in such areas.
  const firstOnes = count(all.length)
    .filter((index) => index % 13 < 9)
    .slice(0, 142)
  const covered = new Set(firstOnes.map((index) => all[index]))
  const secondOnes = count(second.length)
    .filter((index) => covered.has(second[index]))
    .slice(0, 29)
    .map((index) => all.length + index)
  const trained = new Set([...firstOnes, ...secondOnes])
  // The only trained ones of their villages, so that what changed in a week is seen in both numbers.
  const shared = new Set(secondOnes.map((index) => second[index - all.length]))
  const lately = firstOnes.filter((index) => !shared.has(all[index])).slice(-6)
  const untrained = count(all.length).filter((index) => !trained.has(index))
  return {
    settings: {
      code: '35.08',
      timeZone: 'Asia/Jakarta',
      cadreTitle: 'Kader Pembangunan Manusia',
      codePrefix: 'LMJ',
      officeName: 'Dinas Pemberdayaan Masyarakat dan Desa',
      isPublic: true,
      isDemo: true,
    },
    handle: 'lumajang',
    place: 'Lumajang',
    government: 'Pemerintah Kabupaten Lumajang',
    address: 'Jalan Contoh Nomor 1, Lumajang',
    unitCode: 'DPMD',
    signatory: {
      name: 'Bambang Contoh Wijaya',
      position: 'Kepala Dinas Pemberdayaan Masyarakat dan Desa',
      standing: 'DEFINITIF',
    },
    posts: postsAt('35.08', [...all, ...second]),
    trained: [
      ...[...firstOnes, ...secondOnes].filter((index) => !lately.includes(index)),
      ...lately,
    ],
    lately: lately.length,
    // The first of these positions hold the sign-in cards that the README names.
    proposed: untrained.slice(10, 14),
    candidates: untrained.slice(14, 23),
    halfway: untrained.slice(23, 43),
    focus: [],
  }
}

/** 269 cadres, one per desa; the 15 kelurahan have none. All are trained. */
function cilacap(areas: readonly OfficialArea[]): DemoDistrict {
  const posts = postsAt('33.01', villagesOf(areas, '33.01').desa)
  return {
    settings: {
      code: '33.01',
      timeZone: 'Asia/Jakarta',
      cadreTitle: 'Kader Pembangunan Manusia',
      codePrefix: 'CLP',
      officeName: 'Dinas Pemberdayaan Masyarakat dan Desa',
      isPublic: true,
      isDemo: true,
    },
    handle: 'cilacap',
    place: 'Cilacap',
    government: 'Pemerintah Kabupaten Cilacap',
    address: 'Jalan Contoh Nomor 2, Cilacap',
    unitCode: 'DPMD',
    signatory: {
      name: 'Sugeng Contoh Raharjo',
      position: 'Kepala Dinas Pemberdayaan Masyarakat dan Desa',
      standing: 'DEFINITIF',
    },
    posts,
    trained: count(posts.length),
    lately: 0,
    proposed: [],
    candidates: [],
    halfway: [],
    focus: [],
  }
}

/** A day in the town hall, then quizzes on the phone. */
export const CITY_TRAINING = {
  startsOn: '2026-10-07',
  endsOn: '2026-10-20',
  place: 'Ruang Contoh, Sekretariat Daerah Kota Pekalongan',
} as const

/** 31 = one in each of 27 kelurahan and one for each of 4 kecamatan. */
function pekalongan(areas: readonly OfficialArea[]): DemoDistrict {
  const { kelurahan, subDistricts } = villagesOf(areas, '33.75')
  const posts = postsAt('33.75', [...kelurahan, ...subDistricts])
  return {
    settings: {
      code: '33.75',
      timeZone: 'Asia/Jakarta',
      cadreTitle: 'Kader Pemberdayaan Masyarakat',
      codePrefix: 'PKL',
      officeName: 'Dinas Pemberdayaan Masyarakat, Perempuan, dan Perlindungan Anak',
      isPublic: true,
      isDemo: true,
    },
    handle: 'pekalongan',
    place: 'Pekalongan',
    government: 'Pemerintah Kota Pekalongan',
    address: 'Jalan Contoh Nomor 3, Pekalongan',
    unitCode: 'DPMPPA',
    signatory: {
      name: 'Sri Contoh Hartati',
      position: 'Kepala Dinas Pemberdayaan Masyarakat, Perempuan, dan Perlindungan Anak',
      standing: 'DEFINITIF',
    },
    event: CITY_TRAINING,
    posts,
    trained: count(posts.length),
    lately: 0,
    proposed: [],
    candidates: [],
    halfway: [],
    focus: [],
  }
}

const TEAM = ['TPK_BIDAN', 'TPK_PKK', 'TPK_KB'] as const

/** Tim Pendamping Keluarga: three people in each of the 23 areas of Kecamatan Kepahiang, a KPM in every desa. */
function kepahiang(areas: readonly OfficialArea[]): DemoDistrict {
  const { all, desa } = villagesOf(areas, '17.08')
  const team = all.filter((code) => code.startsWith('17.08.04.'))
  const next = peopleOf('17.08')
  const posts: Post[] = [
    ...team.flatMap((areaCode) => TEAM.map((kind) => ({ ...next(), kind, areaCode }))),
    ...desa.map((areaCode): Post => ({ ...next(), kind: 'KPM', areaCode })),
  ]
  return {
    settings: {
      code: '17.08',
      timeZone: 'Asia/Jakarta',
      cadreTitle: 'Kader Pembangunan Manusia',
      codePrefix: 'KPH',
      officeName: 'Dinas Pemberdayaan Masyarakat dan Desa',
      isPublic: true,
      isDemo: true,
    },
    handle: 'kepahiang',
    place: 'Kepahiang',
    government: 'Pemerintah Kabupaten Kepahiang',
    address: 'Jalan Contoh Nomor 4, Kepahiang',
    unitCode: 'DPMD',
    signatory: {
      name: 'Rahman Contoh Effendi',
      position: 'Kepala Dinas Pemberdayaan Masyarakat dan Desa',
      standing: 'DEFINITIF',
    },
    posts,
    trained: count(45),
    lately: 0,
    proposed: [],
    candidates: [],
    halfway: [],
    focus: [],
  }
}

/** A KPM in every desa; every fifth desa is a desa lokus, and training began there. */
function kupang(areas: readonly OfficialArea[]): DemoDistrict {
  const { desa } = villagesOf(areas, '53.01')
  const focus = desa.filter((_, index) => index % 5 === 0)
  return {
    settings: {
      code: '53.01',
      timeZone: 'Asia/Makassar',
      cadreTitle: 'Kader Pembangunan Manusia',
      codePrefix: 'KPG',
      officeName: 'Dinas Pemberdayaan Masyarakat dan Desa',
      isPublic: true,
      isDemo: true,
    },
    handle: 'kupang',
    place: 'Oelamasi',
    government: 'Pemerintah Kabupaten Kupang',
    address: 'Jalan Contoh Nomor 5, Oelamasi',
    unitCode: 'DPMD',
    signatory: {
      name: 'Maria Contoh Tefa',
      position: 'Kepala Dinas Pemberdayaan Masyarakat dan Desa',
      standing: 'PLT',
    },
    posts: postsAt('53.01', desa),
    trained: count(desa.length).filter((index) => index % 5 === 0),
    lately: 0,
    proposed: [],
    candidates: [],
    halfway: [],
    focus,
  }
}

/** `areas` holds at least these five regencies. */
export function demoDistricts(areas: readonly OfficialArea[]): readonly DemoDistrict[] {
  return [lumajang, cilacap, pekalongan, kepahiang, kupang].map((make) => make(areas))
}
