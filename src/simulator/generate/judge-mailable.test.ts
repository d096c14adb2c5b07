import { expect, test } from 'vitest';
import type { MailableFacts } from './judge-mailable.ts';
import { judgeMailable } from './judge-mailable.ts';

const willing: MailableFacts = {
  email: 'a@example.com',
  lists: ['Newsletter'],
  tags: ['VIP'],
  communications: 'Yes',
  status: 'Accepted',
  countryIso2: 'DE',
};

test.each<[string, Partial<MailableFacts>, boolean, string]>([
  ['accepted', {}, true, 'gdpr-accepted'],
  ['not subject', { status: 'Not subject' }, true, 'gdpr-not-subject'],
  ['off', { status: 'Off' }, true, 'gdpr-off'],
  ['blank communications count as unknown and pass', { communications: '' }, true, 'gdpr-accepted'],
  ['communications no', { communications: 'No' }, false, 'communications-no'],
  ['not accepted', { status: 'Not accepted' }, false, 'gdpr-not-accepted'],
  ['pending, even in the US', { status: 'Pending', countryIso2: 'US' }, false, 'gdpr-pending'],
  ['unknown in Germany', { status: 'Unknown' }, false, 'gdpr-unknown-in-protected-country'],
  ['unknown in Canada', { status: 'Unknown', countryIso2: 'CA' }, false, 'gdpr-unknown-in-protected-country'],
  ['unknown in Brazil', { status: '', countryIso2: 'BR' }, false, 'gdpr-unknown-in-protected-country'],
  ['unknown in Switzerland', { status: '', countryIso2: 'CH' }, false, 'gdpr-unknown-in-protected-country'],
  ['unknown in the UK', { status: 'Unknown', countryIso2: 'GB' }, false, 'gdpr-unknown-in-protected-country'],
  [
    'unknown in the US',
    { status: 'Unknown', countryIso2: 'US' },
    true,
    'gdpr-unknown-outside-protected-countries',
  ],
  ['blank in Japan', { status: '', countryIso2: 'JP' }, true, 'gdpr-unknown-outside-protected-countries'],
  ['unknown nowhere', { status: 'Unknown', countryIso2: null }, false, 'gdpr-unknown-and-country-unknown'],
  ['on no list', { lists: [] }, false, 'on-no-list'],
  ['bounced', { tags: ['VIP', 'bounced'] }, false, 'suppression-tag'],
  ['no address', { email: null }, false, 'no-valid-email'],
])('%s', (_, change, mailable, reason) => {
  expect(judgeMailable({ ...willing, ...change })).toEqual({ mailable, reason });
});
