/** Exports whose reading was stopped half-way (kill, full disk): no step goes by them. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isoInstant } from '../../src/model/clock.ts';
import { runAudit } from '../../src/pipeline/audit/run-audit.ts';
import { readStatus } from '../../src/pipeline/read-status.ts';
import { runEnrich } from '../../src/pipeline/run-enrich.ts';
import { runExtract } from '../../src/pipeline/run-extract.ts';
import { runMapPropose } from '../../src/pipeline/run-map.ts';
import { runRehearse } from '../../src/pipeline/run-rehearse.ts';
import type { Workspace } from '../../src/pipeline/workspace.ts';
import { startSmallMigration } from '../support/small-account.ts';

const later = `id,email,first_name,last_name,phone_country_code,phone,city,country,tags,lists,gdpr_status,gdpr_communications,date_joined,shoe_size
4,dee@example.com,Dee,Dogwood,1,4155550104,Salem,United States,vip,News,Accepted,Yes,2024-01-04 10:00:00,39
`;

test('a later export that was read half-way is read to its end before anything is counted, mapped, asked, rehearsed or planned', async () => {
  const migration = await startSmallMigration();
  onTestFinished(() => migration.close());
  const exports = join(migration.workspaceFolder, 'exports');
  await writeFile(join(exports, 'contacts_kartra_10-06-2026_6a2803f884d5d.csv'), later);
  const stopping = new AbortController();
  const stages: string[] = [];
  await expect(
    migration.with((workspace) =>
      runExtract(
        workspace,
        ({ stage }) => {
          stages.push(stage);
          if (stage === 'read') stopping.abort();
        },
        stopping.signal,
      ),
    ),
  ).rejects.toMatchObject({ code: 'interrupted', details: { next: 'landfall extract' } });
  expect(stages.at(-1)).toBe('read');

  const refused = {
    code: 'step-missing',
    message: 'The exports have to be read again.',
    details: { next: 'landfall extract' },
  };
  await expect(migration.plan()).rejects.toMatchObject(refused);
  const { surroundings } = migration;
  const heard: string[] = [];
  const onProgress = () => void heard.push('progress');
  const rehearsal = { sample: 1, seed: 1, keep: false, confirmed: true, program: 'test', onProgress };
  const asked = { withMoney: false, again: false, onPlan: onProgress, onProgress };
  const others: Readonly<Record<string, (workspace: Workspace) => Promise<unknown>>> = {
    audit: (workspace) => runAudit(workspace, isoInstant(0)),
    map: (workspace) => runMapPropose(workspace),
    rehearse: (workspace) => runRehearse(workspace, surroundings, rehearsal),
    enrich: (workspace) => runEnrich(workspace, surroundings, asked),
  };
  for (const [verb, run] of Object.entries(others))
    await expect(migration.with(run), `landfall ${verb}`).rejects.toMatchObject(refused);
  expect(heard).toEqual([]);
  const status = await migration.with((workspace) => readStatus(workspace, 0));
  expect([status.exports.whole, status.next]).toEqual([false, 'landfall extract']);

  await migration.with((workspace) => runExtract(workspace, () => undefined));
  expect((await migration.plan()).counts['contact']).toMatchObject({ planned: 4 });
});
