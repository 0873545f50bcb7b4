// How the widget looks. Parts to restyle: facade, button, link, and once it is open panel,
// bar, status, close, frame. Custom properties: --saring-accent, --saring-on-accent.
export const closed = `
:host { display: block; font: inherit }
:host([hidden]), [hidden] { display: none !important }
button { font: inherit; cursor: pointer; min-block-size: 3rem; border-radius: 1.5rem; padding: .4rem 1.25rem; border: 2px solid transparent }
[part=button] { font-weight: 600; background: var(--saring-accent, #0b4f5f); color: var(--saring-on-accent, #fff); margin-inline-end: 1rem }
[part=link] { color: inherit; display: inline-block; padding-block: .75rem; line-height: 1.5rem }
:focus-visible { outline: 3px solid; outline-offset: 2px }
`;

export const opened = `
[part=bar] { display: flex; flex-wrap: wrap; align-items: center; gap: 0 1rem }
[part=bar] [part=link] { font-size: .9em }
[part=status] { flex: 1 1 auto }
[part=close] { background: none; color: inherit; border-color: currentColor; min-block-size: 2.75rem }
[part=panel] { box-sizing: border-box; border: 0; padding: 0; color: inherit; background: none }
[part=panel]:not(.dialog) { position: static; inline-size: auto; max-inline-size: none }
.compact { max-inline-size: 26rem !important; margin-inline: 0 }
[part=frame] { display: block; box-sizing: border-box; inline-size: 100%; block-size: 30rem; max-block-size: max(28rem, 90vh); border: 1px solid #8888; border-radius: .75rem }
[part=panel].dialog[open] { display: flex; flex-direction: column; inline-size: min(46rem, 100vw); block-size: min(54rem, 100vh); block-size: min(54rem, 100dvh); max-inline-size: none; max-block-size: none; padding: .5rem; border-radius: .75rem; background: Canvas; color: CanvasText; color-scheme: light dark }
:host([theme=light]) .dialog { color-scheme: light !important }
:host([theme=dark]) .dialog { color-scheme: dark !important }
.dialog [part=frame] { flex: 1; max-block-size: none }
[part=panel]::backdrop { background: #000a }
`;

const made = new Map(); // one sheet for all widgets of the page

// wear gives a shadow root a style, as an object where the browser can: a host's
// policy may forbid style elements.
export function wear(root, css) {
  try {
    if (!made.has(css)) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      made.set(css, sheet);
    }
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, made.get(css)];
  } catch {
    root.append(Object.assign(document.createElement("style"), { textContent: css }));
  }
}

// inkOn is black or white, whichever can be read better on a colour.
export function inkOn(digits) {
  const [r, g, b] = [1, 3, 5].map((from) => (parseInt(digits.slice(from, from + 2), 16) / 255) ** 2.2);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.18 ? "#000" : "#fff";
}
