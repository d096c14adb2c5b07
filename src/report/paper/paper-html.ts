/**
 * A paper as one HTML file that needs nothing else: its style stands in it, charts are drawn as SVG, and a policy in
 * its head forbids every request, so that opening it tells nobody. It prints without cut tables, reads at 390 px,
 * and names each table and chart for a screen reader.
 */
import {
  type Bars,
  type Block,
  type Cell,
  type Imprint,
  imprintLine,
  numericColumns,
  type Paper,
  showCell,
  type Table,
  type Tick,
} from './paper.ts';
import { paperStyle } from './paper-style.ts';

export function paperHtml(paper: Paper, imprint: Imprint): string {
  const { title, lead, sections } = paper;
  const shown = sections.filter(({ blocks }) => blocks.length > 0);
  const contents = shown.map(({ title: heading }, at) => `<li><a href="#s${at}">${escape(heading)}</a></li>`);
  const body = shown.map(
    ({ title: heading, blocks }, at) =>
      `<section aria-labelledby="s${at}"><h2 id="s${at}">${escape(heading)}</h2>${blocks.map(blockHtml).join('\n')}</section>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<title>${escape(title)}</title>
<style>${paperStyle}@page{@bottom-left{content:"${escapeCss(imprintLine(imprint))}"}}</style>
</head>
<body>
<header><h1>${escape(title)}</h1><p class="lead">${escape(lead)}</p></header>
${shown.length > 2 ? `<nav aria-label="Contents"><ol>${contents.join('')}</ol></nav>` : ''}
<main>
${body.join('\n')}
</main>
<footer><p>${escape(imprintLine(imprint))}</p></footer>
</body>
</html>
`;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'text':
      return `<p>${escape(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escape(item)}</li>`).join('')}</ul>`;
    case 'ticks':
      return `<ul class="ticks">${block.items.map(tickHtml).join('')}</ul>`;
    case 'code':
      return `<pre tabindex="0">${escape(block.lines.join('\n'))}</pre>`;
    case 'figures':
      return `<dl class="figures">${block.figures
        .map(([name, value]) => `<div><dt>${escape(name)}</dt><dd>${escape(showCell(value))}</dd></div>`)
        .join('')}</dl>`;
    case 'bars':
      return barsHtml(block);
    case 'table':
      return tableHtml(block);
  }
}

function tickHtml({ done, text, details = [] }: Tick): string {
  const mark = `<span class="box" role="img" aria-label="${done ? 'done' : 'to do'}">${done ? '☑' : '☐'}</span>`;
  const more = details.map((detail) => `<span class="detail">${escape(detail)}</span>`);
  return `<li>${mark}<span>${escape(text)}${more.join('')}</span></li>`;
}

/** Wider tables are set smaller in print, or they would reach beyond the paper. */
const mostAtFullSize = 9;

function tableHtml(table: Table): string {
  const { caption, columns, rows, none } = table;
  if (rows.length === 0) return `<p><strong>${escape(caption)}:</strong> ${escape(none ?? 'None.')}</p>`;
  const numeric = numericColumns(table);
  const kind = (at: number) => (numeric[at] === true ? ' class="number"' : '');
  const head = columns
    .map((column, at) =>
      // A column of names needs no heading, and an empty one says nothing to a screen reader.
      column === '' ? '<td></td>' : `<th scope="col"${kind(at)}>${escape(column)}</th>`,
    )
    .join('');
  const body = rows.map(
    (row) =>
      `<tr>${row.map((cell, at) => `<td${isDay(cell) ? ' class="day"' : kind(at)}>${escape(showCell(cell))}</td>`).join('')}</tr>`,
  );
  return `<div class="wide" role="region" tabindex="0" aria-label="${escape(caption)} (table)"><table${columns.length > mostAtFullSize ? ' class="many"' : ''}><caption>${escape(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table></div>`;
}

/** A day or a month stays on one line. */
function isDay(cell: Cell): boolean {
  return typeof cell === 'string' && /^\d{4}-\d\d(?:-\d\d)?$/u.test(cell);
}

const [nameWidth, barWidth, rowHeight] = [250, 280, 26];
/** Room to the right of the longest bar, and what a sign of a value takes at most. */
const [leastRoom, signWidth] = [110, 8];
const nameLength = 30;

/** Horizontal bars: names of an account are long, and people compare lengths well. */
function barsHtml({ caption, bars }: Bars): string {
  if (bars.length === 0) return '';
  const most = bars.reduce((max, { value }) => (value > max ? value : max), 1);
  const rows = bars.map(({ name, value, shown }, at) => {
    const y = at * rowHeight;
    const width = value <= 0 ? 0 : (value / most) * barWidth;
    const label = name.length > nameLength ? `${name.slice(0, nameLength - 1)}…` : name;
    return `<text x="${nameWidth - 8}" y="${y + 17}" text-anchor="end">${escape(label)}</text><rect x="${nameWidth}" y="${y + 4}" width="${width.toFixed(1)}" height="18" rx="2"/><text x="${(nameWidth + width + 6).toFixed(1)}" y="${y + 17}">${escape(shown ?? showCell(value))}</text>`;
  });
  const room = bars.reduce(
    (most, { value, shown }) => Math.max(most, (shown ?? showCell(value)).length * signWidth + 12),
    leastRoom,
  );
  const says = bars.map(({ name, value, shown }) => `${name}: ${shown ?? showCell(value)}`).join('; ');
  return `<figure><figcaption>${escape(caption)}</figcaption><svg viewBox="0 0 ${nameWidth + barWidth + room} ${bars.length * rowHeight + 4}" role="img" aria-label="${escape(`${caption}. ${says}`)}">${rows.join('')}</svg></figure>`;
}

/** For a string inside a style: nothing of a name ends it. */
function escapeCss(text: string): string {
  return text.replace(/[^\p{L}\p{N} .,:;()→-]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `);
}

function escape(text: string): string {
  return text.replace(/[&<>"']/gu, (sign) => `&#${sign.codePointAt(0) ?? 0};`);
}
