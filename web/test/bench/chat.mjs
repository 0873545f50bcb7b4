// A chat that nobody wrote: messages as people send them, made from a seed, so
// that every run of the benchmark reads the same. Indonesian and English by
// halves, lengths as in real groups (median about 45 characters, a long tail),
// a link in one message of ten. Names are reserved ones, numbers are invented.

const words = {
  id: ('saya kamu kami aku dia mereka ini itu yang di ke dari dan atau tapi kalau sudah belum lagi nanti besok kemarin tadi pagi siang sore malam ' +
    'jam rumah kantor sekolah pasar warung jalan depan belakang ibu bapak kakak adik teman tetangga anak makan minum masak beli bayar bawa ambil antar jemput ' +
    'pulang pergi datang tunggu kabar sehat hujan macet motor mobil paket kiriman uang rapat acara undangan arisan kerja libur tugas buku foto video ' +
    'bisa mau harus jangan boleh tolong terima kasih ya nggak gak yg dgn utk bgt sih dong kok aja juga masih semua banyak sedikit besar kecil baru lama ' +
    'bagus murah mahal dekat jauh cepat pelan harga nomor alamat pesan telepon hp kode pesanan lampu air nasi ayam sayur kopi teh gula').split(' '),
  en: ('i you we they he she it this that the a an of to in on at for with from and or but if so then now later today tomorrow yesterday morning evening night ' +
    'home office school shop road mum dad brother sister friend boss kids eat drink cook buy pay bring take pick drop wait come go call send read watch ' +
    'meeting party dinner lunch coffee train bus car bike weather rain work holiday order delivery ticket photo video game match number address message phone code ' +
    'can could would should will not yes no ok please thanks sorry maybe really just still already again about before after all some many few big small new old ' +
    'good cheap near far fast slow late early').split(' '),
};

const marks = ['.', '.', '.', '!', '?', '...', ' 😂', ' 🙏', ''];
const hosts = ['example.com', 'www.example.com', 'kabar.example.org', 'toko.example.net', 'foto.example.com', 'm.example.org'];
const paths = ['', '/', '/berita/2026/11/pasar-pagi', '/watch?v=a1B2c3D4e5F', '/p/Cx81k2m9', '/id/artikel?sumber=grup&no=42', '/maps/@-6.2,106.8,15z', '/order/001122'];

/** Numbers from 0 to 1 that depend on nothing but the seed (mulberry32). */
export function randomFrom(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Makes count messages; with length, each has that many characters. */
export function chat(count, { seed = 1, length = 0 } = {}) {
  const random = randomFrom(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  return Array.from({ length: count }, () => {
    const list = words[random() < 0.5 ? 'id' : 'en'];
    // Log-normal: the sum of uniform numbers stands in for a normal one.
    const normal = random() + random() + random() + random() - 2;
    const wanted = length || Math.min(900, Math.max(2, Math.round(45 * Math.exp(1.2 * normal))));
    const linked = random() < 0.1 ? random() * 0.8 : 2; // where in the text, or nowhere
    let text = '';
    let done = linked > 1;
    let first = true;
    while (text.length < wanted) {
      if (!done && text.length >= wanted * linked) {
        done = true;
        const host = pick(hosts);
        text += (random() < 0.7 ? 'https://' : '') + host + pick(paths) + ' ';
        continue;
      }
      let word = pick(list);
      if (random() < 0.04) word = String(Math.floor(random() * 10 ** (1 + Math.floor(random() * 5))));
      if (first && random() < 0.6) word = word[0].toUpperCase() + word.slice(1);
      first = random() < 0.12;
      text += word + (first ? pick(marks) : random() < 0.06 ? ',' : '') + ' ';
    }
    return length ? text.slice(0, length) : text.trimEnd();
  });
}

/**
 * Addresses as messages have them, one of each form that is judged in a way of
 * its own: plain ones, true ones, imitations, shared hosts, other alphabets,
 * redirects, and long ones.
 */
export const addresses = [
  'https://example.com/', 'kabar.example.org/berita/2026/11/pasar-pagi', 'https://www.bca.co.id/', 'https://klikbca.com', 'https://www.kemkes.go.id/id/home',
  'https://tokopedia.com/toko/barang?utm_source=grup&fbclid=AbC123', 'https://maps.google.com/?q=-6.2,106.8', 'https://id.wikipedia.org/wiki/Tautan',
  'https://klikbca-login.example/masuk', 'http://bca.co.id.verifikasi-akun.example/id', 'https://bri-mo-promo.example.test/undian', 'https://paypa1.example',
  'http://secure-login-mandiri-update-data-nasabah.example/form.php?id=1', 'https://bukalapak.pages.dev/', 'https://undian-berhadiah.vercel.app/klaim',
  'https://toko-ibu-sari.my.id', 'https://bit.ly/3xYz', 'https://wa.me/?text=Halo', 'https://forms.gle/AbCdEf123', 'http://192.0.2.235/masuk', 'http://3221226219/x',
  'https://xn--80ak6aa92e.com/', 'https://раураl.example/', 'https://ｂａｎｋ。example/', 'https://bank.example@toko.example/masuk', 'https:\\\\toko.example\\a',
  'https://www.google.com/url?q=https://klikbca-login.example/&sa=D', 'https://l.instagram.com/?u=https%3A%2F%2Ftoko.example%2Fa',
  'https://' + 'nama-panjang-sekali.'.repeat(8) + 'example/', 'https://toko.example/' + 'bagian/'.repeat(60) + '?' + 'kunci=nilai&'.repeat(40),
];
