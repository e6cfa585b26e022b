/** Words of the cards by which a trainer's phone marks who comes. */
import { formatNumber } from './format.ts'

export const ATTENDANCE_CARDS = {
  chip: 'Kartu hadir',
  help: 'Satu kartu untuk tiap kader yang diundang: dipakai sebagai tanda nama, dan dipindai pelatih di pintu. Isinya hanya nama dan Kode kader, jadi bukan untuk masuk. Kartu yang sama berlaku di kegiatan berikutnya.',
  ready: (count: number) => `${formatNumber(count)} kartu siap dicetak, 10 di satu lembar A4.`,
  title: 'Kartu Hadir Kader',
  code: 'Kode kader',
  subDistrict: (name: string) => `Kecamatan ${name}`,
  picture: (code: string) => `Kode QR ${code}`,
  sample: 'DATA CONTOH',
  noneTitle: 'Belum ada yang diundang',
  noneBody: 'Undang kader dulu di halaman kegiatan, lalu cetak kartunya.',
} as const
