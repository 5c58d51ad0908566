import type { AppealOutcome, DecisionInput, EventKind } from './model.ts'

export const OUTCOMES = {
  sanction: 'Terbukti, dijatuhi hukuman',
  not_proven: 'Tidak terbukti',
} as const satisfies Record<DecisionInput['outcome'], string>

export const EVENTS = {
  called: 'Dipanggil menerima keputusan',
  sent: 'Keputusan dikirim',
  delivered: 'Keputusan diterima',
  objection_filed: 'Keberatan diajukan',
  objection_decided: 'Keberatan diputus',
  appeal_filed: 'Banding administratif diajukan',
  appeal_answered: 'Tanggapan PPK atas banding',
  appeal_decided: 'Banding administratif diputus',
  effective: 'Keputusan mulai berlaku',
  served: 'Hukuman selesai dijalani',
  uploaded: 'Diunggah ke I’DIS',
} as const satisfies Record<EventKind, string>

export const APPEAL_OUTCOMES = {
  upheld: 'Memperkuat',
  lightened: 'Memperingan',
  aggravated: 'Memperberat',
  changed: 'Mengubah',
  cancelled: 'Membatalkan',
  inadmissible: 'Tidak dapat diterima',
  withdrawn: 'Dicabut pemohon',
} as const satisfies Record<AppealOutcome, string>
