/**
 * What Kartra's error numbers mean for a run. Kartra answers HTTP 200 whatever happened; `type` is the number.
 * (Numbers and meanings: Kartra's help page on confirmation and error messages.)
 */
import { LandfallError } from '../../errors.ts';

/** The run stops: the next call would be refused too. Number → what to do. */
const fatal: Readonly<Record<string, string>> = {
  '201': 'The address must begin with https. Leave LANDFALL_KARTRA_URL unset to use the official one.',
  '202': 'The API key is missing. Copy it from Integrations → My API in Kartra.',
  '203': 'The API key is not valid. Copy it again from Integrations → My API in Kartra.',
  '204': 'The Kartra account is not active. It must be, until everything has been moved.',
  '233': 'The API password is not valid. Copy it again from Integrations → My API in Kartra.',
  '238': 'The app id is missing. Copy it from the app you registered with Kartra.',
  '239': 'The app id is not valid, or the app is not active. Check it under Integrations → My API.',
  '240': 'The app is not active. Activate it under Integrations → My API in Kartra.',
  '242': 'Kartra does not accept this computer’s internet address. Allow it under Integrations → My API.',
  '262': 'The app may not use this command. Have Kartra permit it for the app, or go on without the API.',
};

/** Kartra knows no such lead: 234 for `get_lead`, 243 for commands on a lead. */
const notFound = ['234', '243'];
const deleted = '245';

export type LeadError = 'deleted' | 'not-found' | 'other';

/** @throws LandfallError `source-unauthorized` for a number that stops the run */
export function judgeKartraError(type: string, route: string): LeadError {
  const remedy = Object.hasOwn(fatal, type) ? fatal[type] : undefined;
  if (remedy !== undefined) {
    throw new LandfallError('source-unauthorized', `Kartra refused: error ${type} (${route}).`, {
      value: type,
      rule: 'credentials of the account, an active app, and permission for the commands that read',
      remedy,
      safe: 'Kartra was only asked to show something. What was read before is kept.',
      next: type === '262' ? 'landfall map propose' : 'landfall connect --source kartra',
    });
  }
  if (type === deleted) return 'deleted';
  return notFound.includes(type) ? 'not-found' : 'other';
}
