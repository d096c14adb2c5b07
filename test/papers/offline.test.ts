/** Audit, scope and estimate need no token and no network (R243): every socket and every look-up of a name throws. */
import dgram from 'node:dgram';
import dns from 'node:dns';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runAudit } from '../../src/pipeline/audit/run-audit.ts';
import {
  estimateFromCounts,
  estimateFromWorkspace,
  readCounts,
} from '../../src/pipeline/audit/run-estimate.ts';
import { runReport } from '../../src/pipeline/report/run-report.ts';
import { runExitPack } from '../../src/pipeline/run-exit-pack.ts';
import { runExtract } from '../../src/pipeline/run-extract.ts';
import { runMapPropose } from '../../src/pipeline/run-map.ts';
import { initWorkspace, openWorkspace } from '../../src/pipeline/workspace.ts';
import { everyKind } from '../support/every-kind.ts';

const at = '2026-06-12T08:00:00.000Z';

/** Until the test ends, whatever would leave this process is written down, then refused. */
function blockNetwork(): readonly string[] {
  const attempts: string[] = [];
  const refuse = (what: string) => () => {
    attempts.push(what);
    throw new Error('the network is blocked');
  };
  const block = (owner: object, name: string) => {
    const before = Object.getOwnPropertyDescriptor(owner, name);
    if (before === undefined) throw new Error(`Node has no ${name} to block`);
    Object.defineProperty(owner, name, { ...before, value: refuse(name) });
    onTestFinished(() => {
      Object.defineProperty(owner, name, before);
      syncBuiltinESMExports();
    });
  };
  block(net.Socket.prototype, 'connect');
  block(dgram, 'createSocket');
  for (const owner of [dns, dns.promises])
    for (const name of Object.keys(owner)) if (/^(?:lookup|resolve|reverse)/u.test(name)) block(owner, name);
  syncBuiltinESMExports();
  return attempts;
}

test('from files to the estimate, nothing is asked of anybody', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'landfall-offline-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const attempts = blockNetwork();
  const directory = join(folder, 'acme');
  await initWorkspace(directory);
  const { csv, files } = everyKind(6);
  for (const [name, text] of Object.entries({ 'contacts.csv': csv, ...files }))
    await writeFile(join(directory, 'exports', name), text);
  const workspace = await openWorkspace(directory);
  onTestFinished(() => workspace.close());
  await runExtract(workspace, () => undefined);
  expect((await runAudit(workspace, at)).survey.counts.contact).toBe(6);
  await runMapPropose(workspace);
  await runReport(workspace, [], at);
  expect((await estimateFromWorkspace(workspace, at)).highLevelRequests).toBeGreaterThan(6);
  await runExitPack(workspace, at);
  expect(await readFile(join(directory, 'reports', 'scope.md'), 'utf8')).toContain(
    '# Scope of the migration',
  );
  const counts = readCounts(['contacts=5000']);
  expect(await estimateFromCounts(counts, { prices: null, withApi: false, at })).toMatchObject({
    class: 'simple',
  });
  expect(attempts).toEqual([]);
  // The block is one: what does ask somebody runs into it.
  await expect(fetch('http://127.0.0.1:3999/')).rejects.toThrow('fetch failed');
  expect(attempts).toContain('connect');
});
