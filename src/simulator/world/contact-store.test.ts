import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { blankContact } from '../contacts/apply-contact-changes.ts';
import type { ContactRecord } from './contact-record.ts';
import { ContactStore } from './contact-store.ts';

const contactOf = (id: string, fields: Partial<ContactRecord>) => ({
  ...blankContact(id, 'L', 0),
  ...fields,
});

it('finds by e-mail and phone exactly what a scan would find, the oldest holder first', () => {
  const email = fc.constantFrom('a@x.com', 'A@X.com', 'b@x.com', 'c@x.com');
  const step = fc.record({
    id: fc.constantFrom('1', '2', '3'),
    remove: fc.boolean(),
    email: fc.option(email, { nil: undefined }),
    phone: fc.option(fc.constantFrom('+1', '+2'), { nil: undefined }),
    additionalEmails: fc.array(email, { maxLength: 2 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const store = new ContactStore();
      for (const [position, { id, remove, ...fields }] of steps.entries())
        if (remove) store.remove(id, position);
        else store.put(contactOf(id, fields), position);
      for (const wanted of ['a@x.com', 'b@x.com', 'c@x.com', 'd@x.com']) {
        const holders = [...store.values()].filter((contact) =>
          [contact.email, ...contact.additionalEmails].some((text) => text?.toLowerCase() === wanted),
        );
        const found = store.findByEmail(wanted.toUpperCase());
        expect(found === undefined).toBe(holders.length === 0);
        expect(found === undefined || holders.includes(found)).toBe(true);
        const other = store.findByEmail(wanted, found?.id);
        expect(other === undefined).toBe(holders.length < 2);
      }
      for (const phone of ['+1', '+2'])
        expect(store.findByPhone(phone) !== undefined).toBe(
          [...store.values()].some((contact) => contact.phone === phone),
        );
    }),
  );
});

it('holds 50,000 contacts without a scan per write', () => {
  const store = new ContactStore();
  const started = process.cpuUsage();
  for (let index = 0; index < 50_000; index++) {
    expect(store.findByEmail(`p${index}@example.com`) ?? store.findByPhone(`+${index}`)).toBeUndefined();
    store.put(contactOf(String(index), { email: `p${index}@example.com`, phone: `+${index}` }), index);
  }
  expect(store.size).toBe(50_000);
  // Scanning would take 1,250,000,000 comparisons: minutes of work, not seconds, on any machine.
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(10_000);
});
