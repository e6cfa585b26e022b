/** Words of a cadre who checks herself in at a meeting. */
export const CHECK_IN = {
  title: 'Catat kehadiran',
  lede: 'Pindai kode di layar ruangan dengan kamera HP, atau ketik kodenya di sini.',
  label: 'Kode di layar',
  help: '8 huruf dan angka. Kodenya berganti setiap 20 detik.',
  send: 'Catat kehadiran saya',
  sending: 'Mencatat kehadiran Anda …',
  without:
    'Kodenya tidak terbaca? Beri tahu pelatih. Pelatih dapat mencatat kehadiran Anda, juga tanpa sinyal.',
  done: 'Anda tercatat hadir',
  already: 'Anda sudah tercatat hadir',
  late: 'Terlambat',
  at: 'Tercatat pukul',
  session: 'Sesi',
  meeting: 'Kegiatan',
  toModules: 'Ke daftar modul',
  toCode: 'Buka modul dengan kode kelas',
  toEvaluation: 'Isi umpan balik kegiatan, tanpa nama',
}
