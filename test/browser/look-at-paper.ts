/** What a browser finds wrong with a paper: for a screen reader, on a phone, in print, and on the network. */
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';

const quiet = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-sync'];
/** Widths in CSS pixels; print is A4 less its margins. */
const [desk, phone, print] = [1100, 390, 794 - 106];

/** Chromium as Debian installs it; `CHROMIUM` names another. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-component-update', ...quiet],
  });
}

/**
 * The paper is opened without a network: what it asks for is told, and answered by nobody.
 *
 * @param file path of an HTML paper
 * @param keepIn folder for screenshots and the PDF; null keeps none
 * @returns one sentence for each complaint; none for a good paper
 */
export async function lookAtPaper(
  browser: Browser,
  file: string,
  keepIn: string | null,
): Promise<readonly string[]> {
  const found: string[] = [];
  const context = await browser.newContext({ viewport: { width: desk, height: 900 }, offline: true });
  try {
    const page = await context.newPage();
    const url = pathToFileURL(file).href;
    page.on('request', (request) => {
      if (request.url() !== url) found.push(`asks for ${request.url()}`);
    });
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) found.push(`tries to ask: ${message.text()}`);
    });
    await page.goto(url);
    const { violations } = await new AxeBuilder({ page }).analyze();
    for (const { id, nodes } of violations) found.push(`axe ${id}: ${nodes[0]?.html.slice(0, 120) ?? ''}`);
    const stem = keepIn === null ? null : join(keepIn, basename(file, '.html'));
    if (stem !== null) await page.screenshot({ path: `${stem}.png`, fullPage: true });
    await page.setViewportSize({ width: phone, height: 800 });
    if (await overflows(page)) found.push('is wider than a phone');
    if (stem !== null) await page.screenshot({ path: `${stem}-phone.png` });
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: print, height: 1000 });
    const cut = await cutTables(page);
    if (cut.length > 0) found.push(`cut in print: ${cut.join(', ')}`);
    if (stem !== null) await page.pdf({ path: `${stem}.pdf`, format: 'A4', preferCSSPageSize: true });
  } finally {
    await context.close();
  }
  return found;
}

/** The page itself must not scroll sideways; a wide table may, inside its own frame. */
function overflows(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
}

/** Captions of tables that reach beyond the paper. */
function cutTables(page: Page): Promise<string[]> {
  return page.evaluate(
    `[...document.querySelectorAll('table, svg, pre')]
      .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .map((one) => one.caption?.textContent ?? one.getAttribute('aria-label') ?? 'chart')`,
  );
}
