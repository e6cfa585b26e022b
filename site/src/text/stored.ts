/** Words of modules on the phone. One constant each, taken as `* as STORED`, see `learn.ts`. */
import { formatSize } from './format.ts'

export const title = 'Belajar tanpa sinyal'
export const none =
  'Simpan modul selagi ada sinyal. Sesudah itu modul bisa dibaca dan kuisnya bisa dijawab tanpa sinyal. Kuotanya kecil saja.'
export const some = (stored: number, total: number) =>
  `${stored} dari ${total} modul tersimpan di HP ini.`
export const all =
  'Semua modul tersimpan di HP ini. Tanpa sinyal pun modul bisa dibaca dan kuisnya bisa dijawab.'
export const save = (bytes: number) => `Simpan di HP (${formatSize(bytes)})`
export const saveAll = (bytes: number) => `Simpan semua (${formatSize(bytes)})`
export const saveRest = (bytes: number) => `Simpan sisanya (${formatSize(bytes)})`
export const update = (bytes: number) => `Ambil pembaruan (${formatSize(bytes)})`
export const media = (bytes: number) => `Unduh gambar dan suara (${formatSize(bytes)})`
export const mediaStored = 'Gambar dan suara juga tersimpan.'
export const state = {
  none: 'Belum tersimpan di HP',
  old: 'Tersimpan di HP. Ada pembaruan',
  stored: 'Tersimpan di HP',
}
export const remove = 'Hapus dari HP'
export const removeSure = 'Ketuk sekali lagi untuk menghapus'
/** What assistive technology reads after a button that stands at many modules. */
export const of = (name: string) => `: ${name}`
