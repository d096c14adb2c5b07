/**
 * Looks at every HTML paper in a browser: axe finds no violation, nothing is requested, no table is cut on a phone or
 * in print. Screenshots and PDFs are kept to be looked at.
 *
 * @example node scripts/look-at-papers.ts acme/reports /tmp/papers   # needs Chromium; CHROMIUM names another
 */
import { mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';

const [from = 'reports', to = 'papers'] = process.argv.slice(2);
const quiet = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-sync'];
const [desk, phone, paperWidth] = [1100, 390, 794];

const names = readdirSync(from).filter((name) => name.endsWith('.html'));
if (names.length === 0) throw new Error(`${from} holds no .html paper`);
mkdirSync(to, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-component-update', ...quiet],
});
let complaints = 0;
try {
  for (const name of names) {
    for (const complaint of await lookAt(browser, name)) {
      complaints += 1;
      console.error(`${name}: ${complaint}`);
    }
  }
} finally {
  await browser.close();
}
console.log(`${names.length} papers looked at, ${complaints} complaints; screenshots and PDFs in ${to}`);
if (complaints > 0) process.exitCode = 1;

async function lookAt(opened: Browser, name: string): Promise<readonly string[]> {
  const found: string[] = [];
  const context = await opened.newContext({ viewport: { width: desk, height: 900 } });
  const page = await context.newPage();
  const file = pathToFileURL(resolve(from, name)).href;
  page.on('request', (request) => {
    if (request.url() !== file) found.push(`asks for ${request.url()}`);
  });
  await page.goto(file);
  const { violations } = await new AxeBuilder({ page }).analyze();
  for (const { id, nodes } of violations) found.push(`axe ${id}: ${nodes[0]?.html.slice(0, 120) ?? ''}`);
  const stem = join(to, name.replace(/\.html$/u, ''));
  await page.screenshot({ path: `${stem}.png`, fullPage: true });
  await page.setViewportSize({ width: phone, height: 800 });
  if (await overflows(page)) found.push('is wider than a phone');
  await page.screenshot({ path: `${stem}-phone.png` });
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: paperWidth - 106, height: 1000 });
  const cut = await cutTables(page);
  if (cut.length > 0) found.push(`cut in print: ${cut.join(', ')}`);
  await page.pdf({ path: `${stem}.pdf`, format: 'A4', preferCSSPageSize: true });
  await context.close();
  return found;
}

/** The page itself must not scroll sideways; a wide table may, inside its own frame. */
function overflows(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
}

/** Captions of tables that reach beyond the paper. */
function cutTables(page: Page): Promise<string[]> {
  return page.evaluate(
    `[...document.querySelectorAll('table, svg')]
      .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .map((one) => one.caption?.textContent ?? one.getAttribute('aria-label') ?? 'chart')`,
  );
}
