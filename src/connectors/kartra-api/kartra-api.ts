/**
 * Kartra's API as questions Landfall asks: about the account, about one lead, about money. It only reads.
 *
 * Several questions about one lead may ride in one call: Kartra documents chains of `actions[]`, but not
 * whether `get_lead` may ride along with them. So that is tried, and given up for the rest of the run at
 * the first reply that answers one half only.
 */
import { LandfallError } from '../../errors.ts';
import type { Send } from '../../model/http.ts';
import type { AccountCustomField, AccountRecord, LeadRecord, ListedMoney } from '../../model/witness.ts';
import { type KartraCall, kartraRequest, type LeadRef } from './kartra-call.ts';
import { judgeKartraError, type LeadError } from './kartra-errors.ts';
import type { ReadCommand } from './read-commands.ts';
import { nameOf, readDetail, readLead } from './read-lead.ts';
import { isObject, type JsonObject, type KartraReply, listOf, readReply, textOf } from './read-reply.ts';

export type LeadAnswer =
  | { readonly kind: 'read'; readonly record: LeadRecord; readonly money: MoneyIds | null }
  | { readonly kind: Exclude<LeadError, 'other'>; readonly note: string }
  | { readonly kind: 'unanswered'; readonly note: string };

export interface MoneyIds extends ListedMoney {
  /** Both lists were answered; 247 and 248 say that there is nothing to list. */
  readonly complete: boolean;
}

export interface Detail {
  readonly id: string;
  readonly record: Readonly<Record<string, string>>;
}

export interface KartraApi {
  /**
   * Lists of the account; what Kartra does not answer is null. One to five calls.
   * @throws `source-unreachable` when it answers none of them
   */
  readAccount(): Promise<AccountRecord>;
  /** @param withMoney ask for the ids of the lead's transactions and subscriptions too */
  readLead(ref: LeadRef, withMoney: boolean): Promise<LeadAnswer>;
  /** Details of several records of one lead, up to `detailsPerCall`; ids without an answer are absent. */
  readDetails(kind: 'transaction' | 'subscription', ids: readonly string[]): Promise<readonly Detail[]>;
}

interface AccountAnswer {
  readonly body: JsonObject;
  /** Why there was no usable answer, retries included; null where Kartra answered, be it with an error. */
  readonly silence: string | null;
}

/** Kartra names no limit for a chain; short ones lose little when an answer does not come. */
export const detailsPerCall = 10;

const accountLists = [
  'retrieve_account_tags',
  'retrieve_account_lists',
  'retrieve_account_sequences',
] as const;
/** Kartra: no transaction, no subscription. */
const nothingListed = ['247', '248'];
const moneyCommands = ['retrieve_transactions_from_lead', 'retrieve_subscriptions_from_lead'] as const;

/**
 * @param send through Kartra's quota, with `encodeKartra`
 * @throws LandfallError (from every question) `source-unauthorized`, `source-unreachable`, `interrupted`
 */
