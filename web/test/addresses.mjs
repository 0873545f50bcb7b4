// Where the pages stand, by language.
export const addresses = {
  id: { home: '/id/', account: '/id/cek-akun/', guard: '/id/jaga-akun/', how: '/id/cara-kerja/', prove: '/id/buktikan/', chat: '/id/obrolan/', shared: '/id/shared/', business: '/id/untuk-bisnis/', shop: '/id/toko-contoh/' },
  en: { home: '/en/', account: '/en/check-account/', guard: '/en/guard-your-account/', how: '/en/how-it-decides/', prove: '/en/prove-it/', chat: '/en/chat/', shared: '/en/shared/', business: '/en/for-businesses/', shop: '/en/example-shop/' },
  ms: { home: '/ms/', account: '/ms/semak-akaun/', guard: '/ms/jaga-akaun/', how: '/ms/cara-menilai/', prove: '/ms/buktikan/', chat: '/ms/sembang/', shared: '/ms/shared/', business: '/ms/untuk-perniagaan/', shop: '/ms/kedai-contoh/' },
};

/** The addresses of one page, by language. */
export const of = (page) => Object.fromEntries(Object.entries(addresses).map(([lang, all]) => [lang, all[page]]));
