/** `why` of PHOTO_INVALID. */
const PHOTO_FAULTS: Readonly<Record<string, string>> = {
  LARGE: 'Foto ini terlalu besar.',
  PIXELS: 'Ukuran foto ini terlalu kecil atau terlalu besar.',
  NOTES: 'Foto ini masih memuat catatan kamera, misalnya tempat pengambilan.',
}

const OWN_DATA = { label: 'Ke Data saya', href: '/data-saya/' }
const FILLED = {
  body: 'Isian tadi milik orang lain, jadi tidak terkirim. Keluar, masuk dengan nama Anda, lalu buka “Data saya” dan isi lagi.',
  action: OWN_DATA,
}
/** By the page that was somebody else's; without one it was a plan. */
const OF_OTHER: Readonly<
  Record<string, { readonly body: string; readonly action: typeof OWN_DATA }>
> = {
  EVALUATION: {
    body: 'Umpan balik tadi milik orang lain, jadi tidak terkirim dan tidak dihitung. Jangan tutup tab ini. Keluar, masuk dengan nama pengisinya, buka lagi halaman umpan balik di tab ini, periksa isinya, lalu kirim.',
    action: { label: 'Ke daftar modul', href: '/belajar/' },
  },
  REQUEST: FILLED,
  ACCOUNT: FILLED,
  COPY: {
    body: 'Halaman tadi milik orang lain, jadi tidak ada yang diunduh. Keluar, masuk dengan nama Anda, buka “Data saya”, lalu unduh lagi.',
    action: OWN_DATA,
  },
  NOTICE: {
    body: 'Pemberitahuan tadi dibuka orang lain, jadi belum tercatat dibaca oleh Anda. Keluar, masuk dengan nama Anda, lalu baca lagi pemberitahuannya di “Data saya”.',
    action: OWN_DATA,
  },
}

/** The refusals of field practice and follow-up plans, and of a page that was opened for somebody else. */
export const FIELDWORK_PROBLEMS = {
  STEPS_DIFFER: {
    title: 'Jumlah langkah tidak sama dengan lembar praktik',
    body: 'Penilaian ini tidak disimpan; yang lain tetap aman. Ambil lagi lembar praktik saat ada sinyal, lalu nilai ulang.',
    action: { label: 'Ke praktik lapangan', href: '/pelatih/praktik/' },
  },
  PHOTO_INVALID: ({ why }: Readonly<Record<string, unknown>>) => ({
    title: 'Foto ini tidak diterima',
    body: `${PHOTO_FAULTS[String(why)] ?? 'Isi berkas ini bukan foto JPG atau WebP yang utuh.'} Penilaiannya tetap aman. Hapus foto ini dari HP.`,
    action: { label: 'Ke praktik lapangan', href: '/pelatih/praktik/' },
  }),
  PHOTOS_OFF: {
    title: 'Foto praktik sedang dimatikan dinas',
    body: 'Foto ini diambil saat foto praktik tidak dipakai, jadi tidak disimpan. Penilaiannya tetap aman. Hapus foto ini dari HP.',
    action: { label: 'Ke praktik lapangan', href: '/pelatih/praktik/' },
  },
  FORM_OF_OTHER: ({ form }: Readonly<Record<string, unknown>>) => ({
    title: 'Orang lain sedang masuk di HP ini',
    ...(OF_OTHER[String(form)] ?? {
      body: 'Halaman tadi milik orang lain, jadi tidak ada yang disimpan. Keluar, masuk dengan nama Anda, buka “Rencana saya”, lalu simpan lagi.',
      action: { label: 'Ke rencana saya', href: '/rtl/' },
    }),
  }),
  PLAN_SIGNED: {
    title: 'RTL ini sudah diterima pelatih',
    body: 'Isinya tidak bisa diubah lagi, dan tidak ada yang berubah. Kemajuan setiap kegiatan tetap bisa dilaporkan. Ada yang keliru? Minta pelatih mengembalikannya.',
    action: { label: 'Ke rencana saya', href: '/rtl/' },
  },
}