export function createKartraApi(send: Send): KartraApi {
  let rideAlong = true;

  const ask = async (call: KartraCall): Promise<KartraReply & { readonly route: string }> => {
    const request = kartraRequest(call);
    return { ...readReply(await send(request)), route: request.route };
  };

  const askAccount = async (...names: readonly ReadCommand[]): Promise<AccountAnswer> => {
    const commands = names.map((name) => ({ name }));
    const reply = await ask({ lead: null, showLead: false, commands });
    if (reply.kind === 'unanswered') return { body: {}, silence: reply.note };
    if (reply.kind === 'error') judgeKartraError(reply.type, reply.route);
    if (reply.kind !== 'answer') return { body: {}, silence: null };
    for (const { error, command } of reply.commands) if (error !== null) judgeKartraError(error, command);
    return { body: reply.body, silence: null };
  };

  const askMoney = async (lead: LeadRef): Promise<MoneyIds | null> => {
    const commands = moneyCommands.map((name) => ({ name }));
    return readMoney(await ask({ lead, showLead: false, commands }));
  };

  return {
    async readAccount() {
      const together = await askAccount(...accountLists);
      const answers = [together];
      // Where a chain about the account is not answered as a whole, each list is asked for alone.
      for (const name of accountLists) {
        if (together.body[name.replace('retrieve_', '')] === undefined) answers.push(await askAccount(name));
      }
      answers.push(await askAccount('retrieve_custom_fields'));
      const [first = null, ...others] = answers.map(({ silence }) => silence);
      if (first !== null && !others.includes(null)) throw silentAccount(first);
      const found = Object.assign({}, ...answers.map(({ body }) => body)) as JsonObject;
      const { custom_fields } = found;
      return {
        tags: namesOf(found['account_tags'], 'tag_name'),
        lists: namesOf(found['account_lists'], 'list_name'),
        sequences: namesOf(found['account_sequences'], 'sequence_name'),
        customFields:
          custom_fields === undefined ? null : listOf(custom_fields).flatMap(readAccountCustomField),
      };
    },

    async readLead(ref, withMoney) {
      const chained = withMoney && rideAlong;
      const commands = chained ? moneyCommands.map((name) => ({ name })) : [];
      const reply = await ask({ lead: ref, showLead: true, commands });
      if (reply.kind === 'unanswered') return reply;
      if (reply.kind === 'error') {
        const kind = judgeKartraError(reply.type, reply.route);
        return { kind: kind === 'other' ? 'unanswered' : kind, note: `error ${reply.type}` };
      }
      const record = readLead(reply.body['lead_details']);
      if (chained && (record === null || reply.commands.length === 0)) {
        rideAlong = false;
        return this.readLead(ref, withMoney);
      }
      if (record === null) return { kind: 'unanswered', note: 'no lead in the answer' };
      if (!withMoney) return { kind: 'read', record, money: null };
      return { kind: 'read', record, money: chained ? readMoney(reply) : await askMoney(ref) };
    },

    async readDetails(kind, ids) {
      const name = `get_${kind}_details` as const;
      const reply = await ask({
        lead: null,
        showLead: false,
        commands: ids.map((id) => ({ name, id })),
      });
      if (reply.kind === 'error') judgeKartraError(reply.type, reply.route);
      if (reply.kind !== 'answer') return [];
      return reply.commands.flatMap(({ error, command, body }) => {
        if (error !== null) judgeKartraError(error, command);
        const details = body[`${kind}_details`];
        if (!isObject(details)) return [];
        const record = readDetail(details);
        const id = record[`${kind}_id`];
        return id === undefined ? [] : [{ id, record }];
      });
    },
  };
}

/** Not one question about the account was answered: no account was seen at all. */
function silentAccount(note: string): LandfallError {
  return new LandfallError('source-unreachable', 'Kartra answered no question about the account.', {
    value: note,
    rule: 'the address of Kartra’s API answers with what the account has',
    remedy:
      'Check the network and Kartra’s status page. If LANDFALL_KARTRA_URL is set, it must be the address without the /api at its end. Then run the same command again.',
    safe: 'Kartra was only asked to show something.',
  });
}

/** Null when neither list was answered; a refused command stops the run. */
function readMoney(reply: KartraReply & { readonly route: string }): MoneyIds | null {
  if (reply.kind === 'error') judgeKartraError(reply.type, reply.route);
  if (reply.kind !== 'answer') return null;
  for (const { error, command } of reply.commands) if (error !== null) judgeKartraError(error, command);
  const idsOf = (command: ReadCommand, list: string, key: string): string[] =>
    reply.commands
      .filter((entry) => entry.command === command)
      .flatMap(({ body }) => listOf(body[list]))
      .flatMap((entry) => (isObject(entry) ? [textOf(entry[key])] : []))
      .filter((id) => id !== '');
  const isAnswered = (name: ReadCommand) =>
    reply.commands.some(
      ({ command, error }) => command === name && (error === null || nothingListed.includes(error)),
    );
  return {
    complete: moneyCommands.every(isAnswered),
    transactions: idsOf('retrieve_transactions_from_lead', 'transaction_list', 'transaction_id'),
    subscriptions: idsOf('retrieve_subscriptions_from_lead', 'subscriptions_list', 'subscription_id'),
  };
}

function namesOf(value: unknown, key: string): readonly string[] | null {
  return value === undefined ? null : listOf(value).flatMap((entry) => nameOf(entry, key));
}

function readAccountCustomField(entry: unknown): AccountCustomField[] {
  if (!isObject(entry)) return [];
  const identifier = textOf(entry['field_identifier']);
  if (identifier === '') return [];
  const options = listOf(entry['field_value']).flatMap((option) =>
    isObject(option) ? [{ id: textOf(option['option_id']), value: textOf(option['option_value']) }] : [],
  );
  return [{ id: textOf(entry['field_id']), identifier, type: textOf(entry['field_type']), options }];
}
