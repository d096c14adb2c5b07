/** A paper as Markdown. Charts become tables: their figures are the same. */
import { type Block, type Imprint, imprintLine, type Paper, showCell } from './paper.ts';

export function paperMarkdown(paper: Paper, imprint: Imprint): string {
  const { title, lead, sections } = paper;
  return [
    `# ${line(title)}`,
    '',
    lead,
    '',
    ...sections.flatMap(({ title: heading, blocks }) =>
      blocks.length === 0
        ? []
        : [`## ${line(heading)}`, '', ...blocks.flatMap((block) => [blockMarkdown(block), ''])],
    ),
    '---',
    '',
    imprintLine(imprint),
    '',
  ].join('\n');
}

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case 'text':
      return block.text;
    case 'list':
      return block.items.map((item) => `- ${line(item)}`).join('\n');
    case 'ticks':
      return block.items
        .map(
          ({ done, text, details = [] }) =>
            `- [${done ? 'x' : ' '}] ${line(text)}${details.map((detail) => `\n  - ${line(detail)}`).join('')}`,
        )
        .join('\n');
    case 'code':
      return ['```', ...block.lines, '```'].join('\n');
    case 'figures':
      return table([['', ''], ...block.figures.map(([name, value]) => [cell(name), cell(showCell(value))])]);
    case 'bars':
      return captioned(block.caption, [
        ['', ''],
        ...block.bars.map(({ name, value, shown }) => [cell(name), cell(shown ?? showCell(value))]),
      ]);
    case 'table':
      if (block.rows.length === 0) return `${line(block.caption)}: ${block.none ?? 'None.'}`;
      return captioned(block.caption, [
        block.columns.map(cell),
        ...block.rows.map((row) => row.map((one) => cell(showCell(one)))),
      ]);
  }
}

function captioned(caption: string, rows: readonly (readonly string[])[]): string {
  return `**${line(caption)}**\n\n${table(rows)}`;
}

/** The first row is the header. */
function table(rows: readonly (readonly string[])[]): string {
  const [header = [], ...body] = rows;
  const format = (row: readonly string[]) =>
    `| ${row.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;
  return [format(header), format(header.map(() => '---')), ...body.map(format)].join('\n');
}

/** Names of the account must not end a line or a cell. */
function line(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** Names of the account must not become markup. */
function cell(text: string): string {
  return line(text).replace(/[<>]/gu, (sign) => (sign === '<' ? '&lt;' : '&gt;'));
}
