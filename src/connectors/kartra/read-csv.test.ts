import { describe, expect, it } from 'vitest';
import type { StagedRow } from '../../model/entity.ts';
import { checkStructure } from './check-structure.ts';
import { detectLayout } from './detect-layout.ts';
import { readCsv } from './read-csv.ts';

async function* inPieces(text: string, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string, size = 7): Promise<StagedRow[]> {
  const rows: StagedRow[] = [];
  for await (const batch of readCsv(inPieces(text, size), detectLayout(text), 'a.csv')) rows.push(...batch);
  return rows;
}

function check(text: string, size = 5) {
  return checkStructure(inPieces(text, size), 'a.csv');
}

describe('rows and their lines', () => {
  it.each(['\n', '\r\n'])('counts lines through cells of several lines (%j)', async (end) => {
    const text = ['email,notes', `a@b.co,"one${end}two${end}${end}four"`, 'c@d.co,x', ''].join(end);
    expect(await read(text)).toEqual([
      { line: 1, cells: ['email', 'notes'] },
      { line: 2, cells: ['a@b.co', `one${end}two${end}${end}four`] },
      { line: 6, cells: ['c@d.co', 'x'] },
    ]);
  });

  it('reads line ends of both kinds in one file', async () => {
    expect(await read('email,n\r\na@b.co,1\nc@d.co,2\r\n')).toMatchObject([
      { line: 1 },
      { line: 2, cells: ['a@b.co', '1'] },
      { line: 3, cells: ['c@d.co', '2'] },
    ]);
  });

  it('reads lines that end in CR alone', async () => {
    expect(await read('email,n\ra@b.co,"x\ry"\rc@d.co,2\r')).toMatchObject([
      { line: 1 },
      { line: 2, cells: ['a@b.co', 'x\ry'] },
      { line: 4, cells: ['c@d.co', '2'] },
    ]);
  });

  it('passes over blank lines but counts them', async () => {
    expect(await read('email,n\n\n  \na@b.co,1\n\n')).toEqual([
      { line: 1, cells: ['email', 'n'] },
      { line: 4, cells: ['a@b.co', '1'] },
    ]);
  });

  it('keeps cells verbatim and the number of cells as it is', async () => {
    expect(await read('email,n\n a@b.co ,"say ""hi"", ok",,\nx\n')).toMatchObject([
      {},
      { cells: [' a@b.co ', 'say "hi", ok', '', ''] },
      { cells: ['x'] },
    ]);
  });

  it('reads many rows in batches', async () => {
    const text = `email\n${Array.from({ length: 1200 }, (_, n) => `p${n}@example.com`).join('\n')}`;
    const sizes: number[] = [];
    for await (const batch of readCsv(inPieces(text, 4096), detectLayout(text), 'a.csv'))
      sizes.push(batch.length);
    expect(sizes).toEqual([500, 500, 201]);
  });

  it('stops a row of many megabytes without holding it', async () => {
    const row = 'x'.repeat(3 * 1024 * 1024);
    await expect(read(`email,n\n${row}`, 65536)).rejects.toMatchObject({
      code: 'file-not-an-export',
      details: { line: 2, rule: 'row-unreadable' },
    });
  });
});

describe('layout', () => {
  it.each([
    ['email,first_name', ','],
    ['email;first_name;city, state', ';'],
    ['email\tfirst_name', '\t'],
    ['"email";"a,b,c,d"', ';'],
    ['email', ','],
    ['email|first_name|tags, all', '|'],
    ['sep=;\r\nemail,with comma;x\r\n', ';'],
    ['"sep=|"\nemail\n', '|'],
    ['\n\nLead ID;Email\n', ';'],
  ])('%j is delimited by %j', (head, delimiter) => {
    expect(detectLayout(head).delimiter).toBe(delimiter);
  });
});

describe('structure, before anything is kept', () => {
  it.each([
    ['a quote inside a cell', 'email,n\na@b.co,x\nc@d.co,5" pipe\n', 'quote-in-cell', 3, 2],
    ['text after a closing quote', 'email,n\n"a"b,x\n', 'text-after-quote', 2, 1],
    ['a quote never closed', 'email,n\na@b.co,"x\ny\n\nz,1\n', 'quote-not-closed', 2, 2],
    ['a quote never closed behind a cell of two lines', 'email,n\n"a\r\nb","x\n', 'quote-not-closed', 3, 2],
    ['a quote never closed in the header', 'email,"n\na@b.co,x\n', 'quote-not-closed', 1, 2],
    ['a row too long', `email,n\n${'x'.repeat(1_100_000)}\n`, 'row-too-long', 2, 1],
  ])('%s', async (_, text, rule, line, column) => {
    await expect(check(text, text.length > 1000 ? 65536 : 3)).rejects.toMatchObject({
      code: 'file-not-an-export',
      details: { file: 'a.csv', rule, line, column, remedy: expect.any(String) as string },
    });
  });

  it.each([
    ['an empty file', '', 'file-empty'],
    ['a file of blank lines', '\n  \r\n', 'file-empty'],
    ['a header without a line end', 'email,first_name', 'no-rows'],
    ['a header and blank lines', 'email,first_name\r\n\r\n', 'no-rows'],
  ])('%s', async (_, text, rule) => {
    await expect(check(text)).rejects.toMatchObject({ code: 'file-not-an-export', details: { rule } });
  });

  it('shows no address and no number of the broken row', async () => {
    const error = await check('email,n\nBo,ann@example.com +44 7700 900219 "x\n').catch((e: unknown) => e);
    const shown = JSON.stringify(error) + String(error);
    expect(shown).toContain('[e-mail]');
    expect(shown).not.toMatch(/ann@|7700|900219/u);
  });

  it.each([1, 3, 1000])(
    'passes over the line in which Excel names the delimiter (pieces of %i)',
    async (size) => {
      const text = 'sep=;\r\n"e-mail";n\r\na@b.co;"1;2"\r\n';
      expect(await check(text, size)).toEqual({
        layout: { delimiter: ';', newline: '\n', namesDelimiter: true },
        endsOpen: false,
        header: { line: 2, cells: ['e-mail', 'n'] },
      });
      expect(await read(text, size)).toEqual([
        { line: 2, cells: ['e-mail', 'n'] },
        { line: 3, cells: ['a@b.co', '1;2'] },
      ]);
      await expect(check('sep=,\nemail,n\n', size)).rejects.toMatchObject({ details: { rule: 'no-rows' } });
      await expect(check('sep=,\n', size)).rejects.toMatchObject({ details: { rule: 'file-empty' } });
    },
  );

  it('gives layout and header, header in quotes over two lines included', async () => {
    expect(await check('\n"e-mail";"my\nfield"\r\na@b.co;1')).toEqual({
      layout: { delimiter: ';', newline: '\n' },
      endsOpen: true,
      header: { line: 2, cells: ['e-mail', 'my\nfield'] },
    });
  });
});
