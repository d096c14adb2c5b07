/**
 * Owns: what one call to the Kartra endpoint is answered, and what of it is recorded.
 * Invariants: the answer is sent with HTTP 200 whatever went wrong; every entry of `actions[]` has a status of its own;
 * nothing is done when the credentials or the form of the call are wrong, or its first command, on the lead, fails.
 */

import type { Behaviours } from '../behaviours.ts';
import type { KartraAccount, Lead } from './kartra-account.ts';
import type { KartraWrite } from './kartra-calls.ts';
import type { KartraCommand } from './kartra-command.ts';
import { KartraError, type KartraErrorType } from './kartra-error.ts';
import { type PhpArray, textOf } from './php-form.ts';
import { READ_COMMANDS } from './read-commands.ts';
import { showLead } from './show-lead.ts';
import { WRITE_COMMANDS } from './write-commands.ts';

export interface CallAnswer {
  readonly body: Readonly<Record<string, unknown>>;
  readonly commands: readonly string[];
  readonly errors: readonly string[];
  readonly writes: readonly KartraWrite[];
}

interface Recording {
  readonly commands: string[];
  readonly errors: string[];
  readonly writes: KartraWrite[];
}

/** Commands on the lead itself: where one fails the whole call fails. */
const LEAD_COMMANDS = ['create_lead', 'edit_lead', 'search_lead'];

export function answerCall(account: KartraAccount, behaviours: Behaviours, form: PhpArray): CallAnswer {
  const recording: Recording = { commands: [], errors: [], writes: [] };
  try {
    checkConnection(behaviours);
    checkCredentials(account, form);
    return { body: runCall(account, behaviours, form, recording), ...recording };
  } catch (error) {
    if (!(error instanceof KartraError)) throw error;
    recording.errors.push(error.type);
    return { body: error.body, ...recording };
  }
}

/** What refuses every call, whatever it asks. */
const REFUSALS: Readonly<Record<Exclude<Behaviours['kartraConnection'], 'open'>, KartraErrorType>> = {
  'not-secure': '201',
  'account-inactive': '204',
  'app-inactive': '240',
  'ip-refused': '242',
};

function checkConnection({ kartraConnection }: Behaviours): void {
  if (kartraConnection !== 'open') throw new KartraError(REFUSALS[kartraConnection]);
}

function checkCredentials({ credentials }: KartraAccount, form: PhpArray): void {
  const text = (key: string): string => textOf(form, key);
  if (text('app_id') === '') throw new KartraError('238');
  if (text('app_id') !== credentials.appId) throw new KartraError('239');
  if (text('api_key') === '') throw new KartraError('202');
  if (text('api_key') !== credentials.apiKey) throw new KartraError('203');
  if (text('api_password') !== credentials.apiPassword) throw new KartraError('233');
}

function runCall(
  account: KartraAccount,
  behaviours: Behaviours,
  form: PhpArray,
  recording: Recording,
): Record<string, unknown> {
  const asked = readArray(form, 'get_lead', '236');
  const leadFields = readArray(form, 'lead', '223') ?? new Map();
  const actions = readArray(form, 'actions', '224');
  if (asked === undefined && actions === undefined) throw new KartraError('254');

  const body: Record<string, unknown> = { status: 'Success' };
  if (asked !== undefined) {
    recording.commands.push('get_lead');
    requireGrant(behaviours, 'get_lead');
    const found = account.lead(textOf(asked, 'id'), textOf(asked, 'email'), '234');
    body['lead_details'] = showLead(found, behaviours);
  }
  if (actions === undefined) return body;

  const lead = (): Lead => account.lead(textOf(leadFields, 'id'), textOf(leadFields, 'email'), '243');
  const entries: Record<string, unknown>[] = [];
  for (const action of actions.values()) {
    const name = textOf(action, 'cmd');
    if (typeof action === 'string' || name === '') throw new KartraError('254');
    recording.commands.push(name);
    try {
      requireGrant(behaviours, name);
      const reply = findCommand(name)({ account, behaviours, action, leadFields, lead });
      if (reply.write !== undefined) recording.writes.push({ command: name, ...reply.write });
      Object.assign(body, reply.top);
      entries.push({ [name]: { status: 'Success', ...reply.entry } });
    } catch (error) {
      if (!(error instanceof KartraError)) throw error;
      if (entries.length === 0 && LEAD_COMMANDS.includes(name)) throw error;
      recording.errors.push(error.type);
      entries.push({ [name]: error.body });
    }
  }
  // A call of one command fails with it; of a chain only the entries tell (help page: look at each).
  const only = entries.length === 1 ? recording.errors[0] : undefined;
  if (only !== undefined) Object.assign(body, Object.values(entries[0]!)[0]);
  return { ...body, actions: entries };
}

function findCommand(name: string): KartraCommand {
  const table = Object.hasOwn(READ_COMMANDS, name) ? READ_COMMANDS : WRITE_COMMANDS;
  const command = Object.hasOwn(table, name) ? table[name] : undefined;
  // What an unknown command is answered is not documented: no app can have been granted it.
  if (command === undefined) throw new KartraError('262');
  return command;
}

function requireGrant(behaviours: Behaviours, name: string): void {
  const refused = behaviours.kartraNotGranted.split(',').map((command) => command.trim());
  if (refused.includes(name) || refused.includes('*')) throw new KartraError('262');
}

function readArray(form: PhpArray, key: string, type: '236' | '223' | '224'): PhpArray | undefined {
  const value = form.get(key);
  if (typeof value === 'string') throw new KartraError(type);
  return value;
}
