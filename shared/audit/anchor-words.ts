/** One word for each byte: four letters tell them apart, and no two differ in one letter only. Never reordered. */
const LIST = `
  abadi acara adat ajaib akar aman ambil apel arah badak bagus bakat balai bambu basah batik
  bebas becak bekal belah berani besi biasa bidang bijak bintang biru bonus botol bubur budaya bulan
  bumi buruh butir cabai cakap calon capung catur cendol cerah cincin cita contoh corak cukup curam
  daerah dahan damai dapur dasar debat delapan desa dewan dingin domba dompet duduk dunia ekor elang
  empat enak fajar fakta foto gabus gading gambar ganda gelas gempa gerbang gigi goreng gotong gula
  gunung habis hadiah hakim hangat harum helai hemat hilir hitam hujan ibarat ilmu imbang indah injak
  intan isian istana jalan jamur jasa jatuh jembatan jeruk jinak jumlah kabut kadal kain kalung kambing
  karang kasur kebun kecil kelapa kemah kenari keris kilat kisah kolam kosong kota kubus kucing kunci
  kupu kursi labu lada lampu langit lapang lari layar lebah lemari lentera lepas liang lidah limau
  lintas luas lumbung lutut makan masak mata meja melati menara minum mobil muara mudah mulut murid
  mutiara nafas nasi nelayan nenek nona nyala obat ombak otak padi pahat pakis pandai papan patung
  pegas pelangi pepaya perahu petani piano pintu pisang prasasti puisi puncak pusat putih ragam rahasia rakit
  ramah rapat rawa redup rekan resmi ribu rimba roda roti rubah rupa sagu sahabat salak samudra
  sapi sarung sawah sebab sedap sehat sekolah senja sepeda sikap simpul sisik sore sumur sungai surat
  tabah tajam tebing teguh telaga teman terang tetap tikar tinggi tirai tokoh tugu tulus tumbuh turun
  tutur ukir ulama umum undur unggas usaha utara waktu wangi wasit wayang wisata wujud yatim yoyo
`

export const ANCHOR_WORDS: readonly string[] = LIST.trim().split(/\s+/)
