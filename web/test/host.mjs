// A page of another site that embeds the widget: a server of its own under another
// name of loopback, so that a browser takes the two for strangers, as it would a
// business and Saring.
import { openPost } from './listening-post.mjs';

/**
 * Opens a host. Its page at / loads the widget's script from the site and holds
 * the markup; other paths are answered as told.
 * @param {{origin: string}} site
 * @param {Record<string, string | {headers?: object, body?: string}>} [pages] by path: a body of HTML, or a whole answer
 */
export async function openHost(site, pages = {}) {
  const post = await openPost((path) => {
    const page = pages[path.split('?')[0]];
    if (page === undefined) return undefined;
    if (typeof page === 'object') return { status: 200, ...page };
    return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: page };
  });
  return Object.assign(post, { origin: `http://localhost:${post.port}` });
}

/** A page of a host with the widget's script in it, as the documentation says to write it. */
export const hostPage = (site, markup, { lang = 'en', head = '' } = {}) => `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Toko Contoh</title><link rel="icon" href="data:,">${head}
<script async src="${site.origin}/widget.js" referrerpolicy="no-referrer"></script></head>
<body><main><h1>Toko Contoh</h1>${markup}<p><a href="#after" id="after">After the widget</a></p></main></body></html>`;

/** The widget with attributes, and the link that serves without script. */
export const widget = (site, attributes = '', lang = 'en') =>
  `<saring-check ${attributes}><a href="${site.origin}/${lang}/">Check a suspicious message</a></saring-check>`;

/** Clicks the widget's button and waits for the frame to be sealed; returns the frame. */
export async function openWidget(page, { within = 60000 } = {}) {
  await page.locator('saring-check').first().getByRole('button').first().click();
  return sealedFrame(page, within);
}

/** Waits until the widget says that its frame is sealed, and returns the frame. */
export async function sealedFrame(page, within = 60000) {
  await page.locator('saring-check[state=sealed], saring-check[state=failed]').first().waitFor({ timeout: within });
  const frame = page.frames().find((one) => one !== page.mainFrame() && /\/(sisip|embed)\/$/.test(one.url()));
  if (!frame) throw new Error(`no frame among ${page.frames().map((one) => one.url())}`);
  const seal = await frame.evaluate(() => document.documentElement.dataset.seal);
  if (seal !== 'sealed') throw new Error(`the frame says data-seal=${seal}`);
  return frame;
}
