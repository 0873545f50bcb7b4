// One message for each verdict and language, for tests of how a report looks.
// The ones that end in danger have a link, a party, a code word and several
// reasons, so that every part of the report is drawn.

/** {language: {verdict: message}}. Malay has one: other languages are looked at, and not in every state. */
export const states = {
  id: {
    danger: 'Yth nasabah BCA, 27.845 poin Anda akan hangus hari ini. Tukarkan di https://login.bca-poin.example/tukar/sekarang?id=8812 lalu kirim kode OTP 204817 ke admin.',
    caution: 'Hai ma, ini nomor baruku ya, hp lama rusak. Simpan nomor ini, nanti aku kabari lagi.',
    'no-sign': 'Besok kumpul jam 7 ya, ini lokasinya https://maps.google.com/?q=-6.2000,106.8166 jangan telat lagi',
  },
  en: {
    danger: 'Dear BCA customer, your 27,845 points expire today. Redeem them at https://login.bca-rewards.example/claim/now?id=8812 and send the OTP code 204817 to our agent.',
    caution: 'Hi mum, this is my new number, my old phone is broken. Save this one, I will text you later.',
    'no-sign': 'Running late, start without me. The address is https://maps.google.com/?q=51.5000,-0.1200 second floor',
  },
  ms: {
    danger: 'Pelanggan Maybank, 12,870 mata ganjaran anda luput hari ini. Tebus di https://login.maybank-ganjaran.example/tebus/sekarang?id=8812 dan hantar kod TAC 204817 kepada pegawai kami.',
  },
};
