/** What each action of the log is in a sentence that begins with whoever did it: "… menerbitkan sertifikat". */

import { LOOK_WORDS } from './audit-looks.ts'

/** By the permission that was used. A test asks for every one of them, also for those that leave no entry today. */
export const ACTION_WORDS: Readonly<Record<string, string>> = {
  'region.load': 'memuat daftar wilayah resmi',
  'region.change': 'mencatat perubahan wilayah',
  'region.read': 'melihat daftar wilayah',
  'district.set': 'mengubah pengaturan kabupaten/kota',
  'district.setPublic': 'membuka atau menutup halaman publik',
  'outline.set': 'menyimpan peta batas desa',
  'outline.remove': 'menghapus peta batas desa',

  'account.create': 'membuat akun petugas',
  'account.read': 'melihat daftar petugas',
  'account.invite': 'mengundang petugas atau membuat ulang tautannya',
  'account.accept': 'membuka akun dengan tautan undangan dan memilih kata sandi',
  'account.reset': 'mengatur ulang masuk seorang petugas',
  'account.unlink': 'melepaskan akun dinas seorang petugas',
  'account.disable': 'menonaktifkan akun petugas',
  'account.enable': 'mengaktifkan lagi akun petugas',
  'role.grant': 'memberi tugas kepada petugas',
  'role.end': 'mengakhiri tugas petugas',
  'role.propose': 'mengusulkan tugas yang perlu orang kedua',
  'role.withdraw': 'menarik usulan tugas',
  'role.approve': 'menyetujui usulan tugas',
  'role.decline': 'menolak usulan tugas',
  'visit.open': 'membuka kunjungan ke data orang di kabupaten/kota',
  'visit.close': 'mengakhiri kunjungan ke data orang di kabupaten/kota',
  'session.open': 'masuk',
  'session.close': 'keluar',
  'session.make': 'membuka sesi untuk data contoh',
  'session.forget': 'menghapus sesi lama yang sudah berakhir',
  'session.begin': 'melewati langkah pertama masuk, menunggu langkah kedua',
  'session.fail': 'gagal pada langkah kedua (kode atau kunci perangkat salah)',
  'session.prove': 'membuktikan diri lagi sebelum langkah penting',
  'factor.begin': 'mulai memasang aplikasi kode',
  'factor.confirm': 'memasang aplikasi kode',
  'recovery.make': 'membuat kode pemulihan baru',
  'passkey.begin': 'mulai memasang masuk dengan sidik jari',
  'passkey.add': 'memasang sidik jari atau kunci perangkat',
  'passkey.rename': 'mengganti nama kunci perangkat',
  'passkey.remove': 'menghapus sidik jari atau kunci perangkat',
  'password.change': 'mengganti kata sandinya',
  'computer.forget': 'menghapus kepercayaan sebuah perangkat',
  'service.begin': 'mulai menghubungkan akun dinas',
  'service.link': 'menghubungkan akun dinas',
  'service.unlink': 'melepaskan akun dinas',
  'account.readSelf': 'membuka akunnya sendiri',
  'session.list': 'melihat daftar perangkat yang masuk',
  'login.activate': 'mengaktifkan akun kader dengan kode dari kartu masuk',
  'pin.change': 'mengganti PIN sendiri',
  'phone.set': 'mengatur HP sendiri atau dipakai bersama',
  'activation.issue': 'membuat kartu masuk kader',
  'message.set': 'mengatur kode lewat WhatsApp',
  'message.read': 'melihat jumlah kode lewat WhatsApp',
  'message.find': 'mencari kader untuk kode lewat WhatsApp',
  'message.ask': 'menerima permintaan kode lewat WhatsApp untuk kader',
  'message.send': 'mengirim kode lewat WhatsApp ke nomor kader',

  'cadre.read': 'membuka data kader',
  'cadre.import': 'mengimpor daftar kader',
  'cadre.edit': 'mengubah data kader',
  'cadre.readSelf': 'membuka datanya sendiri',
  'cadre.readPhone': 'membuka data kader, dengan nomor HP lengkap',
  'cadre.merge': 'menyatukan dua data kader yang sama',
  'cadre.erase': 'menghapus data pribadi seorang kader',
  'assignment.end': 'mengakhiri penugasan kader',
  'assignment.move': 'memindahkan tempat tugas kader',
  'cohort.read': 'melihat angkatan pelatihan',
  'cohort.edit': 'mengubah angkatan pelatihan',
  'meeting.read': 'melihat kegiatan',
  'meeting.edit': 'mengubah kegiatan',
  'attendance.take': 'mencatat kehadiran di kegiatan',
  'attendance.checkIn': 'mengisi kehadirannya sendiri di kegiatan',
  'evaluation.read': 'melihat umpan balik kegiatan',
  'evaluation.answer': 'mengisi umpan balik kegiatan',
  'topic.open': 'membuka modul untuk kelas dengan kode',
  'topic.close': 'menutup kode kelas',
  'topic.enter': 'membuka modul dengan kode kelas',
  'practice.read': 'melihat hasil praktik lapangan',
  'practice.assess': 'mencatat penilaian praktik lapangan',
  'practice.readSelf': 'membuka hasil praktiknya sendiri',
  'practice.setPhotos': 'mengatur foto praktik',
  'practice.addPhoto': 'menambah foto praktik',
  'practice.readPhoto': 'membuka foto praktik',
  'practice.removePhoto': 'menghapus foto praktik',
  'plan.read': 'membuka rencana tindak lanjut (RTL)',
  'plan.followUp': 'mencatat tindak lanjut RTL',
  'plan.sign': 'menerima RTL',
  'plan.return': 'mengembalikan RTL kepada kader',
  'plan.readSelf': 'membuka RTL miliknya',
  'plan.write': 'menyimpan RTL miliknya',
  'plan.report': 'melaporkan kemajuan RTL miliknya',
  'attendance.addFile': 'mengunggah daftar hadir bertanda tangan',
  'attendance.removeFile': 'menghapus daftar hadir bertanda tangan',
  'attendance.readFile': 'membuka daftar hadir bertanda tangan',
  'guest.admit': 'memberi peserta sementara jalan masuk untuk belajar',
  'focus.set': 'menetapkan desa lokus',

  'course.read': 'melihat kursus',
  'course.readDraft': 'melihat rancangan kursus',
  'course.draft': 'mengubah rancangan kursus',
  'media.add': 'menambahkan gambar atau suara untuk kursus',
  'course.publish': 'menerbitkan kursus',
  'course.certify': 'menerbitkan kursus yang memberi sertifikat',
  'course.askReview': 'meminta kursus ditelaah',
  'course.review': 'menelaah kursus',
  'course.withdraw': 'menarik kursus dari pemakaian',
  'fact.propose': 'mengusulkan kartu fakta daerah',
  'fact.withdraw': 'menarik usulan kartu fakta daerah',
  'fact.decide': 'memutuskan usulan kartu fakta daerah',
  'fact.end': 'mengakhiri kartu fakta daerah',
  'item.read': 'melihat bank soal',
  'item.save': 'menyimpan soal di bank soal',
  'item.retire': 'mengubah pemakaian soal di bank soal',
  'item.import': 'mengimpor soal ke bank soal',

  'learning.read': 'melihat kemajuan belajar kader',
  'insight.read': 'melihat hasil belajar',
  'attempt.regrade': 'menilai ulang jawaban tes karena soalnya diperbaiki',
  'learning.receive': 'menerima jawaban dari HP kader',
  'notice.close': 'menandai pemberitahuan belajar sudah selesai',
  'learning.sync': 'mengirim hasil belajar dari HP',
  'test.start': 'memulai tes',
  'lesson.finish': 'menyelesaikan pelajaran',
  'attempt.submit': 'mengumpulkan jawaban tes',
  'progress.read': 'membuka kemajuan belajarnya',
  'correction.confirm': 'membaca pemberitahuan nilai yang diperbaiki',

  'unit.set': 'mengubah pengaturan penerbitan atau penandatangan',
  'certificate.read': 'melihat daftar sertifikat',
  'certificate.readSelf': 'membuka sertifikatnya sendiri',
  'certificate.verify': 'memeriksa sertifikat',
  'certificate.checkMany': 'memeriksa banyak sertifikat sekaligus',
  'certificate.propose': 'mengusulkan sertifikat',
  'certificate.approve': 'menyetujui usulan sertifikat',
  'certificate.return': 'mengembalikan usulan sertifikat',
  'certificate.issue': 'menerbitkan sertifikat',
  'certificate.askRevocation': 'meminta sertifikat dicabut',
  'certificate.revoke': 'mencabut sertifikat',
  'certificate.declineRevocation': 'menolak permintaan pencabutan sertifikat',
  'certificate.correct': 'mengusulkan koreksi sertifikat',
  'certificate.expire': 'menghitung ulang kader terlatih dari masa berlaku sertifikat',
  'certificate.remind': 'mencatat pengingat masa berlaku sertifikat sudah dikirim',
  'certificate.attachSigned': 'mengunggah sertifikat yang sudah ditandatangani',
  'certificate.check': 'memeriksa semua sertifikat terhadap tanda tangan dan catatan penerbitan',
  'standing.settle': 'memperbarui siapa yang memenuhi syarat sertifikat',
  'waiver.ask': 'meminta dispensasi syarat sertifikat',
  'waiver.grant': 'menyetujui dispensasi syarat sertifikat',
  'waiver.decline': 'menolak dispensasi syarat sertifikat',
  'waiver.withdraw': 'menarik dispensasi syarat sertifikat',
  'name.answer': 'menjawab ejaan nama untuk sertifikatnya',
  'name.confirm': 'menetapkan ejaan nama kader untuk sertifikat',
  'record.propose': 'mencatat sertifikat lama',
  'record.accept': 'menerima sertifikat lama',
  'record.return': 'mengembalikan catatan sertifikat lama',
  'record.withdraw': 'menarik catatan sertifikat lama',
  'record.readEvidence': 'membuka bukti sertifikat lama',
  'design.set': 'mengubah rancangan kertas sertifikat',
  'archive.read': 'membuka arsip sertifikat',
  'issuers.sign': 'menandatangani daftar penerbit sertifikat',
  'certificate.sign': 'menandatangani sertifikat secara elektronik',
  'log.sign': 'menandatangani catatan penerbitan',

  'key.read': 'melihat kunci tanda tangan',
  'key.publish': 'membuat kunci tanda tangan',
  'key.retire': 'mengganti kunci tanda tangan',
  'key.compromise': 'menyatakan kunci tanda tangan bocor',
  'key.rewrap': 'mengamankan ulang kunci tanda tangan',
  'secret.rotate': 'memindahkan data tersandi ke rahasia yang baru',

  'coverage.read': 'melihat cakupan',
  'coverage.readPublic': 'melihat halaman cakupan umum',
  'coverage.export': 'menyimpan angka per kabupaten/kota sebagai berkas',
  'coverage.recount': 'menghitung ulang angka cakupan',

  'report.export': 'menyimpan atau mencetak laporan',

  'statement.propose': 'mengusulkan Bukti Cakupan',
  'statement.issue': 'mengesahkan Bukti Cakupan',
  'statement.return': 'mengembalikan usulan Bukti Cakupan',
  'statement.withdraw': 'menarik Bukti Cakupan',
  'statement.read': 'melihat Bukti Cakupan',
  'statement.readList': 'membuka daftar nama di balik Bukti Cakupan',
  'statement.verify': 'memeriksa Bukti Cakupan',
  'evidence.read': 'membuka isi Berkas Bukti',
  'evidence.edit': 'mengubah keterangan di Berkas Bukti',
  'evidence.add': 'menambahkan berkas ke Berkas Bukti',
  'evidence.remove': 'menghapus berkas dari Berkas Bukti',

  'data.readSelf': 'membuka halaman data dirinya sendiri',
  'data.takeSelf': 'mengunduh semua datanya sendiri',
  'notice.confirm': 'membaca pemberitahuan privasi',
  'notice.tell': 'memberi tahu kader tentang pemberitahuan privasi yang baru',
  'request.ask': 'mengajukan permintaan tentang datanya sendiri',
  'request.withdraw': 'membatalkan permintaan tentang datanya sendiri',
  'request.read': 'melihat permintaan kader tentang datanya',
  'request.record': 'mencatat permintaan kader yang datang lewat surat atau lisan',
  'request.decide': 'mengerjakan atau menjawab permintaan kader tentang datanya',
  'use.end': 'mengakhiri pemakaian seorang kader atas permintaannya',
  'retention.read': 'melihat masa simpan data',
  'retention.set': 'mengubah masa simpan data',
  'retention.run': 'menghapus rincian yang masa simpannya habis',
  'breach.read': 'mencari siapa yang datanya dilihat atau dibawa keluar',

  'audit.read': 'membuka riwayat',
  'audit.readNation': 'membuka riwayat tingkat nasional',
  'audit.exportNation': 'menyimpan riwayat tingkat nasional sebagai berkas',
  'audit.check': 'memeriksa keutuhan riwayat',
  'audit.seal': 'mengunci riwayat',
}

