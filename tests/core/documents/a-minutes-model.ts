import type { MinutesLayout, MinutesModel } from '#electron/core/documents/minutes-model.ts'
import { printAnchor } from '#electron/core/documents/print-anchor.ts'

/** Invented people only; valid by default, override one thing. */
export const aModel = (overrides: Partial<MinutesModel> = {}): MinutesModel => ({
  schema: 'saksama/berita-acara/1',
  kind: 'examination_minutes',
  reference: 'P-2026-001 / 0a1b2c3d',
  letterhead: {
    government: 'Pemerintah Kabupaten Contoh',
    agency: 'Badan Kepegawaian, Pendidikan dan Pelatihan Daerah',
    address: 'Jalan Teladan Nomor 1, Kota Contoh 00000',
    contact: 'Telepon (000) 000000 · Surel bkppd@contoh.invalid',
    logo: null,
  },
  marking: 'RAHASIA',
  title: 'BERITA ACARA PEMERIKSAAN',
  number: '800.1.6.2/000/BKPPD/2026',
  opening:
    'Pada hari ini Senin, tanggal sembilan, bulan Maret, tahun dua ribu dua puluh enam, bertempat di Ruang Rapat BKPPD Kabupaten Contoh, dimulai pukul 09.00 WIB, secara tatap muka, kami Tim Pemeriksa masing-masing:',
  examiners: [
    {
      role: 'Ketua Tim Pemeriksa',
      identity: [
        ['Nama', 'Dra. Kartika Contohwati, M.Si.'],
        ['NIP', '19700101 199501 2 000'],
        ['Pangkat', 'Pembina Tingkat I (IV/b)'],
        ['Jabatan', 'Kepala Bidang Pembinaan Aparatur'],
      ],
    },
    {
      role: 'Anggota',
      identity: [
        ['Nama', 'Bagus Umpama, S.H.'],
        ['NIP', '19850505 201001 1 000'],
        ['Pangkat', 'Penata (III/c)'],
        ['Jabatan', 'Analis Kepegawaian Ahli Muda'],
      ],
    },
  ],
  authority:
    'Berdasarkan Surat Perintah Nomor 800.1.6.2/000/SP/2026 tanggal 2 Maret 2026 telah melakukan pemeriksaan terhadap:',
  subject: [
    ['Nama', 'Sarwono Misalnya, S.Pd.'],
    ['NIP', '19800202 200501 1 000'],
    ['Pangkat', 'Penata Muda Tingkat I (III/b)'],
    ['Jabatan', 'Guru Ahli Pertama'],
    ['Unit Kerja', 'SD Negeri 0 Contoh, Dinas Pendidikan Kabupaten Contoh'],
  ],
  allegation:
    'karena yang bersangkutan diduga telah melakukan pelanggaran terhadap ketentuan Pasal 5 huruf n angka 6 Peraturan Pemerintah Nomor 94 Tahun 2021, yaitu mengunggah foto bersama bakal calon bupati disertai ajakan memilih pada akun media sosial pribadi.',
  others: [
    {
      role: 'Sekretaris',
      identity: [
        ['Nama', 'Dewi Andaikan, A.Md.'],
        ['Sebagai', 'Sekretaris'],
      ],
    },
  ],
  preliminaries:
    'Identitas yang diperiksa telah dicocokkan dengan kartu pegawai. Yang bersangkutan menyatakan dalam keadaan sehat jasmani dan rohani serta bersedia diperiksa dan memberikan keterangan yang sebenar-benarnya.',
  declined: '',
  exchanges: [
    {
      number: 1,
      question: 'Apakah Saudara dalam keadaan sehat dan bersedia diperiksa?',
      answer: 'Ya, saya sehat dan bersedia.',
      corrections: [],
      exhibits: [],
    },
    {
      number: 2,
      question: 'Apakah benar akun pada tangkapan layar yang diperlihatkan adalah milik Saudara?',
      answer: 'Benar, akun tersebut milik saya dan saya sendiri yang menggunakannya.',
      corrections: [
        {
          replaced: 'Benar, akun itu milik saya.',
          note: 'Diperbaiki saat pembacaan kembali pukul 10.45 WIB. Alasan: melengkapi siapa pemakai akun.',
        },
      ],
      exhibits: ['B-1', 'B-2'],
    },
    {
      number: 3,
      question: 'Apa maksud Saudara mengunggah foto tersebut?',
      answer:
        'Saya hanya mendokumentasikan kegiatan keluarga. Calon tersebut masih kerabat istri saya.\nSaya menyesal dan telah menghapus unggahan itu pada hari yang sama.',
      corrections: [],
      exhibits: ['B-2'],
    },
  ],
  course:
    'Pemeriksaan dimulai pukul 09.00 WIB dan diakhiri pukul 10.30 WIB, dengan jeda pukul 09.40 WIB sampai dengan 09.55 WIB.',
  readBack:
    'Setelah berita acara ini selesai dibuat, seluruhnya dibacakan kembali kepada yang diperiksa dalam bahasa yang dimengerti olehnya. Yang diperiksa membenarkan semua keterangannya, kemudian membubuhkan tanda tangan di bawah ini serta paraf pada setiap halaman sebelumnya.',
  refusalSpace: true,
  closing: 'Demikian berita acara ini dibuat dengan sesungguhnya untuk dapat digunakan sebagaimana mestinya.',
  placeAndDate: 'Kota Contoh, 9 Maret 2026',
  signers: [
    {
      field: 'ttd-1-terperiksa',
      role: 'Yang diperiksa',
      name: 'Sarwono Misalnya, S.Pd.',
      nip: '19800202 200501 1 000',
    },
    {
      field: 'ttd-2-ketua',
      role: 'Ketua Tim Pemeriksa',
      name: 'Dra. Kartika Contohwati, M.Si.',
      nip: '19700101 199501 2 000',
    },
    {
      field: 'ttd-3-pemeriksa',
      role: 'Anggota Tim Pemeriksa',
      name: 'Bagus Umpama, S.H.',
      nip: '19850505 201001 1 000',
    },
    { field: 'ttd-4-saksi', role: 'Saksi', name: 'Dewi Andaikan, A.Md.', nip: '' },
  ],
  annex: [],
  auditHead: 'seq 42 · 9f8e7d6c5b4a3928',
  ...overrides,
})

export const aLayout = (overrides: Partial<MinutesLayout> = {}): MinutesLayout => ({
  paper: 'A4',
  font: 'Tinos',
  margins: { top: 20, right: 20, bottom: 20, left: 30 },
  draft: false,
  contentSha256: 'ab'.repeat(32),
  anchor: printAnchor({ seq: 1234, hash: '3f'.repeat(32) }, 'ab'.repeat(16)),
  ...overrides,
})
