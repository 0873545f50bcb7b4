// Writes headers.txt: short dates and times of the languages that WhatsApp is
// offered in, as ICU writes them, each with the date behind it.
//   node internal/chat/testdata/gen.mjs > internal/chat/testdata/headers.txt
const tags = "af am ar ar-EG as az be bg bn brx bs ca ceb cs da de de-AT de-CH el en-US en-GB en-IN en-AU en-CA en-ZA en-SG en-ID es es-MX es-AR es-CO et eu fi fil fr fr-CA ga gl gu ha he hi hr hu hy id ig is it ja ka kk km kn ko ky lo lt lv mk ml mn mr ms my nb ne nl or pa pl pt-BR pt-PT ro ru sd si sk sl sq sr sr-Latn sv sw ta te th tk tr uk ur uz vi zh-CN zh-TW zh-HK zu".split(" ");
const dates = [Date.UTC(2026, 6, 21, 9, 5, 7), Date.UTC(2026, 6, 22, 21, 35, 7), Date.UTC(2026, 10, 3, 0, 10, 59)];
console.log("# Written by gen.mjs with ICU " + process.versions.icu + " and CLDR " + process.versions.cldr + ": language|clock|header|date behind it");
for (const tag of tags) {
  for (const hour12 of [true, false]) {
    for (const timeStyle of ["short", "medium"]) {
      const shown = new Intl.DateTimeFormat(tag, { timeZone: "UTC", dateStyle: "short", timeStyle, hour12 });
      for (const date of dates) {
        console.log([tag, timeStyle, shown.format(date), new Date(date).toISOString().slice(0, 19)].join("|"));
      }
    }
  }
}
