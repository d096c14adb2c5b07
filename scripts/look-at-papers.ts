/**
 * Looks at every HTML paper of a folder in a browser: axe finds no violation, nothing is requested, no table is cut on
 * a phone or in print. Screenshots and PDFs are kept to be looked at.
 *
 * @example node scripts/look-at-papers.ts acme/reports /tmp/papers   # needs Chromium; CHROMIUM names another
 */
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { lookAtPaper, openBrowser } from '../test/browser/look-at-paper.ts';

const [from = 'reports', to = 'papers'] = process.argv.slice(2);

const names = readdirSync(from).filter((name) => name.endsWith('.html'));
if (names.length === 0) throw new Error(`${from} holds no .html paper`);
mkdirSync(to, { recursive: true });
const browser = await openBrowser();
let complaints = 0;
try {
  for (const name of names) {
    for (const complaint of await lookAtPaper(browser, join(from, name), to)) {
      complaints += 1;
      console.error(`${name}: ${complaint}`);
    }
  }
} finally {
  await browser.close();
}
console.log(`${names.length} papers looked at, ${complaints} complaints; screenshots and PDFs in ${to}`);
if (complaints > 0) process.exitCode = 1;
