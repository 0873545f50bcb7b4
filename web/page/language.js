// Remembers the language that a reader has chosen by a tap, and nothing else.
//
// The page / offers all languages. To somebody who has chosen before it gives
// way to that language's page. Otherwise it puts a language of the browser's
// first and leaves the choice to the reader: many an Indonesian phone is set to
// English. Where nothing may be stored, the choice holds by the address alone.
const KEY = "language";

// stored gives what work does with the browser's store, or undefined where it has none.
function stored(work) {
  try {
    return work(localStorage);
  } catch {}
}

document.addEventListener("click", ({ target }) => {
  const chosen = target.closest?.("a[hreflang]");
  if (chosen) stored((store) => store.setItem(KEY, chosen.hreflang));
});

if ("choose" in document.documentElement.dataset) {
  const links = [...document.querySelectorAll("a[hreflang]")];
  const linkFor = (tag) => links.find(({ hreflang }) => hreflang === tag);
  const remembered = linkFor(stored((store) => store.getItem(KEY)));
  if (remembered) location.replace(remembered.href);
  else {
    // "en-GB" asks for English as well; "in" is the old name of Indonesian, which some browsers still say.
    const tags = (navigator.languages ?? []).map((tag) => tag.toLowerCase().split("-")[0].replace(/^in$/, "id"));
    const first = tags.map(linkFor).find(Boolean)?.closest("li");
    first?.parentElement.prepend(first);
  }
}
