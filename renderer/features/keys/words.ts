import type { RotationProgress } from '#shared/vault/model.ts'

const STAGES = {
  snapshot: 'Menyalin basis data sebagai cadangan sebelum penggantian …',
  database: 'Menyandikan ulang basis data dengan kunci baru …',
  keys: 'Membungkus ulang kunci tiap berkas bukti …',
  closing: 'Memasang kunci baru …',
  done: 'Selesai',
} as const satisfies Record<RotationProgress['stage'], string>

export const words = {
  section: 'Kunci brankas',
  state: {
    title: 'Kunci yang berlaku',
    epoch: 'Urutan kunci',
    epochOf: (epoch: number) => `Kunci ke-${epoch}`,
    createdAt: 'Brankas dibuat',
    rotatedAt: 'Terakhir diganti',
    never: 'Belum pernah diganti',
    cipher: 'Sandi basis data',
    ciphers: { aegis: 'AEGIS-256', sqlcipher: 'SQLCipher 4 (AES-256)' },
  },
  due: {
    title: 'Kunci perlu diganti',
    vaultKey: 'Pengguna yang tidak lagi diizinkan masuk masih mengetahui kunci brankas ini.',
    reporterKey: 'Seseorang yang bukan lagi pemegang rahasia pelapor masih mengetahui kunci rahasia pelapor.',
  },
  rotate: {
    title: 'Ganti kunci',
    what: 'Basis data, daftar kunci berkas bukti, dan kunci pemulihan disandikan ulang dengan kunci baru. Kata sandi setiap pengguna dan lembar pemulihan yang tercetak tetap berlaku. Selama penggantian, tidak ada yang dapat menyimpan perubahan.',
    limits: 'Yang tidak dapat dicapai oleh penggantian kunci',
    oldCopies:
      'Salinan lama berkas vault.json beserta kata sandi lamanya tetap membuka salinan lama folder brankas. Musnahkan salinan dan cadangan lama yang tidak diperlukan lagi.',
    oldFiles:
      'Siapa pun yang masih memegang kunci lama dan mendapat berkas brankas, lama atau baru, dapat membuka berkas bukti yang masuk sebelum penggantian. Basis data, rahasia pelapor, dan bukti yang masuk sesudahnya tidak terbuka dengan kunci lama.',
    reporter: 'Ganti juga kunci rahasia pelapor',
    reporterHint: 'Centang bila seorang pemegang rahasia pelapor berganti tugas atau diberhentikan.',
    reporterMissing: 'Hanya pemegang rahasia pelapor yang dapat mengganti kunci rahasia pelapor.',
    submit: 'Ganti kunci sekarang',
    confirmTitle: 'Ganti kunci brankas?',
    confirmBody:
      'Simpan pekerjaan yang terbuka lebih dahulu. Penggantian dapat dibatalkan sampai kunci baru dipasang; bila komputer mati di tengah jalan, brankas tetap terbuka dengan kata sandi yang sama.',
    cancel: 'Batalkan',
    progress: 'Kemajuan penggantian kunci',
    done: 'Kunci brankas sudah diganti. Kunci lama tidak membuka brankas ini lagi.',
  },
  stage: (stage: RotationProgress['stage']) => STAGES[stage],
} as const
