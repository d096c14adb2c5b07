/**
 * Owns: the write commands. They exist and answer, so that a program that sends one is not stopped by the simulator,
 * and each is recorded, so that a test can prove that none was sent. None is carried out: the account stays as it is.
 * Refused ones stand in the log of calls with their error. Names of parameters beside tag_name, list_name and ids are
 * our reading: no public page lists them.
 */

import { CUSTOM_FIELD_KINDS, CUSTOM_FIELDS } from '../generate/custom-fields.ts';
import { exportedWallMs } from '../generate/draw-purchases.ts';
import { ACCOUNT_TAGS, LISTS, SEQUENCES } from '../generate/draw-tags.ts';
import { directionOf } from '../generate/purchase.ts';
import { sequenceSteps } from '../generate/records/account-labels.ts';
import { CALENDARS } from '../generate/records/calendar-table.ts';
import type { CommandReply, CommandRequest, KartraCommand } from './kartra-command.ts';
import { KartraError, type KartraErrorType } from './kartra-error.ts';
import { textOf } from './php-form.ts';

/** What a new lead's id could be; nobody of a generated account has it. */
const NEW_LEAD_ID = '99000001';
const REFUND_PERIOD_MS = 30 * 86_400_000;

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
  subscribe_lead_to_sequence_at_step: atStep(naming('sequence_name', SEQUENCES, '226', '219')),
  unsubscribe_lead_from_sequence: naming('sequence_name', SEQUENCES, '226', '220'),
  give_points_to_lead: points('215', '227'),
  remove_points_from_lead: points('217', '228'),
  create_custom_field: createCustomField,
  calendar_subscribe: calendar,
  calendar_cancel: calendar,
  refund_transaction: refundTransaction,
  cancel_transaction: cancelTransaction,
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

/** A step is a number or a name; the account's steps are numbered. */
function atStep(subscribe: KartraCommand): KartraCommand {
  return (request) => {
    const reply = subscribe(request);
    const step = textOf(request.action, 'step');
    if (step === '') throw new KartraError('225');
    if (!/^[a-z0-9]+$/i.test(step)) throw new KartraError('229');
    const steps = sequenceSteps(textOf(request.action, 'sequence_name'));
    if (!(Number(step) >= 1 && Number(step) <= steps)) throw new KartraError('230');
    return reply;
  };
}

function points(missing: KartraErrorType, noNumber: KartraErrorType): KartraCommand {
  return ({ lead, action }) => {
    const { kartraId } = lead().person;
    const subject = textOf(action, 'points');
    if (subject === '') throw new KartraError(missing);
    if (!/^\d+$/.test(subject)) throw new KartraError(noNumber);
    return { write: { leadId: kartraId, subject } };
  };
}

/** The account's calendars are numbered from 1, in the order of the calendars export. */
function calendar({ lead, action }: CommandRequest): CommandReply {
  const { kartraId } = lead().person;
  const subject = textOf(action, 'calendar_id');
  if (subject === '') throw new KartraError('255');
  if (CALENDARS[Number(subject) - 1] === undefined) throw new KartraError('257');
  return { write: { leadId: kartraId, subject } };
}

function createCustomField({ action }: CommandRequest): CommandReply {
  const subject = textOf(action, 'field_identifier');
  if (subject === '') throw new KartraError('265');
  if (!/^[\w-]+$/.test(subject)) throw new KartraError('263');
  if (CUSTOM_FIELDS.some(({ identifier }) => identifier === subject)) throw new KartraError('264');
  const type = textOf(action, 'field_type');
  if (!CUSTOM_FIELD_KINDS.some((kind) => kind === type)) throw new KartraError('269');
  return { write: { leadId: null, subject } };
}

function refundTransaction({ account, action }: CommandRequest): CommandReply {
  const { person, purchase, event } = account.transaction(textOf(action, 'transaction_id'));
  if (directionOf(event.type) !== 1) throw new KartraError('253');
  if (purchase.events.some(({ parentId }) => parentId === event.id)) throw new KartraError('251');
  if (event.atMs < exportedWallMs(account.plan) - REFUND_PERIOD_MS) throw new KartraError('250');
  return { write: { leadId: person.kartraId, subject: event.id } };
}

function cancelTransaction({ account, action }: CommandRequest): CommandReply {
  const { person, purchase, event } = account.transaction(textOf(action, 'transaction_id'));
  if (purchase.subscription === null) throw new KartraError('249');
  if (purchase.subscription.status === 'Cancelled') throw new KartraError('252');
  return { write: { leadId: person.kartraId, subject: event.id } };
}

function onSubscription({ account, action }: CommandRequest): CommandReply {
  const { person, subscription } = account.subscription(textOf(action, 'subscription_id'));
  if (subscription.status === 'Cancelled') throw new KartraError('252');
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
