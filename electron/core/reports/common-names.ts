// Words so frequent in Indonesian names that one alone points at nobody.
const LIST = `
  abdul abdullah achmad aditya agung agus agustina ahmad ainun aisyah akbar alamsyah alfian ali aminah amir anak andi andika andri
  andriani anggraini anggun anisa anton anwar ardiansyah arief arif ariyanto asih astuti asri astri ayu aziz bagus bambang bayu budi
  budiman budiono cahaya cahyani cahyono chandra christina citra dadang damayanti danang daniel darma darmawan david dedi deni dewi
  dharma dian dina dinda djoko dwi eka eko elisabeth endah endang erna erni erwin fadli faisal fajar farhan fatimah fatmawati
  febri febrian ferdinand fitri fitria fitriani galih gede ginting guntur gunawan hadi hairul hakim halimah hamid handayani
  handoko harahap hari haris hariyanto hartati hartono haryanto hasan hasanah hasibuan hasyim hendra hendri heri herlina herman
  hermawan heru hidayat hidayah hidayati husein ibrahim ida idris ika ikhsan ilham imam iman imelda indah indra indrawati intan
  irawan irfan irma irwan isma ismail iswanto iwan jaya joko jumiati juwita kadek kartika kartini ketut khadijah khairul komang
  kristanto kristina kurnia kurniawan kurniawati kusuma kusumawati laila laksmi larasati lestari lia lina lubis lukman made
  mahendra mahmud malik mansur mardiana maria mariam marlina maryam maulana maya mega megawati melati mohamad mohammad muhamad
  muhammad mukti mulyadi mulyani mulyono murni musa mustafa mutia nadia nainggolan nasution nengah nia nita novita nugraha nugroho
  nur nuraini nurhayati nurjanah nurul nyoman oktavia pangestu panjaitan permana permata pertiwi prabowo pradana prasetya prasetyo
  pratama pratiwi priyono purnama purnomo puspita puspitasari putra putri putu rachmat rahayu rahman rahmat rahmawati rahmi
  rakhmat ramadhan ramadhani ramdani rangga ratih ratna ratnasari rendra restu retno riana ridwan rina rini risma ristanti riyanto
  rizal rizki rohman roni rosmawati rudi rukmana ruslan rusli sahputra salim salmah samsul sandi santi santosa santoso saputra
  saputri saragih sari sartika satria septian setiadi setiawan setiawati setyawan sholeh siahaan silalahi simanjuntak simatupang
  sinaga siregar siti sitompul sitorus slamet soleh sri subagyo subekti sudarsono sudirman sudiyono sugeng sugiarto sugiyanto
  suharti suharto suherman suhendra sujono sukarno sulaiman sulastri sulistyo sulistyowati sumarni sumarno sumiati sunarto
  supardi supriadi supriyadi supriyanto supriyono surya suryadi suryani suryanto susanti susanto susilawati susilo sutanto
  sutarno sutejo sutrisno suwarno suyanto syafii syahputra syahrul syaiful syamsul syarif taufik taufiq teguh titin tri triyono
  tuti udin umar umi untung usman utama utami utomo vina wahid wahyu wahyudi wahyuni wahyuningsih wati wawan wayan wibisono wibowo
  widiastuti widodo widya widyastuti wijaya wijayanti winarni winarno wira wulan wulandari yani yanti yayan yudi yuli yuliana
  yulianti yulianto yuni yunita yusuf zaenal zahra zainal zainuddin zulfikar zulkifli
`

/** Titles and forms of address: no part of a name. */
const TITLES = `
  alm almh bapak bapa bpk bu dr dra drg drh drs h haji hajjah hj ibu ir k kh kiai letda mayor mbak mas ning nyai pak prof raden rr
  rd sdr sdri tn ny tuan nyonya ustadz ustad a b d e m s p ma mh mm mpd mph msi msc mt pd se sh si sip skom skm sos spd st stp ssos
  ag kom hum ked kep farm psi ak amd ptnh tr han
`

// Words of every file here that may also be part of a name; alone they point at nobody either.
const OFFICE_WORDS = `
  anggota atasan bagian barang berita bidang bupati camat contoh dinas direktur dokumen gambar gubernur instansi jabatan kabupaten
  kantor karangan kecamatan kelurahan kepala kepegawaian keterangan ketua klarifikasi komunikasi laporan lapangan lembaga masyarakat
  menteri mustika nasional naskah negara netralitas nusantara olahraga pegawai pejabat pelapor pelayanan pemeriksa pemeriksaan
  pemerintah pendidikan penyidik perangkat perkara pertanian petugas pimpinan provinsi puskesmas rahasia rangkap rekaman saksi
  sampaian sekolah sekretaris selatan sumber tenggara terlapor terperiksa timur umumnya unggahan utara walikota warga wilayah
`

// What people write into the fields of a reporter who gave nothing, and what half of all offices are called in an address.
const NOBODYS_WORDS = `
  ada admin administrator akun allah anonim anonymous asn belum bersedia com dan dikenal diketahui dirahasiakan disebut disebutkan
  email facebook go guru hamba humas id identitas info ingin instagram kami kontak kosong lapor mail mau media menyebut menyebutkan
  merahasiakan monitoring nama netizen nihil official orang pemantau pemantauan penduduk pengadu pengaduan pengawas pengawasan
  pns pppk redaksi resmi saya seorang seseorang setempat siber sosial staf tak tanpa tdk tidak tiktok tim twitter umum wartawan
  whatsapp www youtube
`

/** Bodies of the state: what begins with one is no person, and stands in every letter to it. */
const STATE_BODIES = `
  badan bagian bawaslu bkd bkn bkppd bkpsdm dinas diskominfo inspektorat kantor kasn kecamatan kejaksaan kelurahan kementerian
  kepolisian komisi kpu ombudsman panwascam panwaslu pemerintah pemkab pemkot polda polres polsek puskesmas satpol sekretariat
`

/** A line of an address that begins so and has no number tells of a street or an area, not of a house. */
const AREA_WORDS = `
  daerah desa dki dusun gang jalan kabupaten kecamatan kelurahan kepulauan kota lorong nusa pulau provinsi propinsi
`
const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

export const ORDINARY: ReadonlySet<string> = setOf(`${OFFICE_WORDS} ${NOBODYS_WORDS}`)
export const STATE: ReadonlySet<string> = setOf(STATE_BODIES)
export const AREAS: ReadonlySet<string> = setOf(AREA_WORDS)
export const COMMON_NAMES: ReadonlySet<string> = setOf(`${LIST} ${OFFICE_WORDS} ${NOBODYS_WORDS}`)
export const NAME_TITLES: ReadonlySet<string> = setOf(TITLES)
