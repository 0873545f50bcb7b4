// axe-core in a page: put there by the browser before the page's own scripts,
// which the page's policy does not concern; the policy stays as it is.
import { fileURLToPath } from 'node:url';

/** Makes axe known to every page that the context opens from now on. */
export const addAxe = (context) => context.addInitScript({ path: fileURLToPath(new URL('../node_modules/axe-core/axe.min.js', import.meta.url)) });

/** What axe finds wrong with the page as it stands, or []. */
export function violations(page) {
  return page.evaluate(async () => {
    const result = await axe.run(document, { preload: false, resultTypes: ['violations'] });
    return result.violations.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.slice(0, 4).map(({ html, failureSummary }) => `${html.slice(0, 160)} — ${failureSummary.slice(0, 300)}`),
    }));
  });
}
