/**
 * Enrich: asks Kartra's API about every person of the exports, then compares. Optional: everything works
 * without it. Reads only; what is read is in the ledger at once, so a run that was killed goes on.
 */
import { LandfallError } from '../errors.ts';
import { askLeads } from '../extract/enrich/ask-leads.ts';
import { kartraLimits } from '../model/quota.ts';
import { type EnrichSummary, noRequests } from '../model/summary.ts';
import type { WitnessRound } from '../model/witness.ts';
import { listStatesCsv } from '../report/list-states.ts';
import { secondWitnessCsv } from '../report/second-witness.ts';
import { surveyAccount } from './audit/survey-account.ts';
import type { Surroundings } from './connect-destination.ts';
import { connectKartra, type KartraConnection } from './connect-kartra.ts';
import { listStates } from './list-states.ts';
import { contactProfiles } from './merge-people.ts';
import { requireExtracted } from './require-extracted.ts';
import { settleWitness } from './settle-witness.ts';
import type { Workspace } from './workspace.ts';

export interface EnrichOptions {
  /** Transactions and subscriptions of each person too. */
  readonly withMoney: boolean;
  /** Ask for everybody again. */
  readonly again: boolean;
  /** Told before the first question. `minutes` is the least it can take at Kartra's limit. */
  readonly onPlan: (plan: EnrichPlan) => void;
  readonly onProgress: (progress: EnrichProgress) => void;
}

export interface EnrichPlan {
  readonly people: number;
  readonly toAsk: number;
  /** With money: at least, since nobody knows yet how many transactions there are. */
  readonly calls: number;
  readonly minutes: number;
}

export interface EnrichProgress {
  readonly asked: number;
  readonly toAsk: number;
  readonly perSecond: number;
  readonly etaMs: number | null;
}

/** Enough to keep 20 calls a second going at a second of latency. */
const concurrency = 24;

/** @throws LandfallError `step-missing`, `token-missing`, `source-…`, `wrong-account`, `interrupted` */
export async function runEnrich(
  workspace: Workspace,
  surroundings: Surroundings,
  options: EnrichOptions,
): Promise<EnrichSummary> {
  const { ledger, config } = workspace;
  await requireExtracted(workspace);
  const people = await ledger.entities.count('contact');
  if (people === 0) {
    throw new LandfallError('step-missing', 'The exports hold no people.', {
      rule: 'Kartra has no list of its contacts to ask for: the exports say who there is',
      remedy: 'Put Kartra’s export of contacts into exports/ and extract it.',
      next: 'landfall extract',
    });
  }
  const source = config.source.kartra;
  if (source === undefined) {
    throw new LandfallError('step-missing', 'Kartra’s API is not connected.', {
      rule: 'app id, API key and API password of the Kartra account',
      remedy: 'Connect it, or go on without: the API is a second witness, nothing needs it.',
      next: 'landfall connect --source kartra --app-id <id> --key-file <file> --password-file <file>',
    });
  }
  const connection = await connectKartra(source, workspace.directory, surroundings);
  try {
    return await enrich(workspace, connection, people, options);
  } finally {
    await connection.close();
  }
}

async function enrich(
  workspace: Workspace,
  connection: KartraConnection,
  people: number,
  options: EnrichOptions,
): Promise<EnrichSummary> {
  const { ledger } = workspace;
  const { api, clock } = connection;
  const before = await ledger.witness.version();
  const latest = await ledger.witness.latestRound();
  const begins = latest === null || (latest.endedAt !== null && options.again);
  // What a fresh look has still to ask is known before it begins: everybody.
  const toAsk = begins ? people : await countPending(workspace, latest, options.withMoney);
  const calls = toAsk + (toAsk > 0 ? accountCalls : 0);
  const minutes = Math.ceil(calls / kartraLimits.maxPerWindow / 6) / 10;
  options.onPlan({ people, toAsk, calls, minutes });

  const round = begins ? await ledger.witness.beginRound(clock.now(), options.again) : latest;
  const nothingToAsk = toAsk === 0 && (await ledger.witness.account()) !== null;
  if (!nothingToAsk) await ledger.witness.saveAccount(round.id, await api.readAccount(), clock.now());
  const startedAt = clock.now();
  const asked = nothingToAsk
    ? { outcomes: {}, unaskable: 0, detailsMissing: 0 }
    : await askLeads({
        api,
        entities: ledger.entities,
        witness: ledger.witness,
        round,
        withMoney: options.withMoney,
        now: () => clock.now(),
        concurrency,
        onProgress: (count) => options.onProgress(progressOf(count, toAsk, clock.now() - startedAt)),
      });
  const reading = await settleWitness(ledger, round, clock.now());
  await surveyAccount(workspace);
  return summarise(workspace, { connection: nothingToAsk ? null : connection, asked, reading, before });
}

