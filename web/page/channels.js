// What a message names of a business's channels: numbers, addresses, senders, accounts.
// There is something to say only where a page has handed in a channel pack.
import { el } from "./elements.js";
import { say } from "./texts.js";

const CHANNELS = 20; // shown
const REST = 80; // letters of one

// channels lists what stands in the text and whether it is the business's; undefined
// where the report compares nothing.
export function channels(text, { channels }) {
  if (!channels?.length) return undefined;
  return el("section", { class: "part channels" },
    el("h3", {}, say("channels-title")),
    el("ul", { class: "cards" }, ...channels.slice(0, CHANNELS).map(({ start, end, own, note }) =>
      el("li", { "data-own": String(own) },
        el("p", { class: "named" }, el("b", { dir: "auto", translate: "no" }, short(text.slice(start, end)))),
        el("p", {}, note)))));
}

const short = (words) => words.length <= REST ? words : words.slice(0, REST - 20) + " … " + words.slice(-20);
