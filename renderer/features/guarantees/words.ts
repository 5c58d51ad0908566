import type { AttemptKind, RuleId } from '#shared/guarantees/model.ts'
import type { TestId, Verdict } from './self-test.ts'

export const RULES = {
  page_policy: {
    title: 'Halaman tidak dapat memuat apa pun dari luar',
    why: 'Kebijakan isi (CSP) yang dikirim bersama halaman: skrip, gambar, sambungan, dan bingkai hanya dari program ini.',
  },
  page_features: {
    title: 'Kamera, lokasi, dan perangkat dimatikan',
    why: 'Kebijakan fitur peramban. Hanya mikrofon untuk perekaman dan papan klip yang dibuka, untuk halaman ini saja.',
  },
  page_permissions: {
    title: 'Izin yang diberikan kepada halaman',
    why: 'Hanya yang tercantum; permintaan izin lain ditolak tanpa bertanya.',
  },
  window: {
    title: 'Jendela terkurung',
    why: 'Setelan jendela Electron: terkurung (sandbox), tanpa Node di halaman, tanpa halaman tempelan.',
  },
  network_filter: {
    title: 'Saringan jaringan',
    why: 'Setiap permintaan jendela diperiksa; hanya alamat berikut yang lolos.',
  },
  address: {
    title: 'Peladen hanya mendengar komputer ini',
    why: 'Alamat loopback tidak dapat dicapai dari komputer lain; setiap permintaan memerlukan tanda masuk dari jendela ini.',
  },
  browser_switches: {
    title: 'Peramban berjalan tanpa layanan luar',
    why: 'Sakelar saat jendela dibuka: proksi buntu, tanpa pembaruan, sinkronisasi, laporan kerusakan, dan tembolok disk.',
  },
  core_connections: {
    title: 'Inti program tidak tersambung ke luar',
    why: 'Daftar soket milik proses ini menurut sistem operasi, saat ini juga.',
  },
  crash_traces: {
    title: 'Tidak ada jejak memori bila program berhenti mendadak',
    why: 'Berkas core dan laporan diagnostik dapat memuat kunci, jadi dimatikan.',
  },
  file_modes: {
    title: 'Folder data tertutup bagi pengguna lain',
    why: 'Izin folder data pada komputer ini; 0700 berarti hanya pemiliknya.',
  },
} as const satisfies Record<RuleId, { title: string; why: string }>

export const ATTEMPTS = {
  page_policy: 'Ditahan kebijakan halaman',
  request: 'Permintaan jaringan ditahan',
  permission: 'Permintaan izin ditolak',
  navigation: 'Pindah alamat ditolak',
  new_window: 'Jendela baru ditolak',
  download: 'Unduhan ditolak',
  foreign_caller: 'Permintaan dari luar jendela ditolak',
} as const satisfies Record<AttemptKind, string>

/** Why a request from outside of the window was refused; anything else is an address. */
export const REASONS: Readonly<Record<string, string>> = {
  token: 'tanpa tanda masuk',
  host: 'dengan nama alamat lain',
  origin: 'dari halaman lain',
  site: 'dari situs lain',
  path: 'ke alamat yang tidak ada',
}

export const TESTS = {
  fetch: 'Mengambil data dari alamat luar',
  socket: 'Membuka sambungan WebSocket ke luar',
  image: 'Memuat gambar dari alamat luar',
  script: 'Menjalankan skrip dari alamat luar',
  frame: 'Menempelkan halaman dari alamat luar',
  beacon: 'Mengirim data diam-diam (beacon)',
  webrtc: 'Menghubungi luar lewat WebRTC, melewati DNS dan proksi',
  camera: 'Menyalakan kamera',
  location: 'Membaca lokasi',
  core: 'Inti program: sambungan ke luar',
} as const satisfies Record<TestId, string>

export const words = {
  section: 'Jaminan luring',
  intro:
    'Saksama bekerja tanpa jaringan. Halaman ini membaca aturan yang sedang berlaku dari program itu sendiri, memperlihatkan setiap upaya yang ditahan, dan dapat mencobanya sungguh-sungguh.',
  rules: 'Aturan yang berlaku',
  detail: (count: number) => `Lihat ${count} nilai yang berlaku`,
  state: { holds: 'Berlaku', broken: 'Tidak berlaku', unknown: 'Tidak dapat diperiksa' },
  stateHint: 'Sistem operasi ini tidak memberi tahu program.',
  attempts: 'Upaya yang ditahan',
  attemptsHint:
    'Sejak program dibuka. Hanya jenis dan alamat yang dicatat, tidak isinya; daftar hilang saat program ditutup.',
  none: 'Belum ada upaya yang ditahan.',
  columns: { kind: 'Jenis', target: 'Sasaran', count: 'Kali', last: 'Terakhir' },
  tested: 'uji sendiri',
  test: {
    title: 'Uji sendiri',
    hint: 'Mencoba keluar lewat setiap jalan dengan alamat yang tidak dimiliki siapa pun. Aman dijalankan kapan saja.',
    run: 'Jalankan uji sendiri',
    again: 'Ulangi uji sendiri',
    running: 'Sedang mencoba …',
    allBlocked: 'Semua jalan keluar tertutup.',
    someOpen: 'Ada jalan keluar yang tidak tertutup. Hentikan pemakaian dan hubungi pengelola sistem.',
  },
  verdict: {
    blocked: 'Ditahan',
    open: 'Tidak ditahan',
    unknown: 'Tidak dapat diperiksa',
  } satisfies Record<Verdict, string>,
} as const
