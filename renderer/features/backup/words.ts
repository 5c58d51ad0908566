import type { BackupSet, BackupTarget, Comparison, Fault, Progress, Snapshot } from '#shared/backup/model.ts'
import { countText } from '#shared/words/count-text.ts'

export const TARGET_KINDS = {
  removable: 'Media lepas',
  chosen: 'Folder pilihan',
  own: 'Komputer ini',
} as const satisfies Record<BackupTarget['kind'], string>

export const TARGET_PROBLEMS = {
  gone: 'Folder ini tidak ada sekarang. Pasang medianya, lalu muat ulang.',
  readonly: 'Folder ini hanya dapat dibaca: dapat dipakai untuk memulihkan, tidak untuk mencadangkan.',
} as const satisfies Record<NonNullable<BackupTarget['problem']>, string>

export const SET_STATES = {
  whole: 'Lengkap',
  unfinished: 'Tidak selesai',
  damaged: 'Rusak',
  from_future: 'Dari versi lebih baru',
} as const satisfies Record<BackupSet['state'], string>

export const FAULTS = {
  missing: 'tidak ada',
  changed: 'isinya berubah',
  broken_seal: 'segelnya rusak',
  foreign: 'bukan milik cadangan ini',
  unreadable: 'tidak dapat dibaca dari media',
} as const satisfies Record<Fault['fault'], string>

export const STAGES = {
  database: 'Menyalin basis data',
  files: 'Menyalin berkas',
  checking: 'Memeriksa berkas',
  closing: 'Menutup cadangan',
} as const satisfies Record<Progress['stage'], string>

export const RELATIONS = {
  same: 'Cadangan ini sama dengan isi brankas sekarang.',
  older:
    'Cadangan ini lebih lama daripada brankas sekarang. Semua yang dicatat sesudahnya akan hilang dari brankas, dan saat dibuka Saksama akan memperingatkan bahwa brankas kembali ke keadaan lama.',
  newer: 'Cadangan ini lebih baru daripada brankas sekarang.',
  other:
    'Cadangan ini dan brankas sekarang berpisah jalan: masing-masing memuat catatan yang tidak ada pada yang lain. Catatan yang hanya ada di brankas sekarang akan hilang.',
  unknown:
    'Brankas sekarang terkunci, rusak, atau tidak ada, jadi tidak dapat dibandingkan. Bila brankas itu masih dapat dibuka, buka dahulu lalu ulangi dari Pengaturan.',
} as const satisfies Record<Comparison['relation'], string>

export const SNAPSHOT_REASONS = {
  pembaruan: 'Sebelum pembaruan program',
  rotasi: 'Sebelum penggantian kunci',
  pemulihan: 'Digantikan oleh pemulihan',
} as const satisfies Record<Snapshot['reason'], string>