type Fact = string | number | boolean | null
type Detail = Readonly<Record<string, Fact>>

/** Where one permission serves for several things, what was done by what stands in the entry. */
const SPECIAL: Readonly<Record<string, (entity: string, detail: Detail) => string | null>> = {
  'district.setPublic': (_, { isPublic }) =>
    isPublic === true
      ? 'membuka halaman publik untuk umum'
      : isPublic === false
        ? 'menutup halaman publik'
        : null,
  'cadre.edit': (_, { added, fields }) =>
    added === true
      ? 'menambahkan kader'
      : added === false
        ? 'mencocokkan baris dengan kader yang sudah ada'
        : fields === 'phone'
          ? 'mengubah nomor HP kader'
          : null,
  'course.draft': (_, { path, copyOf }) =>
    path !== undefined
      ? 'menyimpan pelajaran dalam rancangan kursus'
      : copyOf !== undefined
        ? 'memulai rancangan kursus'
        : null,
  'course.review': (_, { approved }) =>
    approved === undefined
      ? null
      : approved === true
        ? 'menyetujui kursus'
        : 'meminta perbaikan kursus',
  'course.withdraw': (_, { withdrawn }) =>
    withdrawn === false ? 'memakai lagi kursus yang ditarik' : null,
  'fact.decide': (_, { approved }) =>
    approved === undefined
      ? null
      : approved === true
        ? 'menyetujui kartu fakta daerah'
        : 'menolak kartu fakta daerah',
  'item.retire': (entity, { retired }) =>
    entity === 'bank_import'
      ? 'membatalkan impor soal'
      : retired === false
        ? 'memakai lagi soal di bank soal'
        : 'menyimpan soal di luar pemakaian',
  'name.answer': (_, { isRight }) =>
    isRight === false ? 'meminta ejaan namanya diperbaiki' : 'menyatakan ejaan namanya benar',
  'record.propose': (entity, { files, rows }) =>
    entity !== 'recordFile'
      ? null
      : files !== undefined && rows === undefined
        ? 'menghapus berkas bukti yang tidak dipakai'
        : 'mengunggah bukti sertifikat lama',
  'practice.setPhotos': (_, { isOn }) =>
    isOn === true ? 'menyalakan foto praktik' : 'mematikan foto praktik',
  'secret.rotate': (entity) =>
    ['pepper', 'data_key', 'kek'].includes(entity)
      ? 'mulai memakai rahasia platform yang ini'
      : null,
  'unit.set': (entity) =>
    entity === 'signatory' ? 'mengubah penandatangan' : 'mengubah pengaturan penerbitan',
  'design.set': (entity) =>
    entity === 'paper_picture' ? 'mengunggah gambar untuk kertas sertifikat' : null,
  'certificate.expire': (entity) =>
    entity === 'retake' ? 'membuka tes ulang untuk perpanjangan sertifikat' : null,
  'learning.sync': (entity) =>
    entity === 'upload_token' ? 'menyiapkan HP untuk mengirim hasil belajar' : null,
  'evidence.read': (entity) =>
    entity === 'evidenceBundle'
      ? 'mengunduh seluruh Berkas Bukti'
      : 'mengunduh satu berkas dari Berkas Bukti',
  'report.export': (entity) => (entity === 'audit' ? 'menyimpan riwayat sebagai berkas' : null),
  'cadre.readPhone': (entity) =>
    entity === 'district' ? 'membuka nomor HP banyak kader untuk WhatsApp' : null,
  'cadre.merge': (_, { undone }) => (undone === true ? 'memisahkan lagi dua data kader' : null),
  'cohort.edit': (_, { change }) =>
    change === 'add'
      ? 'memasukkan kader ke angkatan pelatihan'
      : change === 'remove'
        ? 'mengeluarkan kader dari angkatan pelatihan'
        : change === 'state'
          ? 'mengubah keadaan angkatan pelatihan'
          : null,
  'meeting.edit': (_, { change, state }) =>
    change === 'create'
      ? 'membuat kegiatan'
      : change === 'invite'
        ? 'mengundang kader ke kegiatan'
        : change === 'uninvite'
          ? 'membatalkan undangan kader ke kegiatan'
          : change === 'state'
            ? state === 'CANCELLED'
              ? 'membatalkan kegiatan'
              : 'mengubah keadaan kegiatan'
            : change === 'outcome'
              ? 'menulis hasil kegiatan'
              : change === 'action'
                ? (ACTION_CHANGES[String(state)] ?? 'mengubah tindak lanjut kegiatan')
                : null,
  'topic.enter': (entity) => (entity === 'cadre' ? 'memasukkan kode kelas yang salah' : null),
  'attendance.checkIn': (entity) =>
    entity === 'cadre' ? 'memasukkan kode hadir yang salah' : null,
}

const ACTION_CHANGES: Readonly<Record<string, string>> = {
  DONE: 'menandai tindak lanjut kegiatan selesai',
  DROPPED: 'menghentikan tindak lanjut kegiatan',
  OPEN: 'membuka lagi tindak lanjut kegiatan',
}

/** What was done. An action from a newer version is named as the log has it rather than left out. */
export function actionWords(action: string, entity: string, detail: Detail): string {
  return (
    LOOK_WORDS[entity] ??
    SPECIAL[action]?.(entity, detail) ??
    ACTION_WORDS[action] ??
    `melakukan “${action}”`
  )
}
