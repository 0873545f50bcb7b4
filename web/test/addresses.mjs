// Where the pages stand, by language.
export const addresses = {
  id: { home: '/id/', account: '/id/cek-akun/', guard: '/id/jaga-akun/', how: '/id/cara-kerja/', prove: '/id/buktikan/', chat: '/id/obrolan/', shared: '/id/shared/' },
  en: { home: '/en/', account: '/en/check-account/', guard: '/en/guard-your-account/', how: '/en/how-it-decides/', prove: '/en/prove-it/', chat: '/en/chat/', shared: '/en/shared/' },
  ms: { home: '/ms/', account: '/ms/semak-akaun/', guard: '/ms/jaga-akaun/', how: '/ms/cara-menilai/', prove: '/ms/buktikan/', chat: '/ms/sembang/', shared: '/ms/shared/' },
};

/** The addresses of one page, by language. */
export const of = (page) => Object.fromEntries(Object.entries(addresses).map(([lang, all]) => [lang, all[page]]));
