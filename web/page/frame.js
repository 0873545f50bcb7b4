// The frame that other sites embed: the desk without the rest of the site, and what
// the page around it may know and say (host.js). That page can't read this one,
// since it is of another origin; what crosses the border is listed in
// widget/element.js.
//
// Hooks are those of the home page (main.js), and
//   #host-pack[data-pack]   "good", "faulty", "large", "missing" or "failed" once the
//                           page's channel pack has been read
import { openDesk, recheck } from "./desk.js";
import { meetHost } from "./host.js";

const { lang } = document.documentElement;
let checker;
let pack; // the channel pack that the host gave, as JSON text

const host = meetHost((text) => {
  pack = text;
  usePack();
});

openDesk({
  opened(rooms) {
    ({ checker } = rooms);
    usePack();
  },
  became: host.became,
  judged: host.judged,
});

// usePack hands the pack to the checking room. Nothing of it is read here.
async function usePack() {
  if (!checker || pack === undefined) return;
  host.showPack(await checker.usePack(lang, pack));
  recheck();
}
