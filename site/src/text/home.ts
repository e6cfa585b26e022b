/** Words of the home page. */
export const HOME = {
  title: 'Kader terlatih, terbukti',
  heading: 'Kader terlatih di setiap desa, dan bisa dibuktikan',
  lede: 'Di sini Kader Pembangunan Manusia (KPM) belajar mencegah stunting lewat HP, lalu menerima sertifikat dari dinas. Siapa pun dapat memeriksa keasliannya.',
  doors: 'Pilih pintu Anda',
  door: [
    {
      href: '/masuk/',
      icon: 'book',
      title: 'Saya kader',
      body: 'Belajar, kuis, dan sertifikat. Cukup HP dan PIN 6 angka.',
    },
    {
      href: '/masuk/dinas/',
      icon: 'office',
      title: 'Saya dari dinas',
      body: 'Daftar kader, sertifikat, dan cakupan desa/kelurahan.',
    },
    {
      href: '/v/',
      icon: 'shield',
      title: 'Periksa sertifikat',
      body: 'Ketik kode verifikasi atau pindai QR. Tidak perlu masuk.',
    },
  ],
  newTitle: 'Baru menerima kartu masuk?',
  newBody: 'Pindai kode QR di kartu itu, atau ketik kode aktivasinya.',
  newAction: 'Aktifkan akun',
  matTitle: 'Kemajuan kader tumbuh seperti tikar',
  matBody:
    'Setiap kader melihat kemajuannya sebagai tikar pertumbuhan. Satu ruas untuk satu pelajaran. Modul berikutnya terbuka setelah kuisnya selesai, dan di puncaknya menunggu sertifikat.',
  tilesTitle: 'Kabupaten terlihat desa demi desa',
  tilesBody:
    'Setiap ubin satu desa atau kelurahan. Dinas, camat, dan warga melihat gambar yang sama: di mana sudah ada kader terlatih, dan di mana belum.',
  example: 'Contoh, bukan data nyata',
  trustTitle: 'Mengapa sertifikatnya dapat dipercaya',
  trust: [
    {
      title: 'Belajar dulu',
      body: 'Calon muncul setelah kader menyelesaikan modul dan tes yang disyaratkan.',
    },
    {
      title: 'Dua orang memutuskan',
      body: 'Satu petugas mengusulkan, petugas lain menyetujui. Nomor resmi tidak pernah ganda.',
    },
    {
      title: 'Siapa pun dapat memeriksa',
      body: 'Setiap sertifikat punya kode verifikasi dan QR. Jika dicabut, hasil pemeriksaan langsung mengatakannya.',
    },
  ],
  districtTitle: 'Angka kabupaten dan kota',
  districtBody:
    'Cakupan tiap kabupaten/kota dapat dilihat semua orang jika dinas membukanya. Isinya jumlah saja, tanpa nama. Alamatnya memakai kode wilayah Kemendagri, misalnya',
} as const

/** The example under the growth mat: modules of the shipped course, in the middle of learning. */
export const EXAMPLE_MODULES = [
  'Mengenal KPM dan Konvergensi',
  'Stunting dan 1.000 Hari Pertama Kehidupan',
  'Remaja, Calon Pengantin, dan Ibu Hamil Sehat',
  'ASI, MPASI, dan Isi Piringku',
  'Imunisasi, Vitamin A, dan Anak Sakit',
] as const

/** The example under the tile map: invented names, so that no real village is shown in a state it may not have. */
export const EXAMPLE_AREAS = [
  { name: 'Anggrek', tiles: '22212', urban: 0 },
  { name: 'Cempaka', tiles: '2212022', urban: 0 },
  { name: 'Dahlia', tiles: '222222221', urban: 3 },
  { name: 'Flamboyan', tiles: '210012', urban: 0 },
  { name: 'Kenanga', tiles: '22221222', urban: 0 },
  { name: 'Melati', tiles: '1202', urban: 0 },
] as const
