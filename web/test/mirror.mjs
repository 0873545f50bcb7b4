// The page as a right-to-left language would have it: a pseudo-language made of
// the English page on its way to the browser. Its tag is of the range that stands
// for nobody's language; letters are stretched and marked, as longer words would be.
import { openPost } from './listening-post.mjs';

const marked = { a: 'å', e: 'é', i: 'ï', o: 'ô', u: 'ü', A: 'Å', E: 'É', I: 'Ï', O: 'Ô', U: 'Ü' };
const stretch = (words) => words.replace(/[aeiouAEIOU]/g, (letter) => marked[letter] + (letter === 'o' ? marked[letter] : ''));

/** Serves the site with /en/ in the pseudo-language, from right to left. */
export function openMirror(site) {
  return openPost(async (path) => {
    const answer = await fetch(site.origin + path, { headers: { 'accept-encoding': 'identity' } });
    const headers = Object.fromEntries(answer.headers);
    for (const name of ['content-length', 'content-encoding', 'connection', 'cache-control']) delete headers[name];
    let body = Buffer.from(await answer.arrayBuffer());
    if (/^\/en\//.test(path) && headers['content-type'].startsWith('text/html')) body = Buffer.from(mirrored(body.toString()));
    return { status: answer.status, headers, body };
  });
}

function mirrored(html) {
  const [, head, rest] = html.match(/^([\s\S]*?<\/head>)([\s\S]*)$/);
  return head.replace('<html lang="en" dir="ltr"', '<html lang="qps" dir="rtl"') +
    rest.replace(/(<script type="application\/json" id="texts">)([\s\S]*?)(<\/script>)|>([^<>]+)(?=<)/g, (whole, open, texts, close, words) => {
      if (words) return `>${stretch(words)}`;
      if (!texts) return whole;
      const said = JSON.parse(texts);
      for (const key of Object.keys(said)) if (!key.startsWith('example-')) said[key] = said[key].split(/(\{\w+\})/).map((part) => (part[0] === '{' ? part : stretch(part))).join('');
      return open + JSON.stringify(said).replace(/</g, '\\u003c') + close;
    });
}
