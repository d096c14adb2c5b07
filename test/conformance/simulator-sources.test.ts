/** What docs/simulator.md says about the source of each call is what the official files say. */
import { describe, expect, it } from 'vitest';
import { fidelityOf } from '../../scripts/simulator-sources.ts';
import { platformRoutes } from '../../src/simulator/platform-routes.ts';
import { type Edition, loadSpecs, operationsOf, segmentsOf, specsFolder } from './load-specs.ts';

const specs = loadSpecs(specsFolder());

describe.skipIf(specs === null)('the fidelity named in docs/simulator.md', () => {
  it('agrees with the official files, for every call of the platform', () => {
    const operations = operationsOf(specs ?? []);
    const isIn = (edition: Edition, method: string, path: string) => {
      const wanted = segmentsOf(path).map((part) => (part.startsWith(':') ? null : part));
      return operations.some(
        (operation) =>
          operation.edition === edition &&
          operation.method === method &&
          operation.segments.length === wanted.length &&
          // A parameter of ours may stand for a word of theirs: `update/:kind`.
          operation.segments.every((segment, index) => wanted[index] === null || segment === wanted[index]),
      );
    };
    const wrong = platformRoutes.flatMap(({ method, path, only }) => {
      const editions = (['v2', 'v3'] as const).filter((edition) => only === undefined || only === edition);
      const found = editions.filter((edition) => isIn(edition, method, path));
      const actual =
        found.length === 0 ? 'pages' : found.length < editions.length ? `${found.join()} files` : 'files';
      const said = fidelityOf(`${method} ${path}`);
      return said === actual ? [] : [`${method} ${path}: said to be in ${said}, is in ${actual}`];
    });
    expect(wrong).toEqual([]);
    expect(platformRoutes.length).toBeGreaterThan(50);
  });
});
