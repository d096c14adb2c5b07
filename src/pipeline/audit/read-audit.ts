/** The audit of a workspace: what was counted, with what the map, the location and people add to it. */

import { type AuditOptions, auditAccount, type MapFacts } from '../../audit/audit-account.ts';
import { LandfallError } from '../../errors.ts';
import { isArchivedAsEmpty } from '../../mapping/check-map.ts';
import type { AccountSurvey } from '../../model/account-survey.ts';
import type { AuditReport } from '../../model/audit.ts';
import { systemClock } from '../../model/clock.ts';
import { channels } from '../../model/contact.ts';
import type { EstimateChoices } from '../../model/estimate.ts';
import { contactProfiles } from '../merge-people.ts';
import { capabilitiesFor } from '../read-capabilities.ts';
import { choicesSoFar } from '../require-decisions.ts';
import { sharesLocation } from '../shares-location.ts';
import type { Workspace } from '../workspace.ts';
import { readCalibration } from './read-measured.ts';
import { readPrices } from './read-prices.ts';
import { surveyAccount, surveyVersion } from './survey-account.ts';

/** The audit as of now; counts again only what has changed since it was last counted. */
export async function readAudit(workspace: Workspace): Promise<AuditReport> {
  return auditOf(workspace, await surveyAccount(workspace));
}

export async function auditOf(workspace: Workspace, survey: AccountSurvey): Promise<AuditReport> {
  return auditAccount(survey, await readAuditOptions(workspace));
}

async function readAuditOptions(workspace: Workspace): Promise<AuditOptions> {
  return {
    map: await readMapFacts(workspace),
    acknowledged: workspace.config.acknowledged,
    oneLocation: sharesLocation(workspace.config.decisions),
    prices: await readPrices(workspace),
    choices: await readChoices(workspace),
    measured: await readCalibration(workspace),
  };
}

/** What of the decisions and of the probe changes how much is written. */
async function readChoices(workspace: Workspace): Promise<EstimateChoices> {
  const { transactions, subscriptions, memberships, affiliates, appointments, activity } =
    await choicesSoFar(workspace);
  const { searchableChannels, notesBySearch } = await capabilitiesFor(
    workspace,
    'rehearsal',
    systemClock.now(),
  );
  return {
    transactions,
    subscriptions,
    memberships,
    affiliates,
    appointments,
    activity,
    consentBySearch: channels.every((channel) => searchableChannels.includes(channel)),
    notesBySearch,
  };
}

async function readMapFacts(workspace: Workspace): Promise<MapFacts> {
  const map = await workspace.readFieldMap();
  if (map === null) {
    const columns = (await contactProfiles(workspace.ledger)).filter(({ filled }) => filled > 0).length;
    return { columns, unconfirmed: columns, undecided: 0, clashing: 0 };
  }
  const columns = map.columns.filter((column) => !isArchivedAsEmpty(column));
  const open = columns.filter(({ status }) => status === 'proposed');
  return {
    columns: columns.length,
    unconfirmed: open.length,
    undecided: open.filter(({ tier }) => tier === 'none').length,
    clashing: await countClashes(workspace),
  };
}

/** Fields the plan could not take over, since the location has them as another type: a person must act. */
async function countClashes({ ledger }: Workspace): Promise<number> {
  const plan = (await ledger.plans.latest('production')) ?? (await ledger.plans.latest('rehearsal'));
  if (plan === null) return 0;
  return (await ledger.plans.actionCounts(plan.id))['custom-field']?.['manual'] ?? 0;
}

/**
 * No plan without an audit of what is to be planned (R115): `extract` and `enrich` end with one.
 * @throws LandfallError `step-missing`
 */
export async function requireAudit(workspace: Workspace): Promise<void> {
  const latest = await workspace.ledger.surveys.latest();
  if (latest !== null && latest.version === (await surveyVersion(workspace))) return;
  throw new LandfallError('step-missing', 'What came out of the exports has not been audited.', {
    rule: 'an audit of everything that is planned',
    remedy: 'Audit it: it says what is there, and what will not come along.',
    safe: 'Nothing was planned or written.',
    next: 'landfall audit',
  });
}
