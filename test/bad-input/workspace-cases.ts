/** A workspace, or the disk it stands on, that cannot be used. */
import { mkdir, open, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { BadInputCase, Scene } from './bad-input-case.ts';
import { boundByPermissions, closeTopFolder, makeReadOnly, onFullDisk } from './machine.ts';
import { exportName, goodCsv, rows } from './stages.ts';

const status = () => ['status'];
const extract = () => ['extract'];
const ledgerPath = ({ workspace }: Scene) => join(workspace, '.landfall', 'ledger.db');

/** Rewrites `landfall.yaml` or `mapping.yaml` of the scene. */
const edited =
  (name: 'landfall.yaml' | 'mapping.yaml', edit: (text: string) => string) =>
  async ({ workspace }: Scene) => {
    const file = join(workspace, name);
    await writeFile(file, edit(await readFile(file, 'utf8')));
    return undefined;
  };

/** Many people, so that the record of the migration must grow. */
const manyPeople = `${goodCsv}${Array.from({ length: 20_000 }, (_, index) => (rows[0] ?? '').replace('101', String(1000 + index)).replace('ada@', `ada${index}@`)).join('\n')}\n`;

const damage =
  (from: number, bytes: number) =>
  async (scene: Scene): Promise<undefined> => {
    const file = await open(ledgerPath(scene), 'r+');
    await file.write(Buffer.alloc(bytes, 'damaged '), 0, bytes, from);
    await file.close();
  };

export const workspaceCases: readonly BadInputCase[] = [
  {
    name: 'a plain address among the hashes of suppress.csv',
    stage: 'filled',
    async prepare({ workspace }) {
      await writeFile(join(workspace, 'suppress.csv'), 'sha256\nada@example.com\n');
      return undefined;
    },
    argv: extract,
    exitCode: 2,
    code: 'suppressions-invalid',
    says: ['suppress.csv, line 2', 'hashes only', '--suppress-from'],
  },
  {
    name: 'a folder that is no workspace',
    stage: 'new',
    argv: ({ folder }) => ['status', '--workspace', folder],
    exitCode: 2,
    code: 'workspace-missing',
    says: ['landfall init', '--workspace'],
  },
  {
    name: 'init where a workspace is',
    stage: 'filled',
    argv: ({ workspace }) => ['init', workspace],
    outside: true,
    exitCode: 2,
    code: 'workspace-exists',
    says: ['Choose another folder', `landfall --workspace`],
  },
  {
    name: 'init in a folder full of other things',
    stage: 'new',
    async prepare({ folder }) {
      await writeFile(join(folder, 'holiday.jpg'), 'not ours');
      return undefined;
    },
    argv: ({ folder }) => ['init', folder],
    outside: true,
    exitCode: 2,
    code: 'workspace-unusable',
    says: ['holiday.jpg', 'does not exist yet'],
  },
  {
    name: 'init below a file',
    stage: 'new',
    argv: ({ workspace }) => ['init', join(workspace, 'landfall.yaml', 'acme')],
    outside: true,
    exitCode: 2,
    code: 'workspace-unusable',
    says: ['ENOTDIR'],
  },
  {
    name: 'a read-only workspace',
    stage: 'filled',
    async prepare({ workspace }) {
      await makeReadOnly(workspace);
      return boundByPermissions;
    },
    argv: extract,
    exitCode: 2,
    code: 'workspace-unusable',
    says: ['.landfall'],
  },
  {
    name: 'read-only: a decision cannot be written down',
    stage: 'confirmed',
    async prepare({ workspace }) {
      await closeTopFolder(workspace);
      return boundByPermissions;
    },
    argv: () => ['decide', 'default-country', 'US', '--by', 'A. Person'],
    exitCode: 2,
    code: 'workspace-unusable',
    says: ['landfall.yaml', 'EACCES'],
  },
  {
    name: 'a full disk while rows are read in',
    stage: 'filled',
    async prepare(scene) {
      await writeFile(join(scene.workspace, 'exports', exportName), manyPeople);
      return onFullDisk(scene);
    },
    argv: extract,
    exitCode: 2,
    code: 'disk-full',
    says: ['Free some space'],
  },
  {
    name: 'a full disk when a paper is written',
    stage: 'filled',
    async prepare({ workspace }) {
      const rejected = '105,Too,Few\n';
      await writeFile(join(workspace, 'exports', exportName), `${goodCsv}${rejected}`);
      await symlink('/dev/full', join(workspace, 'reports', 'rejected-rows.csv.part'));
      return undefined;
    },
    argv: extract,
    exitCode: 2,
    code: 'disk-full',
    says: ['rejected-rows.csv', 'Free some space'],
    mayChange: true,
  },
  {
    name: 'a ledger from a newer version',
    stage: 'extracted',
    prepare(scene) {
      const database = new Database(ledgerPath(scene));
      database
        .prepare('insert into kysely_migration (name, timestamp) values (?, ?)')
        .run('9999-later', '2030-01-01T00:00:00.000Z');
      database.close();
      return undefined;
    },
    argv: status,
    exitCode: 8,
    code: 'ledger-newer',
    says: ['9999-later', 'newer'],
  },
  {
    name: 'a damaged record: not a database any more',
    stage: 'extracted',
    prepare: damage(0, 4096),
    argv: status,
    exitCode: 2,
    code: 'ledger-corrupt',
    says: ['backup', 'landfall extract'],
  },
  {
    name: 'a damaged record: pages overwritten',
    stage: 'extracted',
    prepare: damage(4096, 4096 * 12),
    argv: status,
    exitCode: 2,
    code: 'ledger-corrupt',
    says: ['backup', 'landfall extract'],
  },
  {
    name: 'landfall.yaml is not YAML',
    stage: 'extracted',
    prepare: edited('landfall.yaml', (text) => text.replace('version: 1', 'version: 1\n bad: [1, 2')),
    argv: status,
    exitCode: 2,
    code: 'config-invalid',
    says: ['landfall.yaml, line 3, column 10', 'Mend this line'],
    at: { file: 'landfall.yaml', line: 3, column: 10 },
  },
  {
    name: 'landfall.yaml holds an unknown key',
    stage: 'extracted',
    prepare: edited('landfall.yaml', (text) => text.replace('version: 1', 'version: 1\ncolour: blue')),
    argv: status,
    exitCode: 2,
    code: 'config-invalid',
    says: ['landfall.yaml, line 4, column 1', 'colour'],
    at: { file: 'landfall.yaml', line: 4, column: 1 },
  },
  {
    name: 'landfall.yaml lacks the account',
    stage: 'extracted',
    prepare: edited('landfall.yaml', (text) => text.replace(/^account:.*$/m, '')),
    argv: status,
    exitCode: 2,
    code: 'config-invalid',
    says: ['"account"'],
    at: { file: 'landfall.yaml', line: 1 },
  },
  {
    name: 'landfall.yaml names an unknown time zone',
    stage: 'decided',
    prepare: edited('landfall.yaml', (text) => text.replace('America/New_York', 'Mars/One')),
    argv: () => ['plan', '--target', 'rehearsal'],
    exitCode: 2,
    code: 'config-invalid',
    says: ['Mars/One', 'IANA'],
    at: { file: 'landfall.yaml' },
  },
  {
    name: 'landfall.yaml is a folder',
    stage: 'new',
    argv: ({ folder }) => ['status', '--workspace', join(folder, 'other')],
    async prepare({ folder }) {
      await mkdir(join(folder, 'other', 'landfall.yaml'), { recursive: true });
      return undefined;
    },
    exitCode: 2,
    code: 'workspace-unusable',
    says: ['EISDIR', 'this is a folder'],
  },
  {
    name: 'mapping.yaml is not YAML',
    stage: 'confirmed',
    prepare: edited('mapping.yaml', (text) => `${text}\n  "unclosed: [`),
    argv: () => ['map', 'show'],
    exitCode: 2,
    code: 'map-invalid',
    says: ['mapping.yaml, line', 'yaml-syntax'],
    at: { file: 'mapping.yaml' },
  },
  {
    name: 'mapping.yaml sends a column nowhere',
    stage: 'confirmed',
    prepare: edited('mapping.yaml', (text) => text.replace('target: email', 'target: e-post')),
    argv: () => ['map', 'show'],
    exitCode: 2,
    code: 'map-invalid',
    says: ['mapping.yaml, line', 'e-post'],
    at: { file: 'mapping.yaml' },
  },
];
