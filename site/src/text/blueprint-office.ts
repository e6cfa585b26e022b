/** Words for the blueprint of a quiz or test: which questions it draws, and whether there are enough. */
import { formatNumber } from './format.ts'

export const BLUEPRINT = {
  asked: 'Soal yang ditanyakan',
  perModule: 'Sama banyak dari tiap modul',
  byRules: 'Menurut kelompok soal',
  rule: (number: number) => `Kelompok ${number}`,
  level: 'Tingkat',
  anyLevel: 'semua tingkat',
  module: 'Dari modul',
  anyModule: 'semua modul',
  inTurn: 'Soal yang cocok dengan beberapa kelompok dihitung di kelompok yang pertama.',
} as const

export function ruleRemoved(number: number): string {
  return `Hapus kelompok ${number}`
}

/** "Cocok 7 soal." `unknown`: questions that could fit too. */
export function fits(size: number, count: number, unknown: number): string {
  const found = `Cocok ${unknown > 0 ? 'paling sedikit ' : ''}${formatNumber(size)} soal.`
  if (size >= count || unknown > 0) return found
  return `${found} Kurang ${formatNumber(count - size)}: tambah soal, atau ambil lebih sedikit.`
}

export function moduleFits(title: string, size: number, count: number, unknown: number): string {
  const stock = `${title}: ${unknown > 0 ? 'paling sedikit ' : ''}${formatNumber(size)} soal tes`
  if (size >= count || unknown > 0) return stock
  return `${stock}, kurang ${formatNumber(count - size)}`
}

export const PRE_TEST_FORM = {
  has: 'Ada tes awal',
  help: 'Boleh dikerjakan kader satu kali sebelum mulai, tanpa nilai lulus. Soalnya dari bank soal tes akhir, dan tes akhir lalu memakai soal lain.',
  title: 'Tes awal',
  name: 'Judul tes awal',
  apart: 'Soal cukup: tes awal dan tes akhir seorang kader tidak memakai soal yang sama.',
  shared: 'Sebagian soal bisa muncul di kedua tes',
} as const

/** "Bank tes modul Gizi punya 5 soal; untuk tes awal 2 dan tes akhir 4 tanpa soal yang sama perlu 6." */
export function sharedWords(
  name: string,
  {
    size,
    before,
    count,
  }: { readonly size: number; readonly before: number; readonly count: number },
): string {
  return `Bank tes “${name}” punya ${formatNumber(size)} soal; untuk tes awal ${formatNumber(before)} dan tes akhir ${formatNumber(count)} tanpa soal yang sama perlu ${formatNumber(before + count)}.`
}
