import { expect, test } from 'vitest';
import { done, found, openHighLevel } from '../highlevel-under-test.ts';

test('an account is made for a contact, found by e-mail, closed and opened again', async () => {
  const { highLevel, send, person, fault } = await openHighLevel();
  const { affiliates } = highLevel;
  const contactId = await person('joe@example.com');
  const desired = { email: 'joe@example.com', firstName: 'Joe', lastName: '', contactId };
  expect(await affiliates.find(send, desired.email)).toEqual({ kind: 'absent' });
  await fault('drop-after', 'POST', '/affiliate-manager/*/affiliates');
  expect(await affiliates.create(send, desired)).toMatchObject({ kind: 'unknown' });
  const standing = found(await affiliates.find(send, 'JOE@example.com'));
  expect(standing).toMatchObject({ email: 'joe@example.com', contactId, active: true });
  done(await affiliates.setActive(send, standing.id, false));
  expect(found(await affiliates.read(send, standing.id)).active).toBe(false);
  done(await affiliates.setActive(send, standing.id, true));
  expect(await affiliates.read(send, 'nobody')).toEqual({ kind: 'absent' });
});

test('all pages are read, and a page that fails ends the list', async () => {
  const { highLevel, send, person, fault } = await openHighLevel();
  for (let n = 0; n < 101; n += 1) {
    const email = `a${n}@example.com`;
    const contactId = await person(email);
    done(await highLevel.affiliates.create(send, { email, firstName: 'A', lastName: 'B', contactId }));
  }
  expect(new Set(found(await highLevel.affiliates.list(send)).map(({ email }) => email)).size).toBe(101);
  await fault('status:500', 'GET', '/affiliate-manager/*/affiliates');
  expect(await highLevel.affiliates.list(send)).toMatchObject({ kind: 'failed', status: 500 });
});
