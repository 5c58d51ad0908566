import type { InterviewKind } from '#shared/interviews/model.ts'

/** Offered, never inserted by themselves. The first is custom of the printed forms; the last asks about pressure. */
export const standardQuestions = (kind: InterviewKind): readonly string[] => {
  const act = kind === 'clarification' ? 'dimintai klarifikasi' : 'diperiksa'
  return [
    `Apakah Saudara dalam keadaan sehat jasmani dan rohani serta bersedia ${act} dan memberikan keterangan yang sebenarnya?`,
    `Apakah Saudara mengerti mengapa Saudara dipanggil dan ${act} sekarang ini?`,
    'Apakah Saudara bersedia menjelaskan riwayat singkat pekerjaan dan jabatan Saudara saat ini?',
    'Apakah akun media sosial yang ditunjukkan kepada Saudara ini milik Saudara, dan siapa saja yang dapat menggunakannya?',
    'Apakah Saudara membuat, membagikan, atau menyukai unggahan yang ditunjukkan kepada Saudara ini?',
    'Apa maksud dan tujuan Saudara melakukan hal tersebut?',
    'Apakah Saudara mengetahui ketentuan mengenai netralitas pegawai ASN?',
    'Apakah masih ada keterangan lain yang ingin Saudara sampaikan?',
    'Apakah dalam memberikan keterangan ini Saudara merasa ditekan, dipaksa, atau dipengaruhi oleh pemeriksa atau pihak lain?',
  ]
}
