/** The simulator answers as HighLevel's official OpenAPI files say, except where waivers.ts names a defect. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { platformRoutes } from '../../src/simulator/platform-routes.ts';
import { startSimulator } from '../../src/simulator/start-simulator.ts';
import { drivePlatform } from './drive-platform.ts';
import { loadSpecs, specsFolder } from './load-specs.ts';
import { createSpecValidator, type Exchange, type Verdict } from './spec-validator.ts';

const folder = specsFolder();
const specs = loadSpecs(folder);
if (specs === null) console.log(`CONFORMANCE SKIPPED: official specs not found at ${folder}`);

/** The tour reached 638 in November 2026; raise it with every endpoint the simulator gains. */
const leastValidated = 620;

/** Routes of the simulator, such as `PUT /contacts/:contactId`, that no accepted exchange passed. */
function routesNotPassed(exchanges: readonly Exchange[]): string[] {
  const passed = exchanges
    .filter(({ status }) => status < 300)
    .map(({ method, path }) => `${method} ${path.replace(/\?.*$/, '')}`);
  return platformRoutes
    .map(({ method, path }) => `${method} ${path}`)
    .filter(
      (route) => !passed.some((call) => new RegExp(`^${route.replaceAll(/:\w+/g, '[^/]+')}$`).test(call)),
    );
}

async function record(): Promise<Exchange[]> {
  const simulator = await startSimulator({ quota: false, behaviours: { searchLagMs: 0 } });
  onTestFinished(() => simulator.stop());
  const [own, other] = simulator.locations;
  if (own === undefined || other === undefined) throw new Error('the simulator has fewer than two locations');
  return drivePlatform({ url: simulator.url, locationId: own.id, token: own.token, otherToken: other.token });
}

function ofKind<Kind extends Verdict['kind']>(verdicts: readonly Verdict[], kind: Kind) {
  return verdicts.filter((verdict): verdict is Extract<Verdict, { kind: Kind }> => verdict.kind === kind);
}

describe.skipIf(specs === null)('the simulator and the official specifications', () => {
  it('agree on every exchange of the tour', async () => {
    const validator = createSpecValidator(specs ?? []);
    const exchanges = await record();
    const verdicts = exchanges.map(validator.validate);
    const validated = ofKind(verdicts, 'validated');
    const unspecified = ofKind(verdicts, 'unspecified');
    console.log(`conformance: ${validated.length} exchanges validated, ${unspecified.length} unspecified`);
    for (const reason of new Set(unspecified.map(({ reason }) => reason)))
      console.log(`  unspecified: ${reason}`);

    const violations = exchanges.flatMap((exchange, index) => {
      const verdict = verdicts[index];
      if (verdict?.kind !== 'violated') return [];
      const { method, path, version, status } = exchange;
      return [{ call: `${method} ${path} (${version}) ${status}`, faults: verdict.faults }];
    });
    expect(violations).toEqual([]);
    expect(validated.length).toBeGreaterThanOrEqual(leastValidated);
    expect(routesNotPassed(exchanges)).toEqual([]);
    expect(validator.staleWaivers).toEqual([]);
  });
});
