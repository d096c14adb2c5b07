/** What the connected locations take, kept when they are read and asked for without a request. */
import { readCapabilities } from '../model/capabilities.ts';
import { customObjectSlots, objectKeyOf } from '../model/custom-object.ts';
import type { AccountFacts } from '../model/decision.ts';
import type { LocationFacts, LocationLimits } from '../model/location.ts';
import { orderObject, subscriptionObject } from './records/record-context.ts';
import type { Workspace } from './workspace.ts';

const ours: ReadonlySet<string> = new Set([orderObject, subscriptionObject].map(objectKeyOf));

/** @param now epoch ms */
export async function keepLimits(
  { ledger }: Workspace,
  read: { readonly location: LocationFacts; readonly objectKeys: readonly string[] | null },
  now: number,
): Promise<void> {
  const { location, objectKeys } = read;
  const known = objectKeys ?? (await ledger.locations.find(location.id))?.objectKeys ?? null;
  const limits = { severalOpportunities: location.allowDuplicateOpportunity, objectKeys: known };
  await ledger.locations.save(location.id, limits, now);
}

/** Of both locations the narrower, since a plan is made for each. An answer of the probe counts whatever its age. */
export async function readLimits({ ledger, config }: Workspace): Promise<AccountFacts['location']> {
  const { rehearsal, production } = config.destinations;
  const limits: LocationLimits[] = [];
  for (const place of [rehearsal, production]) {
    const found = place === undefined ? null : await ledger.locations.find(place.location);
    if (found !== null) limits.push(found);
  }
  if (limits.length === 0) return null;
  const answers = rehearsal === undefined ? [] : await ledger.probes.answers(rehearsal.location);
  const { opportunitiesInTheWay } = readCapabilities(answers, 0);
  const free = limits.flatMap(({ objectKeys }) =>
    objectKeys === null ? [] : [customObjectSlots - objectKeys.filter((key) => !ours.has(key)).length],
  );
  return {
    // Orders are closed deals: they are in nobody's way where only open ones are.
    severalOrders: opportunitiesInTheWay === 'open' || limits.every((one) => one.severalOpportunities),
    freeObjects: free.length === 0 ? null : Math.max(0, Math.min(...free)),
  };
}
