/** Words of the code of a class: what a cadre reads on her phone. */
export const TOPIC = {
  title: 'Buka modul dengan kode kelas',
  lede: 'Pelatih membuka modul untuk semua peserta dengan satu kode. Pindai kode di layar pelatih dengan kamera HP, atau ketik di sini.',
  label: 'Kode di layar pelatih',
  help: '6 huruf dan angka. Berlaku hari ini saja.',
  send: 'Buka modulnya',
  sending: 'Membuka modul …',
  without:
    'Perlu sinyal sebentar. Sesudah terbuka dan tersimpan, modulnya bisa dipelajari tanpa sinyal.',
  done: 'Modul sudah terbuka',
  opened: 'Yang terbuka untuk Anda:',
  note: 'Modul sebelumnya tetap perlu Anda selesaikan. Kode ini membuka modul, bukan meluluskan.',
  preparing: 'Menyiapkan modul di HP ini …',
  start: 'Mulai',
  toModules: 'Ke daftar modul',
} as const
