/**
 * Words that people take for passwords: keyboard walks, English and Indonesian favourites, names, places and the
 * words of this very work. Written for this project; kept as one text because that is the shortest to read.
 */
const WORDS = `
qwerty qwertyu qwertyui qwertyuiop qwertyuiopasdf qwertyuiopasdfgh qwertz asdf asdfgh asdfghjkl asdfghjk zxcvbn zxcvbnm
zxcvbnmasdfgh qazwsx qazwsxedc qazwsxedcrfv qweasd qweasdzxc qweqwe asdasd zxczxc poiuytrewq lkjhgfdsa mnbvcxz qwaszx
abc abcd abcde abcdef abcdefg abcdefgh abcdefghi abcdefghij abcdefghijk abcdefghijkl abcdefghijklm abcdefghijklmnop
password passwords passwort passw pass passcode secret secrets private access admin admins administrator root super
superadmin superuser user users guest test tests testing tester demo default temp temporary change changeme please
login signin welcome welcomes hello helloworld letmein letmeinnow open opensesame enter master computer internet google
gmail yahoo facebook instagram whatsapp tiktok youtube twitter android samsung iphone windows microsoft office excel
server system systems database data network wifi home house company business service support manager office
iloveyou ilove loveyou love lovely mylove myloveyou forever lover sweet sweetheart baby honey angel princess prince
queen king happy smile sunshine flower summer winter spring autumn football soccer baseball basketball liverpool
chelsea arsenal barcelona realmadrid juventus manchester united naruto pokemon dragon monkey shadow superman batman
spiderman starwars michael jessica ashley daniel charlie jordan hunter killer matrix freedom whatever trustno trust
nothing money nice good great best number one two three four five six seven eight nine zero the and you your mine this
that with for not god jesus christ mother father family friend friends school student teacher trainer
katasandi sandi kata rahasia rahasiaku rahasianegara kunci kuncirumah masuk keluar pengguna pengelola petugas admindinas
operator kantor kantorku dinas dinaspmd dpmd pmd bappeda puskesmas posyandu posyanduku kader kaderku kaderkpm kpm kelas
kelaskader kelaskaderku sertifikat pelatih pelatihan pelatihku belajar stunting cegahstunting bebasstunting gizi sehat
ibuhamil balita anak anakku anaksehat keluarga keluargaku keluargasehat desa desaku kelurahan kecamatan kabupaten
kota kotaku provinsi bupati camat kepala kepaladesa kepaladinas sekretaris bendahara pemda pemkab pemkot pegawai asn pns
indonesia indonesiaku indonesiaraya merdeka merdekaku pancasila garuda nusantara jakarta bandung surabaya semarang
yogyakarta jogja medan makassar palembang denpasar bali jawa jawatimur jawatengah jawabarat sumatera sumatra kalimantan
sulawesi papua ntt ntb lumajang cilacap pekalongan kepahiang kupang malang bogor bekasi depok tangerang banten solo
bismillah bismillahirrahmanirrahim alhamdulillah alhamdulilah allah allahuakbar allahakbar astaghfirullah insyaallah
assalamualaikum waalaikumsalam muhammad muhamad ahmad rasulullah islam muslim muslimah kristen katolik tuhan tuhanyesus
yesus yesuskristus halleluya haleluya puji pujituhan berkah barokah amin aamiin doa doaibu surga
sayang sayangku sayangkamu akusayangkamu aku akucintakamu cinta cintaku cintakamu kamu kamuaja kekasih kangen rindu
bunda bundaku ayah ayahku mama mamaku papa papaku ibu ibuku bapak bapakku mamah abah umi abi nenek kakek kakak adik
mamapapa ayahbunda suami suamiku istri istriku anakanak cucu bayi cantik ganteng manis bahagia senyum semangat sukses
sukseskerja suksesselalu selalu selamat selamatdatang terimakasih terima kasih siap maju jaya juara bersama bisa harus
siti aminah sitiaminah aisyah fatimah khadijah dewi sri ratna putri putra putriku putraku nur nurul ayu wati rahayu
lestari wulan bulan bintang matahari pelangi mawar melati anggrek kenanga teratai bunga kucing kelinci kupu kupukupu
agus budi joko bambang slamet hendra andi rizki dian eka tri yanti yuni susi rina lina maya indah intan permata mutiara
persib persija persebaya arema aremania bobotoh bonek viking mantap keren asik asyik gila gokil kopi nasi nasigoreng
bakso sate rendang soto tahu tempe kerupuk sambal rumah rumahku mobil motor honda yamaha suzuki toyota avanza telkomsel
indosat satu dua tiga empat lima enam tujuh delapan sembilan sepuluh nol senin selasa rabu kamis jumat sabtu minggu
januari februari maret april mei juni juli agustus september oktober november desember tahun baru tahunbaru hari ini
`

export const COMMON_WORDS: ReadonlySet<string> = new Set(WORDS.split(/\s+/).filter(Boolean))
