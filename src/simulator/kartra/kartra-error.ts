/**
 * Owns: Kartra's error numbers and words, as its help page on confirmation messages lists them.
 * Invariants: an error is sent with HTTP 200; `type` is a numeric string. A command throws a KartraError and changes
 * nothing.
 */

const MESSAGES = {
  '201': 'Connection not secure',
  '202': 'API key cannot be empty',
  '203': 'API key not valid',
  '204': 'API Account inactive',
  '206': 'email or lead id is required. Nothing done',
  '207': 'List cannot be empty',
  '208': 'List cannot be empty',
  '209': 'List does not exist',
  '211': 'Tag cannot be empty',
  '212': 'Tag does not exist',
  '213': 'Tag cannot be empty',
  '214': 'Tag does not exist',
  '215': 'Points cannot be empty',
  '217': 'Points cannot be empty',
  '219': 'Sequence does not exist',
  '220': 'Sequence does not exist',
  '223': "'lead' not an array",
  '224': "'actions' not an array",
  '225': 'Step cannot be empty',
  '226': 'Sequence cannot be empty',
  '227': 'Points is not a number',
  '228': 'Points is not a number',
  '229': 'Step has to be alphanumeric',
  '230': 'Step does not exist',
  '231': 'List does not exist',
  '233': 'API password not valid',
  '234': 'No lead found',
  '236': "'get_lead' not an array",
  '238': 'App Id cannot be empty',
  '239': 'App Id is not valid. The app does not exists or is inactive',
  '240': 'App Account inactive',
  '242': 'This API call was sent from an unauthorized IP',
  '243': 'No lead found',
  '244': 'Lead already exists',
  '245': 'Lead is deleted',
  '247': "Transaction doesn't exist",
  '248': "Subscription doesn't exist",
  '249': 'Transaction not linked to any recurring subscription',
  '250': 'Transaction outside refund period',
  '251': 'Transaction already refunded',
  '252': 'Subscription already cancelled',
  '253': 'This type of transaction cannot be refunded or cancelled',
  '254': "'cmd' is required",
  '255': 'Calendar cannot be empty',
  '257': 'Calendar does not exist',
  '262': 'App does not have permission to execute this CMD',
  '263': 'Custom Field name can only contain letters, numbers, dashes or underscores',
  '264': 'Custom Field already exists or not allowed',
  '265': 'Custom Field cannot be empty',
  '269': 'Custom Field type not valid',
} as const;

export type KartraErrorType = keyof typeof MESSAGES;

export class KartraError extends Error {
  readonly type: KartraErrorType;

  constructor(type: KartraErrorType) {
    super(MESSAGES[type]);
    this.type = type;
  }

  get body(): { readonly status: 'Error'; readonly message: string; readonly type: string } {
    return { status: 'Error', message: this.message, type: this.type };
  }
}