/** One chain of three lists, and the custom fields alone, since Kartra often fails at those. */
const accountCalls = 2;

async function countPending({ ledger }: Workspace, round: WitnessRound, withMoney: boolean): Promise<number> {
  let count = 0;
  for await (const batch of ledger.entities.all('contact')) {
    const markers = batch.map(({ marker }) => marker);
    count += (await ledger.witness.pending(round, markers, withMoney)).size;
  }
  return count;
}

function progressOf(asked: number, toAsk: number, elapsedMs: number): EnrichProgress {
  const perSecond = elapsedMs > 0 ? (asked * 1000) / elapsedMs : 0;
  const etaMs = perSecond > 0 ? ((toAsk - asked) / perSecond) * 1000 : null;
  return { asked, toAsk, perSecond, etaMs };
}

async function summarise(
  workspace: Workspace,
  facts: {
    readonly connection: KartraConnection | null;
    readonly asked: Awaited<ReturnType<typeof askLeads>>;
    readonly reading: EnrichSummary['communications'];
    readonly before: string | null;
  },
): Promise<EnrichSummary> {
  const { ledger } = workspace;
  const { asked, connection, reading, before } = facts;
  const { witness } = ledger;
  const counts = await witness.differenceCounts();
  const known = (await witness.summary())?.outcomes ?? {};
  const files: string[] = [];
  const found = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const skipped = Object.entries(known).filter(([outcome]) => outcome !== 'read');
  if (found > 0 || skipped.length > 0) {
    const paper = secondWitnessCsv(witness.differences(), witness.unread());
    files.push(await workspace.writeReport('second-witness.csv', paper));
  }
  if ((known.read ?? 0) > 0) {
    files.push(await workspace.writeReport('list-states.csv', listStatesCsv(listStates(ledger))));
  }
  const issues: Record<string, number> = {};
  for (const [kind, count] of Object.entries(counts)) issues[`export and API: ${kind}`] = count;
  for (const [outcome, count] of skipped) issues[`lead ${outcome}`] = count;
  if (asked.unaskable > 0) issues['person without lead id or e-mail'] = asked.unaskable;
  if (asked.detailsMissing > 0) issues['money record without details'] = asked.detailsMissing;
  const total = Object.values(asked.outcomes).reduce((sum, count) => sum + count, 0);
  const requests = connection?.requests() ?? noRequests;
  return {
    step: 'enrich',
    runId: null,
    status: 'done',
    counts: {},
    requests: { ...requests, perRecord: total === 0 ? null : requests.total / total },
    issues,
    changes: (await witness.version()) === before ? 0 : 1,
    files,
    next: await nextCommand(workspace),
    leads: known,
    asked: asked.outcomes,
    account: accountCounts(await witness.account()),
    communications: reading,
  };
}

function accountCounts(account: Awaited<ReturnType<Workspace['ledger']['witness']['account']>>) {
  const count = (list: readonly unknown[] | null | undefined) => list?.length ?? null;
  const { tags, lists, sequences, customFields } = account?.record ?? {};
  return {
    tags: count(tags),
    lists: count(lists),
    sequences: count(sequences),
    customFields: count(customFields),
  };
}

async function nextCommand(workspace: Workspace): Promise<string> {
  const map = await workspace.readFieldMap();
  if (map === null) return 'landfall map propose';
  const mapped = new Set(map.columns.map(({ column }) => column));
  // What the API tells of custom fields may change what is proposed.
  if (map.columns.some(({ status }) => status === 'proposed')) return 'landfall map propose';
  const profiles = await contactProfiles(workspace.ledger);
  return profiles.every(({ column }) => mapped.has(column)) ? 'landfall next' : 'landfall map propose';
}
