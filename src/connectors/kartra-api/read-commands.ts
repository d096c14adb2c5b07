/**
 * The only commands Landfall ever sends to Kartra (I1). Write commands start automations and move money,
 * so nothing that is not in this table can leave: `encodeKartra` is the gate.
 *
 * Names and scopes from Kartra's help pages on its API (29 commands besides `get_lead`); those that read.
 */

/** What a command is about, and so which parameters it takes. */
export type CommandScope =
  /** Nothing but the account. */
  | 'account'
  /** The lead named in `lead[…]`. */
  | 'lead'
  | 'transaction'
  | 'subscription';

export const readCommands = {
  retrieve_account_tags: 'account',
  retrieve_account_lists: 'account',
  retrieve_account_sequences: 'account',
  retrieve_custom_fields: 'account',
  retrieve_transactions_from_lead: 'lead',
  retrieve_subscriptions_from_lead: 'lead',
  get_transaction_details: 'transaction',
  get_subscription_details: 'subscription',
} as const satisfies Record<string, CommandScope>;

export type ReadCommand = keyof typeof readCommands;

export const isReadCommand = (name: string): name is ReadCommand => Object.hasOwn(readCommands, name);
