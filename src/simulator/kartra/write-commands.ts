/**
 * Owns: the write commands. They exist and answer, so that a program that sends one is not stopped by the simulator,
 * and each is recorded, so that a test can prove that none was sent. None is carried out: the account stays as it is.
 */

import { ACCOUNT_TAGS, LISTS, SEQUENCES } from '../generate/draw-tags.ts';
import type { KartraCommand } from './kartra-command.ts';
import { KartraError, type KartraErrorType } from './kartra-error.ts';
import { textOf } from './php-form.ts';

/** What a new lead's id could be; nobody of a generated account has it. */
const NEW_LEAD_ID = '99000001';

export const WRITE_COMMANDS: Readonly<Record<string, KartraCommand>> = {
  create_lead: ({ account, behaviours, leadFields }) => {
    const email = textOf(leadFields, 'email');
    if (email === '') throw new KartraError('206');
    refuseKnown(() => account.lead('', email, '243'));
    const subject = behaviours.kartraTestMode ? disguise(email) : email;
    return { entry: { lead_details: { id: NEW_LEAD_ID } }, write: { leadId: NEW_LEAD_ID, subject } };
  },
  edit_lead: ({ lead }) => {
    const { kartraId } = lead().person;
    return { entry: { lead_details: { id: kartraId } }, write: { leadId: kartraId, subject: kartraId } };
  },
  assign_tag: naming('tag_name', ACCOUNT_TAGS, '211', '212'),
  unassign_tag: naming('tag_name', ACCOUNT_TAGS, '213', '214'),
  subscribe_lead_to_list: naming('list_name', LISTS, '207', '231'),
  unsubscribe_lead_from_list: naming('list_name', LISTS, '208', '209'),
  subscribe_lead_to_sequence_at_step: naming('sequence_name', SEQUENCES, '226', '219'),
  unsubscribe_lead_from_sequence: naming('sequence_name', SEQUENCES, '226', '220'),
  give_points_to_lead: onLead('points'),
  remove_points_from_lead: onLead('points'),
  create_custom_field: onAccount('field_identifier'),
  calendar_subscribe: onLead('calendar_id'),
  calendar_cancel: onLead('calendar_id'),
  refund_transaction: onTransaction,
  cancel_transaction: onTransaction,
  modify_subscription_status: onSubscription,
  edit_subscription: onSubscription,
};

function naming(
  key: string,
  known: readonly string[],
  missing: KartraErrorType,
  unknown: KartraErrorType,
): KartraCommand {
  return ({ lead, action }) => {
    const { kartraId } = lead().person;
    const subject = textOf(action, key);
    if (subject === '') throw new KartraError(missing);
    if (!known.includes(subject)) throw new KartraError(unknown);
    return { write: { leadId: kartraId, subject } };
  };
}

function onLead(key: string): KartraCommand {
  return ({ lead, action }) => ({ write: { leadId: lead().person.kartraId, subject: textOf(action, key) } });
}

function onAccount(key: string): KartraCommand {
  return ({ action }) => ({ write: { leadId: null, subject: textOf(action, key) } });
}

function onTransaction({ account, action }: Parameters<KartraCommand>[0]): ReturnType<KartraCommand> {
  const { person, event } = account.transaction(textOf(action, 'transaction_id'));
  return { write: { leadId: person.kartraId, subject: event.id } };
}

function onSubscription({ account, action }: Parameters<KartraCommand>[0]): ReturnType<KartraCommand> {
  const { person, subscription } = account.subscription(textOf(action, 'subscription_id'));
  return { write: { leadId: person.kartraId, subject: subscription.id } };
}

/** A deleted profile counts as free: creating it again brings it back. */
function refuseKnown(find: () => unknown): void {
  try {
    find();
  } catch (error) {
    if (error instanceof KartraError) return;
    throw error;
  }
  throw new KartraError('244');
}

/** Leads registered by an app in Test Mode get an address at Kartra, so that nobody is written to. */
function disguise(email: string): string {
  return `${email.replace('@', '.')}@kartra.com`;
}
