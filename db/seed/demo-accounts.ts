/** The demonstration's accounts, as the README lists them. They exist only in a database filled with SEED=demo. */
import type { Grant } from '../../worker/core/access.ts'

export const DEMO_PASSWORD = 'contoh kelas kader 2026'

export type DemoAccount = {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly grants: readonly Grant[]
}

const account = (
  number: number,
  username: string,
  name: string,
  role: Grant['role'],
  area: string,
): DemoAccount => ({
  id: `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`,
  username,
  name,
  grants: [{ role, area }],
})

export const ACCOUNTS: readonly DemoAccount[] = [
  account(1, 'dinas.lumajang', 'Petugas Contoh Lumajang', 'DISTRICT_ADMIN', '35.08'),
  account(2, 'penyetuju.lumajang', 'Penyetuju Contoh Lumajang', 'APPROVER', '35.08'),
  account(3, 'pelatih.lumajang', 'Pelatih Contoh Lumajang', 'TRAINER', '35.08'),
  account(4, 'penelaah.lumajang', 'Penelaah Contoh Lumajang', 'REVIEWER', '35.08'),
  account(5, 'kecamatan.senduro', 'Camat Contoh Senduro', 'SUB_DISTRICT_ADMIN', '35.08.12'),
  account(6, 'dinas.cilacap', 'Petugas Contoh Cilacap', 'DISTRICT_ADMIN', '33.01'),
  account(7, 'penyetuju.cilacap', 'Penyetuju Contoh Cilacap', 'APPROVER', '33.01'),
  account(8, 'dinas.pekalongan', 'Petugas Contoh Pekalongan', 'DISTRICT_ADMIN', '33.75'),
  account(9, 'penyetuju.pekalongan', 'Penyetuju Contoh Pekalongan', 'APPROVER', '33.75'),
  account(10, 'dinas.kepahiang', 'Petugas Contoh Kepahiang', 'DISTRICT_ADMIN', '17.08'),
  account(11, 'penyetuju.kepahiang', 'Penyetuju Contoh Kepahiang', 'APPROVER', '17.08'),
  account(12, 'dinas.kupang', 'Petugas Contoh Kupang', 'DISTRICT_ADMIN', '53.01'),
  account(13, 'penyetuju.kupang', 'Penyetuju Contoh Kupang', 'APPROVER', '53.01'),
  account(14, 'provinsi.jatim', 'Pemantau Contoh Jawa Timur', 'PROVINCE', '35'),
  account(15, 'superadmin', 'Superadmin Contoh', 'SUPERADMIN', 'ID'),
  account(16, 'penerbit.lumajang', 'Penerbit Contoh Lumajang', 'PUBLISHER', '35.08'),
  account(17, 'penulis.pusat', 'Penulis Contoh Pusat', 'TRAINER', 'ID'),
  account(18, 'penelaah.pusat', 'Penelaah Contoh Pusat', 'REVIEWER', 'ID'),
  account(19, 'penerbit.pusat', 'Penerbit Contoh Pusat', 'PUBLISHER', 'ID'),
]

/** Positions in Lumajang's roster of cadres whose sign-in codes stand in the README: six not yet trained, and a trained one. */
export const CARD_HOLDERS = [9, 10, 11, 12, 22, 23, 0] as const
