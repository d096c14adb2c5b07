import { expect, test } from 'vitest';
import { isSuppressionName } from './suppression-names.ts';

test.each([
  'Do Not Email',
  'do-not-email',
  'DO_NOT_CONTACT',
  "Don't email",
  'unsubscribed',
  'Unsubscribed 2023',
  'Unsub',
  'Opted Out',
  'opt-out',
  'optout',
  'Bounced',
  'Hard bounce',
  'soft-bounced',
  'bounce',
  'Spam Complaint',
  'spam',
  'reported as spam',
  'complained',
  'Suppressed',
  'blacklisted',
  'DNC',
  'no email',
  'invalid email',
  'Abgemeldet',
  'désabonné',
  'no contactar',
  'Não enviar',
  'uitgeschreven',
])('%s is an opt-out', (name) => {
  expect(isSuppressionName(name)).toBe(true);
}); // a plain list reads best

test.each([
  'VIP',
  'Buyer',
  'no email list yet',
  'Anti-spam webinar',
  'Bounce back challenge',
  'Opt in',
  'opted in',
  'Resubscribed',
  'subscriber',
  'Emailed',
  'contacted',
  'Never contacted',
  'Newsletter',
  'Handout',
  'Customer complaint solved',
])('%s is a tag like any other', (name) => {
  expect(isSuppressionName(name)).toBe(false);
});
