/** I1: nothing that could write ever reaches Kartra. So far the source is files: nothing is sent at all. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startSmallMigration } from '../support/small-account.ts';

const source = join(import.meta.dirname, '../../src/connectors/kartra');

test('the Kartra connector can neither send nor write', () => {
  const files = readdirSync(source).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  expect(files.length).toBeGreaterThan(10);
  for (const name of files) {
    const text = readFileSync(join(source, name), 'utf8');
    const imports = [...text.matchAll(/from '([^']+)'/g)].map(([, specifier]) => specifier);
    expect(imports).not.toContainEqual(expect.stringMatching(/model\/http|\/http\/|node:(http|net|tls)/));
    expect(text).not.toMatch(/\b(fetch|writeFile|appendFile|createWriteStream|unlink|rm)\w*\(/);
  }
});

test('a whole migration leaves the export files as they were', async () => {
  const migration = await startSmallMigration();
  try {
    const folder = join(migration.workspaceFolder, 'exports');
    const read = () => readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
    const before = read();
    expect(before).toHaveLength(1);
    await migration.plan();
    await migration.apply();
    await migration.verify();
    expect(read()).toEqual(before);
  } finally {
    await migration.close();
  }
});
