// What a business puts into its own page: the widget's code, and the lines that its
// security policy needs.

// embedCode returns the code. origin is where the widget comes from, words stand in
// the link for a visitor without script; pack is a channel pack as JSON, to be put
// in, or address that of one on the business's own site.
export function embedCode({ origin, words, lang, theme, size, accent, label, pack, address }) {
  const attributes = [
    ["lang", lang], ["theme", theme !== "auto" && theme], ["size", size !== "inline" && size], ["accent", accent], ["label", label],
    ["channels", pack ? "saring-channels" : address],
  ].filter(([, value]) => value).map(([name, value]) => ` ${name}=${quoted(value)}`).join("");
  return [
    `<script src=${quoted(origin + "/widget.js")} async referrerpolicy="no-referrer"></script>`,
    // Nothing in the pack may end the element that holds it.
    pack && `<script type="application/json" id="saring-channels">${pack.replace(/</g, "\\u003c")}</script>`,
    `<saring-check${attributes}><a href=${quoted(`${origin}/${lang}/`)}>${escaped(words)}</a></saring-check>`,
  ].filter(Boolean).join("\n");
}

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
const quoted = (text) => `"${escaped(text).replace(/"/g, "&quot;")}"`;

// policyLines returns the lines for a site with policies of its own. A pack at an
// address is fetched by the page itself.
export function policyLines(origin, fetches) {
  return `Content-Security-Policy: script-src 'self' ${origin}; frame-src ${origin}${fetches ? "; connect-src 'self'" : ""}\n` +
    `Permissions-Policy: clipboard-write=(self "${origin}")`;
}
