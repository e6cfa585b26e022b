/** The refusals of field practice and follow-up plans. */
export const FIELDWORK_PROBLEMS = {
  STEPS_DIFFER: {
    title: 'Jumlah langkah tidak sama dengan lembar praktik',
    body: 'Penilaian ini tidak disimpan; yang lain tetap aman. Ambil lagi lembar praktik saat ada sinyal, lalu nilai ulang.',
    action: { label: 'Ke praktik lapangan', href: '/pelatih/praktik/' },
  },
  FORM_OF_OTHER: ({ form }: Readonly<Record<string, unknown>>) =>
    form === 'EVALUATION'
      ? {
          title: 'Orang lain sedang masuk di HP ini',
          body: 'Umpan balik tadi milik orang lain, jadi tidak terkirim dan tidak dihitung. Jangan tutup tab ini. Keluar, masuk dengan nama pengisinya, buka lagi halaman umpan balik di tab ini, periksa isinya, lalu kirim.',
          action: { label: 'Ke daftar modul', href: '/belajar/' },
        }
      : {
          title: 'Orang lain sedang masuk di HP ini',
          body: 'Halaman tadi milik orang lain, jadi tidak ada yang disimpan. Keluar, masuk dengan nama Anda, buka “Rencana saya”, lalu simpan lagi.',
          action: { label: 'Ke rencana saya', href: '/rtl/' },
        },
  PLAN_SIGNED: {
    title: 'RTL ini sudah diterima pelatih',
    body: 'Isinya tidak bisa diubah lagi, dan tidak ada yang berubah. Kemajuan setiap kegiatan tetap bisa dilaporkan. Ada yang keliru? Minta pelatih mengembalikannya.',
    action: { label: 'Ke rencana saya', href: '/rtl/' },
  },
}
