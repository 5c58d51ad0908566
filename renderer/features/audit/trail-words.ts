import type { AnchorPlace, AnchorStatus, HeadCheck, Rollback } from '#shared/audit/model.ts'
import { countText } from '#shared/words/count-text.ts'

/** Words of the heads outside of the log, of rollbacks, and of checking a head from paper. */
export const trailWords = {
  banner: {
    title: 'Brankas ini bukan keadaan terakhir yang diketahui',
    older: (missing: number) =>
      `Sedikitnya ${countText(missing)} catatan jejak audit, beserta pekerjaan di dalamnya, tidak ada pada brankas yang sedang dibuka.`,
    diverged:
      'Ada salinan lain brankas ini yang dikerjakan sendiri; catatannya tidak ada pada brankas yang sedang dibuka.',
    link: 'Lihat penjelasan dan langkahnya',
    acknowledge: 'Terangkan penyebabnya',
    askAdmin: 'Peringatan ini tetap tampil sampai admin brankas menerangkan penyebabnya.',
  },
  rollback: {
    title: 'Pengembalian brankas',
    subtitle:
      'Brankas pernah dibuka dalam keadaan yang lebih lama daripada yang diketahui. Tidak dihapus dari daftar ini.',
    open: 'Belum diterangkan',
    acknowledged: 'Sudah diterangkan',
    course: { older: 'Salinan lama', diverged: 'Jalur lain' } satisfies Record<Rollback['course'], string>,
    missing: 'Yang hilang',
    missingCount: (count: number, course: Rollback['course']) =>
      course === 'older'
        ? `sedikitnya ${countText(count)} catatan`
        : 'catatan pada salinan lain; jumlahnya tidak diketahui',
    range: 'Dari – sampai',
    lastKnown: 'Entri terakhir yang diketahui',
    copy: 'Entri terakhir pada salinan ini',
    entry: (seq: number) => `nomor ${countText(seq)}`,
    by: (name: string) => `oleh ${name}`,
    unknownTime: 'waktu tidak tercatat',
    detected: 'Diketahui saat dibuka',
    written: 'Berkas basis data terakhir ditulis',
    reason: 'Keterangan',
    known: 'Diketahui dari',
    what: 'Kemungkinan penyebab',
    scope: (places: readonly AnchorPlace[]) =>
      places.includes('vault')
        ? 'Hanya berkas case.db yang lama; berkas lain dalam folder brankas lebih baru. Biasanya case.db disalin kembali dari cadangan atau dipulihkan oleh program sinkronisasi.'
        : 'Seluruh folder brankas lama. Biasanya folder disalin dari komputer lain atau USB, dipulihkan dari cadangan, atau dikembalikan oleh program sinkronisasi atau pemulihan sistem.',
    doTitle: 'Yang harus dilakukan',
    steps: [
      'Jangan hapus apa pun dan jangan lanjutkan pekerjaan pada salinan ini.',
      'Tanyakan siapa yang menyalin atau memulihkan folder brankas, dan dari mana.',
      'Cari salinan yang lebih baru: USB, komputer lain, atau cadangan. Pulihkan yang terbaru lewat Pengaturan – Cadangan.',
      'Bila catatan memang hilang, admin menerangkan penyebabnya; keterangan itu tercatat permanen.',
    ],
    acknowledgeTitle: 'Terangkan penyebab pengembalian brankas',
    acknowledgeBody:
      'Peringatan di atas halaman berakhir. Peristiwanya beserta keterangan Anda tetap tercatat pada jejak audit dan pada daftar ini.',
    acknowledgeReason: 'Apa yang terjadi, dan apa yang dilakukan',
    acknowledgeDone: 'Keterangan dicatat pada jejak audit.',
  },
  anchors: {
    title: 'Jangkar jejak audit',
    subtitle:
      'Kepala rantai disimpan juga di luar basis data dan tercetak pada naskah, sehingga pengembalian brankas ke keadaan lama diketahui.',
    words: 'Kepala dalam kata',
    qr: 'Kode QR kepala jejak audit',
    places: { computer: 'Komputer ini', vault: 'Folder brankas' } satisfies Record<AnchorPlace, string>,
    states: {
      on_log: 'cocok dengan jejak audit',
      ahead: 'lebih baru daripada brankas ini',
      off_log: 'menunjuk jalur lain',
      absent: 'belum ada saat brankas dibuka',
      damaged: 'rusak saat dibuka; sudah dibuat ulang',
    } satisfies Record<AnchorStatus['state'], string>,
    atOpening: 'Saat brankas dibuka:',
  },
  check: {
    title: 'Periksa kepala dari kertas',
    subtitle: 'Ketik nomor dan kata (atau sidik) dari naskah cetak, atau ambil gambar kode QR-nya.',
    number: 'Nomor entri',
    text: 'Kata atau sidik',
    textHint: 'Dua belas kata, cukup empat huruf pertama tiap kata; atau sedikitnya 16 angka/huruf sidik.',
    scan: 'Baca gambar QR',
    scanHint: 'Gambar dapat juga ditempel (Ctrl+V) atau diseret ke sini. Tidak ada yang dikirim ke luar komputer.',
    noQr: 'Tidak ditemukan kode QR jejak audit pada gambar itu. Ambil gambar yang lebih dekat dan tajam.',
    submit: 'Periksa',
    wordsSoFar: (count: number) => `${count} dari 12 kata dikenali.`,
    unknownWord: (typed: string, suggestion: string | null) =>
      suggestion
        ? `“${typed}” tidak ada dalam daftar kata. Maksudnya “${suggestion}”?`
        : `“${typed}” tidak ada dalam daftar kata.`,
    mismatch: 'Ada kata yang salah atau tertukar, atau nomornya salah: kata terakhir tidak cocok dengan yang lain.',
    extra: 'Lebih dari dua belas kata. Hapus yang berlebih.',
    hexSoFar: (digits: number) => `${digits} dari sedikitnya 16 karakter sidik.`,
    hexTooLong: 'Sidik paling panjang 64 karakter.',
    notHex: 'Sidik hanya memuat angka 0–9 dan huruf a–f.',
    numberMissing: 'Isi nomor entri yang tercetak di samping kata atau sidik.',
    complete: 'Lengkap. Tekan Periksa.',
    verdict: {
      on_log: 'Cocok: kepala itu bagian dari jejak audit ini',
      not_on_log: 'Tidak cocok: jejak audit ini lain daripada yang tercetak',
      newer: 'Lebih baru: brankas ini belum sampai ke sana',
      other_vault: 'Kode itu dari brankas lain',
    } satisfies Record<HeadCheck['verdict'], string>,
    onLog:
      'Catatan sampai entri itu sama dengan saat naskah dicetak. Jalankan juga Periksa rantai untuk memastikan tiap mata rantainya.',
    notOnLog:
      'Entri dengan nomor itu ada, tetapi isinya lain. Periksa dulu apakah nomor dan kata disalin dengan benar. Bila benar, naskah itu dari brankas lain, atau jejak audit telah ditulis ulang, atau ini salinan lain; jangan ubah apa pun dan bandingkan dengan cadangan.',
    newer: (head: number) =>
      `Entri terakhir di sini nomor ${countText(head)}. Naskah itu dari brankas lain, atau dari brankas ini ketika lebih baru: maka ini salinan lama, atau catatan di ujungnya hilang. Cari cadangan yang lebih baru.`,
    otherVault: 'Bandingkan dengan brankas yang mencetak naskah itu.',
    madeAt: 'Entri dibuat',
  },
  export: {
    button: 'Ekspor jejak audit',
    cancel: 'Batalkan ekspor',
    writing: (written: number, total: number) => `Menulis ${countText(written)} dari ${countText(total)} entri…`,
    saved: (path: string) => `Jejak audit tersimpan: ${path}`,
  },
} as const
