// The message as it may be passed on to a bank or an authority: personal data
// behind labels, links in a form that nothing makes a link of.

// maskedCopy returns the text with what the engine found in it masked, or undefined
// where not all of it is known. found are the engine's masks (check.AppendMasks),
// links those of its report; both have offsets in UTF-16 units.
export function maskedCopy(text, masks, { links, more }) {
  if (!masks || masks.error || masks.more > 0 || more?.links > 0) return undefined;
  const pieces = masks.found.map(({ start, end, name, number }) => ({ start, end, shown: `[${name} ${number}]` }));
  for (const { start, end, text: link, defanged, host } of links) {
    const touching = masks.found.filter((mask) => mask.start < end && mask.end > start);
    if (touching.some((mask) => mask.start <= start && mask.end >= end)) continue; // an e-mail address
    // What a link may carry about a person is not worth more than its host.
    const tells = touching.length > 0 || /[?#@]|\d{4}/.test(link.replace(host, ""));
    const shown = tells ? dead(host) + "/…" : dead(defanged);
    pieces.push({ start: Math.min(start, ...touching.map((mask) => mask.start)), end: Math.max(end, ...touching.map((mask) => mask.end)), shown });
  }
  let copy = "";
  let last = 0;
  // The longer first: what lies inside it is gone with it.
  for (const { start, end, shown } of pieces.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < last) continue;
    copy += text.slice(last, start) + shown;
    last = end;
  }
  return copy + text.slice(last);
}

// dead leaves no dot between letters, nor a scheme, that a phone would tap on.
const dead = (address) => address.replace(/^https?:/i, "hxxp:").replace(/([^\s.[\]])\.(?=[^\s.[\]])/g, "$1[.]");
