/** Exports that were damaged, locked or packed with bad intent on their way, and dates nobody can read. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestMember, writeZip } from '../../src/connectors/kartra/zip-under-test.ts';
import type { BadInputCase } from './bad-input-case.ts';
import { exportName, goodCsv } from './stages.ts';

const archive = 'all.zip';

/** `extract` of this archive in place of the export; nothing of it is kept. */
function refusedArchive(name: string, bytes: Buffer, says: readonly string[]): BadInputCase {
  return {
    name,
    stage: 'filled',
    async prepare({ workspace }) {
      await rm(join(workspace, 'exports', exportName));
      await writeFile(join(workspace, 'exports', archive), bytes);
      return undefined;
    },
    argv: () => ['extract'],
    exitCode: 2,
    code: 'file-not-an-export',
    says: [archive, ...says],
    at: { file: archive },
    maxMemoryMb: 400,
  };
}

const zip = (name: string, members: readonly TestMember[], says: readonly string[]): BadInputCase =>
  refusedArchive(name, writeZip(members), says);

/** `extract` of one export with these bytes. */
function refusedBytes(
  name: string,
  bytes: Buffer,
  code: BadInputCase['code'],
  says: readonly string[],
  line: number,
): BadInputCase {
  return {
    name,
    stage: 'filled',
    async prepare({ workspace }) {
      await writeFile(join(workspace, 'exports', exportName), bytes);
      return undefined;
    },
    argv: () => ['extract'],
    exitCode: 2,
    code,
    says: [exportName, ...says],
    at: { file: exportName, line },
  };
}

const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(goodCsv, 'utf16le')]);
const cut = goodCsv.slice(0, goodCsv.indexOf('buyer"') + 2);
const ambiguous = goodCsv
  .replace('2024-01-01 00:30:00', '01/02/2024')
  .replace('2024-02-01 10:00:00', '03/04/2024')
  .replace('2024-03-01 11:00:00', '05/06/2024');

export const damageCases: readonly BadInputCase[] = [
  zip(
    'a ZIP bomb',
    [{ name: 'a.csv', content: Buffer.alloc(40 * 1024 * 1024, 'a,') }],
    ['the archive would unpack to far more than exports ever hold', 'Nothing was unpacked'],
  ),
  zip(
    'a ZIP that leads out of its folder',
    [{ name: '../../outside.csv', content: goodCsv }],
    ['leads out of it'],
  ),
  zip(
    'a ZIP with a password',
    [{ name: exportName, content: goodCsv, encrypted: true }],
    ['protected by a password'],
  ),
  refusedArchive(
    'a ZIP cut while it was downloaded',
    writeZip([{ name: exportName, content: goodCsv }]).subarray(0, 200),
    ['damaged or incomplete'],
  ),
  refusedBytes(
    'a file cut inside a quoted cell',
    Buffer.from(cut),
    'file-not-an-export',
    ['quote-not-closed'],
    2,
  ),
  refusedBytes(
    'UTF-16 cut in the middle of a letter',
    utf16.subarray(0, utf16.length - 3),
    'file-encoding',
    ['is not valid utf-16le, which the file begins as', 'damaged or was cut'],
    4,
  ),
  refusedBytes(
    'UTF-16 with half a letter in it',
    Buffer.concat([utf16, Buffer.from([0x00, 0xd8, 0x2c, 0x00])]),
    'file-encoding',
    ['encoding-broken', 'Export from Kartra again'],
    5,
  ),
  {
    name: 'dates that could be day or month first',
    stage: 'filled',
    async prepare({ workspace }) {
      await writeFile(join(workspace, 'exports', exportName), ambiguous);
      return undefined;
    },
    argv: () => ['extract'],
    exitCode: 0,
    code: null,
    says: ['column-question'],
    mayChange: true,
  },
];
