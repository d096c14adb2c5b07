/** A plan that needs a schema of its own, whatever the account's records need. */
import { connectTarget } from '../../src/pipeline/connect-destination.ts';
import { makePlan } from '../../src/pipeline/make-plan.ts';
import { capabilitiesFor } from '../../src/pipeline/read-capabilities.ts';
import type { SchemaDemand } from '../../src/plan/schema-demand.ts';
import type { TestMigration } from './migration.ts';

export function planWithSchema(of: TestMigration, wanted: SchemaDemand) {
  return of.with(async (workspace) => {
    const connection = await connectTarget(workspace, 'rehearsal', of.surroundings);
    try {
      const capabilities = await capabilitiesFor(workspace, 'rehearsal', connection.clock.now());
      const { counts } = await makePlan(workspace, 'rehearsal', connection, capabilities, { also: wanted });
      const changes = Object.values(counts).reduce((sum, { created, updated }) => sum + created + updated, 0);
      return { counts, changes };
    } finally {
      await connection.close();
    }
  });
}
