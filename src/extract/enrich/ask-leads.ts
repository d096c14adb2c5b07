/**
 * Asks Kartra for every lead the exports know, as fast as its limit allows, and keeps each answer.
 *
 * Invariants: a lead is asked for once in a round (a kill loses at most the last few answers, which are asked
 * for again: they are reads); one lead that is gone or not answered never stops the run; several in a row
 * without an answer do, and so do credentials of another account, before anything of it is kept.
 */
import pMap from 'p-map';
import { detailsPerCall, type KartraApi, type MoneyIds } from '../../connectors/kartra-api/kartra-api.ts';
import { LandfallError } from '../../errors.ts';
import type { EntityStore } from '../../ledger/ledger.ts';
import type { WitnessStore } from '../../ledger/witness-stores.ts';
import type { Entity } from '../../model/entity.ts';
import type {
  ListedMoney,
  WitnessDetail,
  WitnessLead,
  WitnessOutcome,
  WitnessRound,
} from '../../model/witness.ts';
import { guardAccount } from './guard-account.ts';
import { isSamePerson, leadRefOf } from './lead-ref.ts';

export interface AskLeadsOptions {
  readonly api: KartraApi;
  readonly entities: EntityStore;
  readonly witness: WitnessStore;
  readonly round: WitnessRound;
  /** Transactions and subscriptions of each lead too. */
  readonly withMoney: boolean;
  /** Epoch ms. */
  readonly now: () => number;
  /** Calls under way at once. */
  readonly concurrency: number;
  readonly onProgress: (asked: number) => void;
}

export interface AskedLeads {
  readonly outcomes: Readonly<Partial<Record<WitnessOutcome, number>>>;
  /** People Kartra cannot be asked for: no lead id, no usable address. */
  readonly unaskable: number;
  /** Money records whose details did not come. */
  readonly detailsMissing: number;
}

interface Answer {
  readonly lead: WitnessLead;
  readonly details: readonly WitnessDetail[];
  readonly missing: number;
}

/** About a second's worth at Kartra's limit. */
const savedAtOnce = 20;
/** Leads in a row without an answer, retries included, that mean Kartra is not there. */
const silentInARow = 10;

/** @throws LandfallError `source-unauthorized`, `source-unreachable`, `wrong-account`, `interrupted` */
export async function askLeads(options: AskLeadsOptions): Promise<AskedLeads> {
  const { entities, witness, round, withMoney, concurrency, onProgress } = options;
  const outcomes: Partial<Record<WitnessOutcome, number>> = {};
  let unaskable = 0;
  let detailsMissing = 0;
  let asked = 0;
  let silent = 0;
  let waiting: Answer[] = [];
  const guard = guardAccount();

  const keep = async (): Promise<void> => {
    const saving = waiting;
    waiting = [];
    const leads = saving.map(({ lead }) => lead);
    if (leads.length > 0)
      await witness.saveLeads(
        round.id,
        leads,
        saving.flatMap(({ details }) => details),
      );
  };
  const take = async (answer: Answer): Promise<void> => {
    const { outcome } = answer.lead;
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    detailsMissing += answer.missing;
    silent = outcome === 'unanswered' ? silent + 1 : 0;
    waiting.push(answer);
    onProgress((asked += 1));
    guard.add(outcome);
    if (silent >= silentInARow) throw unreachable(answer.lead.note);
    // Nothing is kept before the account is known to be the right one.
    if (guard.passed() && waiting.length >= savedAtOnce) await keep();
  };

  let failed = true;
  try {
    for await (const batch of entities.all('contact')) {
      const pending = await witness.pending(
        round,
        batch.map(({ marker }) => marker),
        withMoney,
      );
      const toAsk = batch.filter(({ marker }) => pending.has(marker));
      const ask = async (entity: Entity): Promise<void> => {
        const answer = await askLead(entity, options);
        if (answer === null) unaskable += 1;
        else await take(answer);
      };
      await pMap(toAsk, ask, { concurrency });
    }
    guard.finish();
    failed = false;
  } finally {
    if (!failed || guard.passed()) await keep();
  }
  return { outcomes, unaskable, detailsMissing };
}

async function askLead(entity: Entity, options: AskLeadsOptions): Promise<Answer | null> {
  const { api, withMoney, now } = options;
  const ref = leadRefOf(entity);
  if (ref === null) return null;
  const found = await api.readLead(ref, withMoney);
  const known = { marker: entity.marker, readAt: now() };
  if (found.kind !== 'read') {
    return {
      lead: { ...known, outcome: found.kind, note: found.note, record: null },
      details: [],
      missing: 0,
    };
  }
  if (!isSamePerson(entity, ref, found.record)) {
    const lead: WitnessLead = { ...known, outcome: 'another-lead', note: 'another person', record: null };
    return { lead, details: [], missing: 0 };
  }
  if (found.record.deleted) {
    const lead: WitnessLead = { ...known, outcome: 'deleted', note: 'lead_deleted', record: null };
    return { lead, details: [], missing: 0 };
  }
  const details = found.money === null ? [] : await readMoney(api, entity.marker, found.money);
  const wanted = (found.money?.transactions.length ?? 0) + (found.money?.subscriptions.length ?? 0);
  return {
    lead: {
      ...known,
      outcome: 'read',
      note: null,
      record: { ...found.record, listed: listedBy(found.money) },
    },
    details,
    missing: wanted - details.length,
  };
}

/** What Kartra lists of a lead; null unless both lists were answered, so that no gap is taken for an absence. */
function listedBy(money: MoneyIds | null): ListedMoney | null {
  if (money?.complete !== true) return null;
  const { transactions, subscriptions } = money;
  return { transactions, subscriptions };
}

async function readMoney(
  api: KartraApi,
  marker: string,
  { transactions, subscriptions }: MoneyIds,
): Promise<readonly WitnessDetail[]> {
  const found: WitnessDetail[] = [];
  for (const [kind, ids] of [
    ['transaction', [...new Set(transactions)]],
    ['subscription', [...new Set(subscriptions)]],
  ] as const) {
    for (let start = 0; start < ids.length; start += detailsPerCall) {
      const details = await api.readDetails(kind, ids.slice(start, start + detailsPerCall));
      found.push(...details.map(({ id, record }) => ({ kind, id, marker, record })));
    }
  }
  return found;
}

function unreachable(note: string | null): LandfallError {
  return new LandfallError(
    'source-unreachable',
    `Kartra did not answer for ${silentInARow} leads in a row.`,
    {
      value: note ?? 'no answer',
      remedy: 'Check the network and Kartra’s status page, then run the same command again.',
      safe: 'Kartra was only asked to show something. What was read is kept and not asked for again.',
      next: 'landfall enrich',
    },
  );
}
