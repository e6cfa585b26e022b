/** Words around a pre-test. Only the Worker's pages say them. */

export const PRE_TEST = {
  offer: 'Sebelum mulai belajar, Anda boleh mengerjakan tes awal.',
  offerBody:
    'Ini bukan ujian dan tidak ada nilai lulus. Hasilnya membantu Anda dan pelatih melihat kemajuan sesudah belajar. Boleh dilewati.',
  toTest: (title: string) => `Buka ${title}`,
  about: (questions: number) =>
    `Ini bukan ujian. Ada ${questions} soal tentang hal yang akan Anda pelajari, dan wajar bila banyak yang belum Anda ketahui.`,
  rules: [
    'Tidak ada nilai lulus. Kelulusan dan sertifikat tidak terpengaruh.',
    'Dikerjakan satu kali, sebelum mulai belajar.',
    'Boleh dilewati: semua pelajaran tetap terbuka tanpa tes ini.',
    'Soal yang belum Anda ketahui boleh dikosongkan. Tidak perlu menebak.',
    'Perlu sinyal untuk memulai dan untuk mengirim jawaban.',
    'Pembahasannya dibuka sesudah tes akhir selesai.',
  ],
  start: 'Mulai tes awal',
  resume: 'Lanjutkan tes awal',
  isOpen: 'Tes awal sudah dimulai dan belum dikirim.',
  skip: 'Lewati, langsung belajar',
  late: 'Anda sudah mulai belajar, jadi tes awal tidak perlu dikerjakan lagi. Lanjutkan belajar seperti biasa.',
  taken: 'Tes awal sudah Anda kerjakan.',
  seeResult: 'Lihat hasil tes awal',
  toTestPage: 'Ke halaman tes awal',
  noPassMark: 'Tanpa nilai lulus',
  help: (questions: number) =>
    `Ada ${questions} soal. Jawab yang Anda tahu, kosongkan yang belum Anda ketahui.`,
  sendHelp: 'Jawaban dikirim satu kali. Periksa dulu bila perlu.',
  result: (right: number, questions: number) =>
    `${right} dari ${questions} soal sudah Anda ketahui`,
  thanks:
    'Terima kasih sudah mencoba. Ini bukan ujian: hasil ini hanya menunjukkan dari mana Anda mulai.',
  most: 'Anda sudah tahu banyak. Pelajaran di sini menguatkan dan melengkapinya.',
  some: 'Sebagian sudah Anda ketahui. Sisanya akan Anda pelajari di sini, sedikit demi sedikit.',
  few: 'Masih banyak hal baru untuk Anda. Itulah gunanya pelatihan ini, dan Anda bisa belajar pelan-pelan.',
  perModule: 'Hasil tiap modul',
  part: (right: number, questions: number) => `${right} dari ${questions} soal`,
  closed: 'Pembahasan dibuka sesudah tes akhir selesai, supaya tes akhir tetap adil.',
} as const
