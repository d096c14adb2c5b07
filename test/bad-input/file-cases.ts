/** Files in `exports/` that are not what they should be. */
import { createWriteStream } from 'node:fs';
import { chmod, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { BadInputCase, Scene } from './bad-input-case.ts';
import { boundByPermissions } from './machine.ts';
import { exportName, goodCsv, header, rows } from './stages.ts';

const extract = () => ['extract'];
const exportPath = ({ workspace }: Scene, name = exportName) => join(workspace, 'exports', name);

/** The one export of the stage, with other content. */
const holding = (content: string | Buffer) => async (scene: Scene) => {
  await writeFile(exportPath(scene), content);
  return undefined;
};

/** `extract` of one export with this content is refused as `file-not-an-export`, and nothing is kept. */
function refused(
  name: string,
  content: string | Buffer,
  says: readonly string[],
  at: BadInputCase['at'] = {},
): BadInputCase {
  return {
    name,
    stage: 'filled',
    prepare: holding(content),
    argv: extract,
    exitCode: 2,
    code: 'file-not-an-export',
    says: [exportName, ...says],
    at: { file: exportName, ...at },
  };
}

/** What else people have on their disks: it is read, not refused. */
const accepted = (name: string, content: string | Buffer): BadInputCase => ({
  name,
  stage: 'filled',
  prepare: holding(content),
  argv: extract,
  exitCode: 0,
  code: null,
  says: [exportName, '3'],
  mayChange: true,
});

const anyPlace = { line: 1 };
const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(goodCsv, 'utf16le')]);
const windows1252 = Buffer.from(goodCsv, 'latin1');
const twice = `${header},email\n${rows.map((row) => `${row},x`).join('\n')}\n`;
const giantMegabytes = 200;

function* giantLine(): Generator<string> {
  yield `${header}\n104,"`;
  const megabyte = 'x'.repeat(1024 * 1024);
  for (let count = 0; count < giantMegabytes; count += 1) yield megabyte;
  yield '"\n';
}

