/** The scope the simulator asks for is the one the official specifications name, wherever they name one. */
import { describe, expect, it } from 'vitest';
import { routeScope } from '../../src/simulator/http/route-scope.ts';
import { oauthRoutes } from '../../src/simulator/oauth/oauth-routes.ts';
import { platformRoutes } from '../../src/simulator/platform-routes.ts';
import { asObject, loadSpecs, segmentsOf, specsFolder } from './load-specs.ts';

const specs = loadSpecs(specsFolder());

/** `GET /contacts/{}` → the scopes of its security section. */
function scopesOfSpecs(): Map<string, Set<string>> {
  const scopes = new Map<string, Set<string>>();
  for (const { document } of specs ?? [])
    for (const [path, item] of Object.entries(asObject(document['paths'])))
      for (const [method, operation] of Object.entries(asObject(item))) {
        const { security } = asObject(operation);
        const named = (Array.isArray(security) ? security : []).flatMap((entry) =>
          Object.values(asObject(entry)).flat(),
        );
        const call = nameOf(method, path);
        scopes.set(call, new Set([...(scopes.get(call) ?? []), ...named.map(String)]));
      }
  return scopes;
}

function nameOf(method: string, path: string): string {
  const segments = segmentsOf(path).map((segment) => (/^[:{]/.test(segment) ? '{}' : segment));
  return `${method.toUpperCase()} /${segments.join('/')}`;
}

describe.skipIf(specs === null)('the scopes of the simulator', () => {
  it('are those of the specifications, for every route that one of them describes', () => {
    const wanted = scopesOfSpecs();
    const judged = [...platformRoutes, ...oauthRoutes].flatMap(({ method, path }) => {
      const scopes = wanted.get(nameOf(method, path));
      if (scopes === undefined || scopes.size === 0) return [];
      const asked = routeScope(method, path.replaceAll(/:\w+/g, 'x'));
      return [{ route: `${method} ${path}`, asked, isRight: asked !== undefined && scopes.has(asked) }];
    });
    expect(judged.filter(({ isRight }) => !isRight)).toEqual([]);
    expect(judged.length).toBeGreaterThan(60);
  });
});
