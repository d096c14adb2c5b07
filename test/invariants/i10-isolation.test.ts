/** I10: a location's data and token never meet another's. */
import { expect, test } from 'vitest';
import { runApply } from '../../src/pipeline/run-apply.ts';
import { runConnect } from '../../src/pipeline/run-connect.ts';
import { runPlan } from '../../src/pipeline/run-plan.ts';
import { startSmallMigration, writesTo } from '../support/small-account.ts';

test('the token of another location is refused at every step, and neither location is written', async () => {
  const migration = await startSmallMigration();
  try {
    const [mine, other] = migration.simulator.locations;
    const environment = { ...migration.environment, OTHER: other?.token, MINE: mine?.token };
    const surroundings = { ...migration.surroundings, environment };
    const refusal = { code: 'wrong-location', exitCode: 7 };
    await expect(
      migration.with((workspace) =>
        runConnect(workspace, 'production', other?.id ?? '', { variable: 'MINE' }, surroundings),
      ),
    ).rejects.toMatchObject(refusal);

    await migration.plan();
    // The token is exchanged after connecting.
    const path = ['destinations', 'rehearsal', 'token'];
    await migration.with((workspace) => workspace.editConfig([{ path, value: { variable: 'OTHER' } }]));
    const planning = migration.with((workspace) => runPlan(workspace, 'rehearsal', surroundings));
    await expect(planning).rejects.toMatchObject(refusal);
    const applying = migration.with((workspace) =>
      runApply(workspace, 'rehearsal', surroundings, () => undefined),
    );
    await expect(applying).rejects.toMatchObject(refusal);
    // The location is exchanged after planning: what was planned for one is never written to another.
    await migration.with((workspace) =>
      workspace.editConfig([
        { path: ['destinations', 'rehearsal'], value: { location: other?.id, token: { variable: 'OTHER' } } },
      ]),
    );
    await expect(
      migration.with((workspace) => runApply(workspace, 'rehearsal', surroundings, () => undefined)),
    ).rejects.toMatchObject({
      code: 'plan-stale',
      details: { value: expect.stringContaining('location') as string },
    });
    for (const location of [mine, other]) expect(await writesTo(migration, location?.id)).toEqual([]);
  } finally {
    await migration.close();
  }
});
