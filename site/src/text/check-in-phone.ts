/** Words of a check-in that lies on the cadre's phone until there is signal. */
export const KEPT = {
  asWho: (name: string) => `Atas nama ${name}`,
  scan: 'Pindai dengan kamera',
  stopScan: 'Tutup kamera',
  scanTrouble: {
    refused: 'Kamera tidak diizinkan. Ketik 8 huruf dan angka di bawah kodenya.',
    noCamera: 'Kamera tidak bisa dibuka. Ketik 8 huruf dan angka di bawah kodenya.',
    dark: 'Terlalu gelap. Cari tempat yang lebih terang.',
    slow: 'Belum terbaca. Dekatkan HP ke layar, atau ketik kodenya.',
  },
  notThis: 'Itu bukan kode hadir. Pindai kode yang sedang tampil di layar ruangan.',
  slip: 'Kode ini tidak cocok. Periksa 8 huruf dan angkanya, lalu coba lagi.',
  sendingTitle: 'Mencatat kehadiran Anda …',
  waitingTitle: 'Tersimpan di HP ini, belum terkirim',
  entered: (letters: string, time: string) => `Kode ${letters}, dimasukkan pukul ${time}.`,
  waiting:
    'Dikirim sendiri begitu ada sinyal. Anda boleh menutup halaman ini. Bila besok belum tercatat, beri tahu pelatih.',
  waitingOpen:
    'Buka halaman ini lagi saat ada sinyal supaya terkirim. Bila besok belum tercatat, beri tahu pelatih.',
  /** `when`: `pukul 08.31` or `besok pukul 01.00`. */
  until: (when: string) => `Harus terkirim paling lambat ${when}.`,
  busy: 'Belum ada jawaban dari server. Kode tetap tersimpan dan dicoba lagi sendiri.',
  signedOut: 'Anda perlu masuk dulu di HP ini supaya kode terkirim. Kode tetap tersimpan.',
  signIn: 'Masuk',
  earlyTitle: 'Sesi belum dibuka, kode Anda tersimpan',
  early: (when: string) =>
    `Dikirim sendiri mulai ${when}. Anda tidak perlu memindai lagi. Bila halaman ini ditutup, buka lagi sesudah itu.`,
  lockedTitle: 'Terlalu banyak kode yang salah',
  locked:
    'Kode ini tersimpan dan dicoba lagi sendiri dalam satu jam. Pelatih juga bisa mencatat kehadiran Anda.',
  send: 'Kirim sekarang',
  dismiss: 'Singkirkan',
  othersTitle: 'Ada kehadiran kader lain di HP ini',
  others: (count: number) =>
    `${count} kode belum terkirim, dimasukkan oleh kader lain. Kode itu hanya dikirim bila kader itu masuk lagi di HP ini. Tidak ada yang hilang.`,
  nobodyTitle: 'Kode belum tersimpan',
  nobody:
    'Tidak ada sinyal, dan belum ada kader yang masuk di HP ini. Beri tahu pelatih: pelatih dapat mencatat kehadiran Anda tanpa sinyal.',
  outTitle: 'Masuk dulu',
  out: 'Belum ada kader yang masuk di HP ini, jadi kodenya belum tersimpan. Masuk, lalu pindai lagi kode di layar.',
  waitingForSomeone: (count: number) =>
    `${count} kode tersimpan di HP ini, belum terkirim. Masuk dengan akun yang sama supaya terkirim.`,
  fullTitle: 'Kode tidak tersimpan',
  full: 'Memori HP penuh atau menolak menyimpan, dan tidak ada sinyal. Kosongkan sedikit ruang lalu pindai lagi, atau beri tahu pelatih.',
  ready: 'Halaman ini bisa dibuka tanpa sinyal di HP ini.',
  notReady:
    'Di HP ini halaman ini hanya bisa dibuka dengan sinyal. Tanpa sinyal, beri tahu pelatih.',
  oneMoment: 'Menyiapkan halaman ini untuk dipakai tanpa sinyal …',
} as const
