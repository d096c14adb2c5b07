/**
 * Works out who is given access to which course, and records it: the preview a grant is carried out from. Writes
 * nothing to HighLevel. What is active in Kartra counts, whoever pays or has stopped paying.
 */
import { requireFound } from '../../connectors/connector.ts';
import { LandfallError } from '../../errors.ts';
import { mapVersion } from '../../mapping/map-version.ts';
import { type Access, accessTitle } from '../../model/access.ts';
import type { DestinationOffer } from '../../model/course.ts';
import type { TargetName } from '../../model/location.ts';
import type { PlannedOperation } from '../../model/plan.ts';
import { type EnrollmentContext, offerFor, planEnrollments } from '../../plan/plan-enrollments.ts';
import type { DestinationConnection } from '../connect-destination.ts';
import { readAccess } from '../records/open-access.ts';
import { decisionsDigest, requireDecisions } from '../require-decisions.ts';
import { requireConfirmedMap } from '../require-map.ts';
import { runMapping } from '../run-mapping.ts';
import type { Workspace } from '../workspace.ts';
import type { MadeGrant } from './grant.ts';
import { offerFacts, readCourseFacts, requireReady } from './read-course-facts.ts';

/**
 * @param only titles of offers; empty: all
 * @throws LandfallError `course-not-ready`, `usage` for a title no offer has, `step-missing` before a load
 */
export async function makeGrant(
  workspace: Workspace,
  target: TargetName,
  only: readonly string[],
  connection: DestinationConnection,
): Promise<MadeGrant> {
  const { ledger } = workspace;
  const { destination, send, clock } = connection;
  const locationId = destination.locationId;
  const map = await requireConfirmedMap(workspace);
  const choices = await requireDecisions(workspace);
  await runMapping(ledger, map, choices);
  const access = () => readAccess({ ledger, map, choices });
  const facts = await readCourseFacts(connection);
  const titles = new Set(only.map((title) => title.trim().toLowerCase()));
  requireTitles(titles, facts.offers);
  const used = await usedOffers(access(), facts.offers, titles);
  await requireReady(used, facts, connection, target);
  const standing = new Set<string>();
  for (const { id } of used) {
    const listed = await destination.enrollments.list(send('snapshot'), { offerId: id });
    for (const { contactId, offerId } of requireFound(listed, 'who has access'))
      standing.add(`${contactId} ${offerId}`);
  }
  const mail = await readMail(workspace);
  const context: Omit<EnrollmentContext, 'contactIds'> = {
    offers: facts.offers,
    chosen: titles,
    withoutEmail: mail.without,
    hasAccess: (contactId, offerId) => standing.has(`${contactId} ${offerId}`),
  };
  const closed = new Set<string>();
  const files = await ledger.staging.files();
  const operations = async function* (): AsyncGenerator<readonly PlannedOperation[]> {
    for await (const batch of access()) {
      const markers = [...new Set(batch.flatMap(({ contact }) => contact ?? []))];
      const contactIds = await ledger.journal.destinationIds(locationId, markers);
      const planned = planEnrollments(batch, { ...context, contactIds });
      for (const { action, expected } of planned) {
        const { contact } = expected as { contact: string };
        if (action === 'create' && mail.closed.has(contact)) closed.add(contact);
      }
      yield planned;
    }
  };
  const inputs = {
    target,
    locationId,
    exports: Object.fromEntries(files.map(({ name, sha256 }) => [name, sha256])),
    mapVersion: mapVersion(map),
    decisionsHash: decisionsDigest(workspace, choices),
    destinationFacts: offerFacts(used),
  };
  const plan = await ledger.plans.save(inputs, clock.now(), operations(), 'grant');
  return { plan, closedForEmail: closed.size };
}

/** Those that somebody's active access leads to. */
async function usedOffers(
  batches: AsyncIterable<readonly Access[]>,
  offers: readonly DestinationOffer[],
  only: ReadonlySet<string>,
): Promise<readonly DestinationOffer[]> {
  const used = new Map<string, DestinationOffer>();
  const seen = new Set<string>();
  for await (const batch of batches) {
    for (const one of batch) {
      const title = accessTitle(one).toLowerCase();
      if (one.state !== 'active' || seen.has(title)) continue;
      seen.add(title);
      const offer = offerFor(one, offers);
      if (offer === null || (only.size > 0 && !only.has(offer.title.trim().toLowerCase()))) continue;
      used.set(offer.id, offer);
    }
  }
  return [...used.values()];
}

/** People without an e-mail address, and people who may not be e-mailed. */
async function readMail(workspace: Workspace) {
  const without = new Set<string>();
  const closed = new Set<string>();
  for await (const batch of workspace.ledger.mapped.contacts()) {
    for (const { externalId, fields, restricted } of batch) {
      if (fields.email === undefined) without.add(externalId);
      if (restricted.email !== undefined) closed.add(externalId);
    }
  }
  return { without, closed };
}

/** @throws `usage` */
function requireTitles(only: ReadonlySet<string>, offers: readonly DestinationOffer[]): void {
  const known = new Set(offers.map(({ title }) => title.trim().toLowerCase()));
  const [unknown] = [...only].filter((title) => !known.has(title));
  if (unknown === undefined) return;
  const names = offers.map(({ title }) => `"${title}"`).join(', ');
  throw new LandfallError('usage', `HighLevel has no offer named "${unknown}".`, {
    value: unknown,
    rule: `one of ${names === '' ? 'its offers (it has none)' : names}`,
    remedy: 'Name an offer as HighLevel spells it.',
  });
}
