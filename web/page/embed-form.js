// The choices about the widget, and the code that comes of them.
import { embedCode, policyLines } from "./embed.js";
import { say } from "./texts.js";

const at = (id) => document.getElementById(id);
const form = at("embed-form");
const ways = Object.fromEntries(["lang", "theme", "size", "own", "accent", "label", "how", "address"].map((name) => [name, at("embed-" + name)]));
const origin = form.dataset.origin || location.origin;

// wireEmbed keeps the code as the choices and the pack have it. pack(json) takes
// the pack, "" where there is none that can be used.
export function wireEmbed() {
  let json = "";
  const draw = () => {
    const { lang, theme, size, own, accent, label, how, address } = ways;
    const fetches = how.value === "address";
    const wrong = fetches && !onOwnSite(address.value);
    form.querySelector("[data-only]").hidden = !fetches;
    const fault = at("embed-address-fault");
    fault.hidden = !wrong;
    fault.textContent = wrong ? say("embed-address-wrong") : "";
    if (wrong) address.setAttribute("aria-invalid", "true");
    else address.removeAttribute("aria-invalid");
    accent.disabled = !own.checked || own.disabled;
    const inside = how.value === "inline" && json;
    at("embed-code").value = embedCode({
      origin, words: lang.selectedOptions[0].dataset.words,
      lang: lang.value, theme: theme.value, size: size.value, accent: own.checked && accent.value, label: label.value.trim(),
      pack: inside, address: fetches && !wrong && address.value.trim(),
    });
    at("embed-lacks").hidden = how.value !== "inline" || Boolean(inside);
    at("headers-lines").value = policyLines(origin, fetches);
  };
  form.addEventListener("input", draw);
  draw();
  return {
    draw,
    pack(text) {
      json = text;
      draw();
    },
  };
}

// onOwnSite tells whether an address is a path on the site that the code is put
// into: a page of another origin may not hand in a pack.
const onOwnSite = (address) => /^\/(?![/\\])\S*$/.test(address.trim());
