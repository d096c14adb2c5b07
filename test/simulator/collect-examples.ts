/**
 * What real requests to each call look like: collected from the tour of the conformance suite. Most of what it
 * makes is not deleted, so that the ids in its requests still name something.
 */
import type { TourPlace } from '../conformance/drive-platform.ts';
import { drivePlatform } from '../conformance/drive-platform.ts';

export interface Route {
  readonly method: string;
  readonly path: string;
}

export interface Examples {
  readonly ids: readonly string[];
  readonly locationIds: readonly string[];
  readonly tokens: readonly string[];
  /** Call (`POST /contacts/`) → bodies that were taken. */
  readonly bodies: ReadonlyMap<string, readonly unknown[]>;
  /** Call → queries that were taken. */
  readonly queries: ReadonlyMap<string, readonly string[]>;
  /** Call and parameter (`GET /contacts/:contactId :contactId`) → what stood there. */
  readonly wordsByPlace: ReadonlyMap<string, readonly string[]>;
}

/** What the tour makes under another name each time, so that nothing breaks when it stays. */
const KEPT = ['/contacts/*', '/businesses/*', '/opportunities/*', '/courses/*', '/notes/*'].concat([
  '/conversations/*',
  '/objects/*/records/*',
]);

export function callOf({ method, path }: Route): string {
  return `${method} ${path}`;
}

export async function collectExamples(place: TourPlace, routes: readonly Route[]): Promise<Examples> {
  const kept = KEPT.map((path) => ({
    match: { method: 'DELETE', path },
    times: 1_000_000,
    effect: 'status:503',
  }));
  await control(place, kept);
  const exchanges = await drivePlatform(place);
  await control(place, []);
  const bodies = new Map<string, unknown[]>();
  const queries = new Map<string, string[]>();
  const wordsByPlace = new Map<string, string[]>();
  for (const { method, path, status, requestBody } of exchanges) {
    const [pathname = '', query = ''] = path.split('?', 2);
    for (const route of routes.filter((known) => known.method === method)) {
      const words = matchPath(route.path, pathname);
      // A refused deletion shows as well as an accepted one which words belong there.
      if (words === null || (status >= 300 && status !== 503)) continue;
      const call = callOf(route);
      if (requestBody !== null) add(bodies, call, requestBody);
      add(queries, call, query);
      for (const [name, word] of words) add(wordsByPlace, `${call} ${name}`, word);
      break;
    }
  }
  const text = JSON.stringify(exchanges.map(({ responseBody }) => responseBody));
  const ids = [...text.matchAll(/"_?id":"(\w{20,24})"/g)].map((match) => match[1] ?? '');
  return {
    ids: [...new Set(ids)],
    locationIds: [place.locationId],
    // Mostly the location's own, so that most requests reach a handler.
    tokens: [...Array.from({ length: 8 }, () => place.token), place.otherToken],
    bodies,
    queries,
    wordsByPlace,
  };
}

/** Parameters with the words that stand for them; null when the path is another. */
function matchPath(template: string, path: string): [name: string, word: string][] | null {
  const [wanted, found] = [template, path].map((text) => text.replace(/\/$/, '').split('/'));
  if (wanted === undefined || found === undefined || wanted.length !== found.length) return null;
  const words: [string, string][] = [];
  for (const [index, part] of wanted.entries()) {
    const word = found[index] ?? '';
    if (part.startsWith(':')) words.push([part, word]);
    else if (part !== word) return null;
  }
  return words;
}

function add<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}

async function control({ url }: TourPlace, faults: readonly unknown[]): Promise<void> {
  const headers = { 'Content-Type': 'application/json' };
  const body = JSON.stringify(faults);
  const answer = await fetch(`${url}/__sim/faults`, { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(`the faults were refused with ${answer.status}`);
}
