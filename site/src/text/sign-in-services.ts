/** Words of signing in by a district's own service. To officers it is "akun dinas"; the service has a name of its own. */
export const SERVICE = {
  or: 'Punya akun dinas?',
  enter: (name: string) => `Masuk lewat ${name}`,
  choose: 'Layanan masuk dinas Anda',
  chooseFirst: 'Pilih layanan',
  go: 'Lanjut ke layanan itu',
} as const

export const LEAVING = {
  title: (name: string) => `Menuju ${name}`,
  body: 'Anda sedang dibawa ke halaman masuk di alamat ini:',
  only: 'Kata sandi akun dinas hanya diketik di sana, tidak pernah di Kelas Kader.',
  go: (name: string) => `Lanjut ke ${name}`,
  back: 'Batal',
} as const

export const OWN_SERVICES = {
  title: 'Akun dinas',
  lede: 'Dengan akun dinas yang sudah dihubungkan, Anda masuk lewat layanan masuk kabupaten atau kota Anda, tanpa kata sandi Kelas Kader.',
  second:
    'Kode dari aplikasi tetap ditanyakan, kecuali layanan itu sudah memeriksa langkah keduanya sendiri.',
  signOut:
    'Keluar dari Kelas Kader tidak mengeluarkan Anda dari layanan itu. Di komputer yang dipakai bersama, keluarlah juga di sana.',
  none: 'Belum ada layanan masuk dinas untuk wilayah Anda.',
  notLinked: 'Belum dihubungkan',
  state: 'Keadaan',
  linked: 'Sudah dihubungkan',
  host: 'Alamat',
  linkedAt: 'Dihubungkan sejak',
  lastUsedAt: 'Terakhir dipakai masuk',
  never: 'Belum pernah',
  gone: 'Layanan ini tidak dapat lagi membuka akun Anda. Masuk dengan kata sandi seperti biasa.',
  link: 'Hubungkan',
  linkHelp:
    'Tunjukkan dulu bahwa ini Anda. Sesudahnya Anda masuk di layanan itu, lalu dibawa kembali ke halaman ini.',
  linkSubmit: (name: string) => `Hubungkan dengan ${name}`,
  unlink: 'Lepaskan',
  back: 'Kembali ke Akun saya',
  manage: 'Atur akun dinas',
  inAccount: (names: string) => `Terhubung: ${names}.`,
  inAccountNone: 'Belum ada yang dihubungkan.',
  done: {
    hubung: 'Akun dinas sudah dihubungkan. Lain kali Anda dapat masuk lewat layanan itu.',
    lepas: 'Akun dinas sudah dilepaskan. Masuk dengan nama pengguna dan kata sandi.',
  },
} as const

type Words = { readonly title: string; readonly body: string; readonly next: string }

/** What happened, what is safe, what to do. `name`: of the service; never anything that it said. */
export const SERVICE_FAULTS = {
  OVER: () => ({
    title: 'Proses masuk ini sudah berakhir',
    body: 'Masuk lewat akun dinas berlaku sekali, paling lama 10 menit, dan hanya di peramban tempat Anda memulainya. Tidak ada yang berubah.',
    next: 'Silakan mulai lagi.',
  }),
  REFUSED: (name) => ({
    title: `Masuk lewat ${name} tidak jadi`,
    body: 'Layanan itu tidak meneruskan Anda, atau Anda membatalkannya di sana. Tidak ada yang berubah di Kelas Kader.',
    next: 'Coba lagi, atau masuk dengan nama pengguna dan kata sandi.',
  }),
  DOWN: (name) => ({
    title: `${name} sedang tidak menjawab`,
    body: 'Layanan masuk itu terlalu lambat atau sedang rusak. Kelas Kader tetap bekerja, dan tidak ada yang berubah.',
    next: 'Masuk dengan nama pengguna dan kata sandi, atau coba lagi beberapa menit lagi.',
  }),
  WRONG: (name) => ({
    title: `Jawaban ${name} kami tolak`,
    body: 'Jawaban itu tidak dapat dipastikan berasal dari layanan tersebut untuk permintaan Anda. Tidak ada yang berubah.',
    next: 'Masuk dengan nama pengguna dan kata sandi. Bila terulang, beri tahu pengelola layanan itu di kabupaten atau kota Anda.',
  }),
  UNLINKED: (name) => ({
    title: 'Akun dinas itu belum dihubungkan',
    body: `Anda sudah masuk di ${name}, tetapi akun itu belum dihubungkan dengan akun Kelas Kader. Cukup sekali: masuk dengan nama pengguna dan kata sandi Kelas Kader, buka Akun saya, lalu Akun dinas, dan tekan Hubungkan.`,
    next: `Belum punya akun Kelas Kader? Minta undangan kepada petugas yang berwenang di kabupaten atau kota Anda. Itu akun orang lain? Keluar dulu di ${name}, lalu coba lagi.`,
  }),
  CLOSED: () => ({
    title: 'Akun Kelas Kader Anda sedang ditutup',
    body: 'Akun dinas Anda dikenali, tetapi akun Kelas Kader yang terhubung dengannya dinonaktifkan.',
    next: 'Hubungi petugas yang berwenang di kabupaten atau kota Anda.',
  }),
  WAITING: () => ({
    title: 'Buka dulu tautan untuk Anda',
    body: 'Cara masuk Anda sedang diatur ulang, jadi akun dinas belum dapat dipakai.',
    next: 'Buka tautan sekali pakai dari petugas yang berwenang, pilih kata sandi, lalu masuk lewat akun dinas lagi.',
  }),
  OUTSIDE: (name) => ({
    title: `${name} tidak dapat membuka akun ini`,
    body: 'Anda juga bertugas di luar wilayah layanan itu, atau bukan di wilayahnya. Karena itu layanan tersebut tidak boleh membuka akun Anda.',
    next: 'Masuk dengan nama pengguna dan kata sandi.',
  }),
  TAKEN: (name) => ({
    title: 'Akun dinas itu sudah terhubung',
    body: `Akun di ${name} itu sudah membuka akun Kelas Kader lain, atau akun Anda sudah punya akun di layanan itu. Tidak ada yang berubah.`,
    next: 'Bila Anda masuk di sana sebagai orang lain, keluar dulu di sana, lalu hubungkan lagi.',
  }),
  SESSION: () => ({
    title: 'Hubungkan lagi dari awal',
    body: 'Anda sudah keluar, atau masuk lagi, sesudah mulai menghubungkan. Karena itu tidak ada yang dihubungkan.',
    next: 'Masuk, buka Akun saya, lalu Akun dinas, dan tekan Hubungkan lagi.',
  }),
} as const satisfies Readonly<Record<string, (name: string) => Words>>
export type ServiceFaultCode = keyof typeof SERVICE_FAULTS

/** Where the name of the service is not known any more. */
export const SOME_SERVICE = 'layanan itu'

export const FAULT_WAYS = {
  signIn: 'Ke halaman masuk',
  account: 'Ke Akun dinas',
} as const

/** What the office sees and does of a colleague's. */
export const COLLEAGUE_SERVICE = {
  linked: 'Akun dinas',
  unlink: 'Lepaskan akun dinas',
  title: (name: string) => `Lepaskan akun dinas ${name}`,
  body: (services: string) =>
    `Terhubung: ${services}. Sesudah dilepaskan, ia tidak dapat lagi masuk lewat layanan itu dan keluar dari semua perangkat sekarang juga. Kata sandi dan langkah keduanya tetap berlaku, dan ia dapat menghubungkannya lagi.`,
  done: (name: string) => `Akun dinas ${name} sudah dilepaskan.`,
} as const
