/**
 * One call to Kartra's single endpoint, as form fields in PHP's bracket style, and the gate before the wire.
 *
 * Kartra's help pages: `POST https://app.kartra.com/api`, form-encoded; `app_id`, `api_key` and
 * `api_password` in the body (never in the address, where they would land in logs); `get_lead[id]` or
 * `get_lead[email]` asks for a lead; `actions[n][cmd]` are commands, about the lead in `lead[…]`.
 */
import { LandfallError } from '../../errors.ts';
import type { EncodedRequest } from '../../http/send-request.ts';
import type { WireRequest } from '../../model/http.ts';
import type { Json } from '../../model/json.ts';
import { isReadCommand, type ReadCommand, readCommands } from './read-commands.ts';

/** The id wins where both are known: an address may have changed since. */
export type LeadRef = { readonly id: string } | { readonly email: string };

export interface CallCommand {
  readonly name: ReadCommand;
  /** Of the transaction or subscription, where the command is about one. */
  readonly id?: string;
}

export interface KartraCall {
  /** The lead the call is about, or null for the account. */
  readonly lead: LeadRef | null;
  /** Ask for the lead itself (`get_lead`). */
  readonly showLead: boolean;
  readonly commands: readonly CallCommand[];
}

/** What the account's owner and the app's maker were given; the password travels apart. */
export interface KartraApp {
  readonly appId: string;
  readonly apiKey: string;
}

/** The call as a request for `Send`. Reads may be repeated. */
export function kartraRequest(call: KartraCall): WireRequest {
  const fields: Record<string, string> = {};
  const [refKey, refValue] = call.lead === null ? [] : (Object.entries(call.lead)[0] ?? []);
  if (refKey !== undefined && refValue !== undefined) {
    if (call.showLead) fields[`get_lead[${refKey}]`] = refValue;
    if (call.commands.some(({ name }) => readCommands[name] === 'lead')) fields[`lead[${refKey}]`] = refValue;
  }
  for (const [index, { name, id }] of call.commands.entries()) {
    fields[`actions[${index}][cmd]`] = name;
    const scope = readCommands[name];
    if (id !== undefined && (scope === 'transaction' || scope === 'subscription')) {
      fields[`actions[${index}][${scope}_id]`] = id;
    }
  }
  const names = [...(call.showLead ? ['get_lead'] : []), ...new Set(call.commands.map(({ name }) => name))];
  return {
    method: 'POST',
    path: '/api',
    route: `POST /api ${names.join('+')}`,
    version: '',
    body: fields,
    repeatable: true,
  };
}

const readField =
  /^(?:get_lead\[(?:id|email)\]|lead\[(?:id|email)\]|actions\[\d+\]\[(?:transaction_id|subscription_id)\])$/;
const commandField = /^actions\[\d+\]\[cmd\]$/;

/**
 * Writes a call as a form with its credentials. The token given by `Send` is the API password.
 * @throws LandfallError `bug` for a field or a command that is not one of the reads; nothing has left then
 */
export function encodeKartra({ appId, apiKey }: KartraApp) {
  return (request: WireRequest, apiPassword: string): EncodedRequest & { readonly body: string } => {
    const fields = requireReads(request.body);
    const form = new URLSearchParams({
      app_id: appId,
      api_key: apiKey,
      api_password: apiPassword,
      ...fields,
    });
    return {
      headers: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
    };
  };
}

function requireReads(body: Json): Record<string, string> {
  const fields = Object.entries(body ?? {});
  if (fields.length === 0) throw new LandfallError('bug', 'A call to Kartra asks for nothing.');
  for (const [key, value] of fields) {
    const isRead =
      typeof value === 'string' && (commandField.test(key) ? isReadCommand(value) : readField.test(key));
    if (isRead) continue;
    throw new LandfallError('bug', `A call to Kartra holds ${key}, which no reading call holds.`, {
      rule: 'only the read commands of Kartra are ever sent',
      safe: 'The call did not leave this machine.',
    });
  }
  return Object.fromEntries(fields);
}