export const words = {
  section: 'Cadangan',
  target: {
    label: 'Folder cadangan',
    hint: 'Pakai media lepas yang disimpan terpisah dari komputer ini. Cadangan terenkripsi seperti brankasnya.',
    own: 'Cadangan di komputer yang sama tidak menolong bila komputer ini hilang atau rusak.',
    free: (size: string) => `${size} kosong`,
    add: 'Pilih folder lain',
    typed: 'Alamat folder',
    typedHint: 'Alamat lengkap folder yang sudah ada, misalnya /media/petugas/CADANGAN.',
    use: 'Pakai folder ini',
    reload: 'Muat ulang daftar media',
    none: 'Belum ada folder.',
  },
  run: {
    title: 'Buat cadangan',
    start: 'Cadangkan sekarang',
    thorough: 'Baca ulang semua berkas yang sudah ada di media',
    thoroughHint: 'Lebih lama. Pakai bila pemeriksaan menemukan berkas rusak: yang rusak disalin kembali.',
    cancel: 'Batalkan',
    never: 'Brankas ini belum pernah dicadangkan.',
    last: 'Cadangan terakhir',
    lastAt: (target: string) => `ke ${target}`,
    files: (done: number, total: number) => `${countText(done)} dari ${countText(total)} berkas`,
    done: (copied: number, kept: number) =>
      `Cadangan selesai: ${countText(copied)} berkas disalin, ${countText(kept)} sudah ada.`,
    missing: (count: number) =>
      `${countText(count)} berkas tidak ikut karena hilang atau tidak terbaca di brankas. Buka Pengaturan › Keutuhan untuk melihat yang mana.`,
    goesOn:
      'Anda boleh berpindah halaman, merekam, atau mengimpor; pencadangan tetap berjalan. Bila brankas terkunci, pencadangan berhenti; jalankan lagi, yang sudah disalin tidak disalin ulang.',
    failed: 'Pencadangan terhenti',
    speed: (rate: string) => `${rate}/dtk`,
    left: (text: string) => `sisa ${text}`,
  },
  list: {
    title: 'Cadangan di folder ini',
    none: 'Belum ada cadangan di folder ini',
    noneBody: 'Sesudah pencadangan pertama, cadangan tampil di sini untuk diperiksa atau dipulihkan.',
    at: 'Dibuat',
    state: 'Keadaan',
    content: 'Isi',
    actions: 'Tindakan',
    files: (count: number, size: string) => `${countText(count)} berkas · ${size}`,
    missing: (count: number) => `${countText(count)} berkas sudah hilang saat dicadangkan`,
    damaged: (file: string) => `Berkas rusak: ${file}`,
    foreign: 'Brankas lain',
    verify: 'Periksa',
    restore: 'Pulihkan',
    tooMany: (count: number, keep: number) =>
      `Ada ${countText(count)} cadangan; Anda memilih menyimpan ${countText(keep)}. Cadangan lama hanya dihapus bila Anda menyetujuinya.`,
    prune: (count: number) => `Hapus ${countText(count)} cadangan terlama`,
    pruneTitle: 'Hapus cadangan lama?',
    pruneBody: 'Cadangan berikut dihapus dari folder itu. Berkas yang masih dipakai cadangan lain tetap ada.',
    pruneConfirm: 'Hapus cadangan',
    pruned: (sets: number, size: string) => `${countText(sets)} cadangan dihapus, ${size} ruang kembali.`,
  },
  verify: {
    title: 'Periksa cadangan',
    body: 'Setiap berkas dibaca, dicocokkan dengan daftarnya, dan segelnya dibuka. Tidak ada yang diubah di media.',
    ok: 'Semua berkas utuh. Cadangan ini dapat dipulihkan.',
    bad: (count: number) => `${countText(count)} berkas rusak`,
    badBody:
      'Jangan hapus cadangan ini. Buat cadangan baru dengan pilihan «Baca ulang semua berkas»; berkas yang rusak akan disalin kembali dari brankas.',
    more: (count: number) => `dan ${countText(count)} berkas lagi`,
    close: 'Tutup',
    start: 'Mulai memeriksa',
  },
  secret: {
    password: 'Kata sandi cadangan',
    passwordHint: 'Kata sandi yang berlaku ketika cadangan dibuat.',
    recovery: 'Kunci pemulihan',
    recoveryHint: 'Dari lembar pemulihan, diawali AGE-SECRET-KEY-1.',
    toRecovery: 'Pakai kunci pemulihan',
    toPassword: 'Pakai kata sandi',
  },
  presentSecret: {
    password: 'Kata sandi admin brankas sekarang',
    passwordHint: 'Milik admin brankas yang kini ada di komputer ini, yang akan diganti.',
    recovery: 'Kunci pemulihan brankas sekarang',
    recoveryHint: 'Dari lembar pemulihan brankas yang kini ada di komputer ini.',
  },
  restore: {
    title: 'Pulihkan dari cadangan',
    of: 'Cadangan',
    body: 'Cadangan disalin ke tempat baru di samping brankas, diperiksa seluruhnya, lalu dibandingkan. Brankas sekarang tidak disentuh sebelum Anda menyetujui penggantian.',
    prepare: 'Siapkan dan bandingkan',
    ready: 'Salinan sudah siap dan utuh',
    readyWithFaults: 'Salinan siap, tetapi ada berkas yang rusak di cadangan',
    compare: 'Perbandingan',
    now: 'Brankas sekarang',
    after: 'Sesudah dipulihkan',
    rows: {
      entries: 'Entri jejak audit',
      at: 'Entri terakhir',
      reports: 'Laporan',
      cases: 'Perkara',
      evidence: 'Bukti',
      documents: 'Naskah',
      head: 'Sidik jejak',
    },
    lost: 'Perkara yang akan hilang',
    gained: 'Perkara yang akan bertambah',
    missing: (count: number) => `${countText(count)} berkas tidak ada di cadangan dan akan hilang sesudah dipulihkan.`,
    anchor: (seq: number) =>
      `Komputer ini pernah melihat entri ke-${countText(seq)} yang tidak ada di cadangan. Saat brankas dibuka, peringatan tentang keadaan lama akan muncul; itu wajar sesudah pemulihan ini.`,
    switch: 'Ganti brankas dengan salinan ini',
    switchBody:
      'Brankas dikunci. Brankas sekarang disisihkan utuh di folder bertanggal di sampingnya dan dapat dikembalikan. Sesudah itu masuk dengan kata sandi cadangan.',
    understand: 'Saya sudah membaca apa yang akan hilang.',
    discard: 'Buang salinan',
    switched: 'Brankas sudah dipulihkan. Masuk dengan kata sandi yang berlaku saat cadangan dibuat.',
    cancel: 'Batal',
    faults: 'Berkas yang rusak di cadangan',
  },
  reminder: {
    title: 'Pengingat dan jumlah',
    every: 'Ingatkan setelah (hari)',
    everyHint: '0 mematikan pengingat.',
    keep: 'Jumlah cadangan yang disimpan',
    keepHint: 'Lebih dari ini, Saksama menawarkan penghapusan. Tidak ada yang dihapus tanpa persetujuan.',
    save: 'Simpan',
    saved: 'Pengaturan cadangan tersimpan.',
    due: (days: number | null) =>
      days === null ? 'Brankas ini belum pernah dicadangkan' : `Cadangan terakhir ${countText(days)} hari yang lalu`,
    dueBody: 'Tanpa cadangan, bukti hilang bersama komputer ini. Siapkan media lepas, lalu cadangkan.',
    go: 'Buka cadangan',
    later: 'Ingatkan besok',
  },
  kept: {
    title: 'Brankas yang disisihkan',
    body: 'Pemulihan menyisihkan brankas lama secara utuh. Saksama tidak pernah menghapusnya.',
    bringBack: 'Kembalikan',
    confirmTitle: 'Kembalikan brankas ini?',
    confirmBody:
      'Brankas sekarang disisihkan dengan cara yang sama, lalu brankas ini kembali ke tempatnya. Brankas akan terkunci.',
    doorBody:
      'Brankas sekarang disisihkan dengan cara yang sama, lalu brankas ini kembali ke tempatnya. Masukkan kata sandi admin brankas ini, atau kunci pemulihannya.',
    done: 'Brankas dikembalikan. Masuk dengan kata sandinya.',
  },
  snapshots: {
    title: 'Potret basis data',
    body: 'Dibuat sendiri sebelum basis data diubah seluruhnya. Memulihkannya hanya mengganti basis data; berkas bukti tetap.',
    compare: 'Bandingkan',
    restore: 'Pulihkan potret ini',
    done: 'Basis data dipulihkan. Buka brankas dengan kata sandi Anda.',
    confirmBody: 'Brankas dikunci. Basis data sekarang disimpan sebagai potret, lalu potret ini menggantikannya.',
    doorBody:
      'Basis data sekarang disimpan sebagai potret, lalu potret ini menggantikannya; berkas bukti tetap. Yang dicatat sesudah potret ini dibuat tidak ada di dalamnya.',
  },
  start: {
    link: 'Pulihkan dari cadangan',
    linkDamaged: 'Pulihkan dari cadangan atau potret',
    title: 'Pulihkan dari cadangan',
    body: 'Pasang media cadangan, pilih foldernya, lalu pilih cadangan yang hendak dipulihkan.',
    back: 'Kembali',
    set: 'Cadangan',
    noSets: 'Tidak ada cadangan di folder itu.',
    kept: 'Brankas yang pernah disisihkan',
  },
} as const