export const fileCases: readonly BadInputCase[] = [
  refused(
    'a file that is not CSV',
    'Dear team,\n\nplease find our contacts in the other mail.\nAda\n',
    ['header-unknown', 'no export Landfall knows', 'landfall extract --preview'],
    anyPlace,
  ),
  refused('an empty file', '', ['file-empty', 'Export from Kartra again']),
  refused(
    'a header without an e-mail column',
    'first_name,last_name\nAda,Lovelace\n',
    ['header-unknown', 'Every export needs its header line', 'exports:'],
    anyPlace,
  ),
  refused('a file without a header', `${rows.join('\n')}\n`, ['header-missing', 'first line'], anyPlace),
  refused('a binary: a zip file', Buffer.from('PK\u0003\u0004\u0014\u0000\u0006\u0000', 'latin1'), [
    'not-text',
  ]),
  refused(
    'a binary without a known beginning',
    Buffer.concat([Buffer.from(`${goodCsv}104,`), Buffer.from([0, 1, 2, 0, 255, 254, 0])]),
    ['nul', 'damaged'],
    { line: 5 },
  ),
  refused(
    'a quote that is never closed',
    `${goodCsv}104,"Alan,Turing,alan@example.com\n`,
    ['quote-not-closed', 'a quote inside a cell'],
    { line: 5, column: 2 },
  ),
  refused('a repeated header', twice, ['email'], anyPlace),
  refused(
    'a header that fits two exports',
    'Calendar,Email,Start,End,Membership,Level,Active\nCall,ada@example.com,2024-01-01,,Club,Gold,1\n',
    ['two-kinds', 'appointments', 'memberships', 'exports:'],
    anyPlace,
  ),
  {
    name: 'two exports with the same column twice',
    stage: 'filled',
    async prepare(scene) {
      await writeFile(exportPath(scene), twice);
      await writeFile(exportPath(scene, 'second.csv'), twice);
      return undefined;
    },
    argv: extract,
    exitCode: 2,
    code: 'file-not-an-export',
    says: ['2 files', exportName, 'second.csv', 'all-files-readable'],
  },
  {
    ...refused('a line of 200 MB', '', ['row-too-long', '1 MB'], { line: 2 }),
    async prepare(scene) {
      await pipeline(Readable.from(giantLine()), createWriteStream(exportPath(scene)));
      return undefined;
    },
    maxMemoryMb: 400,
  },
  {
    name: 'a folder named like an export',
    stage: 'filled',
    async prepare(scene) {
      await rm(exportPath(scene));
      await mkdir(exportPath(scene, 'x.csv'));
      return undefined;
    },
    argv: extract,
    exitCode: 2,
    code: 'file-missing',
    says: ['x.csv', 'Export your contacts from Kartra'],
    at: { file: 'exports/' },
  },
  {
    name: 'an empty exports folder',
    stage: 'new',
    argv: extract,
    exitCode: 2,
    code: 'file-missing',
    says: ['holds no export file', '.csv'],
    next: 'landfall extract',
    at: { file: 'exports/' },
  },
  {
    name: 'no exports folder',
    stage: 'filled',
    async prepare({ workspace }) {
      await rm(join(workspace, 'exports'), { recursive: true });
      return undefined;
    },
    argv: extract,
    exitCode: 2,
    code: 'file-missing',
    says: ['does not exist', 'Create the folder'],
    at: { file: 'exports/' },
  },
  {
    name: 'a missing file: a link that leads nowhere',
    stage: 'filled',
    async prepare(scene) {
      await rm(exportPath(scene));
      await symlink(join(scene.folder, 'gone.csv'), exportPath(scene));
      return undefined;
    },
    argv: extract,
    exitCode: 2,
    code: 'file-missing',
    says: [exportName, 'Export your contacts from Kartra'],
    at: { file: 'exports/' },
  },
  {
    name: 'an unreadable file',
    stage: 'filled',
    async prepare(scene) {
      await chmod(exportPath(scene), 0);
      return boundByPermissions;
    },
    argv: extract,
    exitCode: 2,
    code: 'file-unreadable',
    says: [exportName, 'EACCES', 'permissions'],
    at: { file: exportName },
  },
  accepted('semicolons instead of commas', goodCsv.replaceAll(',', ';').replace('vip;buyer', 'vip,buyer')),
  accepted('UTF-16', utf16),
  {
    name: 'windows-1252, not confirmed',
    stage: 'filled',
    prepare: holding(windows1252),
    argv: extract,
    exitCode: 2,
    code: 'file-encoding',
    says: [
      'encoding-unconfirmed',
      '0xEB',
      `landfall extract --encoding "${exportName}=windows-1252" --by "Your Name"`,
    ],
    at: { file: exportName, line: 4 },
  },
  {
    name: 'windows-1252, confirmed',
    stage: 'filled',
    prepare: holding(windows1252),
    argv: () => ['extract', '--encoding', `${exportName}=windows-1252`, '--by', 'A. Person'],
    exitCode: 0,
    code: null,
    says: ['windows-1252'],
    mayChange: true,
  },
  {
    name: 'an encoding confirmed by nobody',
    stage: 'filled',
    prepare: holding(windows1252),
    argv: () => ['extract', '--encoding', `${exportName}=windows-1252`],
    exitCode: 2,
    code: 'usage',
    says: ['--by "Your Name"'],
  },
  {
    name: 'an encoding confirmed for a file that is not there',
    stage: 'filled',
    argv: () => ['extract', '--encoding', 'other.csv=windows-1252', '--by', 'A. Person'],
    exitCode: 2,
    code: 'file-missing',
    says: ['other.csv'],
    at: { file: 'other.csv' },
  },
  {
    name: 'an encoding Landfall does not ask about',
    stage: 'filled',
    argv: () => ['extract', '--encoding', `${exportName}=utf-7`, '--by', 'A. Person'],
    exitCode: 2,
    code: 'usage',
    says: [`${exportName}=utf-7`, 'FILE=windows-1252'],
  },
];
