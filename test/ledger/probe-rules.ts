/** Answers of the probe by location, and traces of what its experiments made. */
import { describe, expect, test } from 'vitest';
import type { ProbeAnswer } from '../../src/model/capabilities.ts';
import type { LedgerUnderTest } from './ledger-suite.ts';

const answer = (rest: Partial<ProbeAnswer> = {}): ProbeAnswer => ({
  question: 'tag-case',
  answer: 'in lower case',
  read: 'the tag reads back in lower case',
  requests: [{ route: 'POST /contacts/', status: 201 }],
  askedAt: 1_000,
  program: '1.2.3',
  ...rest,
});

export function probeRules(ledger: LedgerUnderTest): void {
  describe('probes', () => {
    test('an answer is kept by location and question; a later one replaces it', async () => {
      const { probes } = ledger.now;
      await probes.saveAnswer('one', answer());
      await probes.saveAnswer('other', answer({ answer: 'as written' }));
      await probes.saveAnswer('one', answer({ question: 'date-shape', answer: null }));
      await probes.saveAnswer('one', answer({ askedAt: 2_000 }));
      const reopened = await ledger.reopen();
      expect(await reopened.probes.answers('one')).toEqual([
        answer({ question: 'date-shape', answer: null }),
        answer({ askedAt: 2_000 }),
      ]);
      expect(await reopened.probes.answers('other')).toEqual([answer({ answer: 'as written' })]);
    });

    test('a trace stands from before its record is made until it is gone; the latest comes first', async () => {
      const { probes } = ledger.now;
      const contact = await probes.intend('one', { kind: 'contact', name: 'a', parentId: null });
      const booking = await probes.intend('one', { kind: 'appointment', name: 'b', parentId: 'c1' });
      await probes.intend('other', { kind: 'tag', name: 't', parentId: null });
      await probes.made(contact, 'x1');
      const { probes: reopened } = await ledger.reopen();
      expect(await reopened.traces('one')).toEqual([
        { id: booking, kind: 'appointment', name: 'b', parentId: 'c1', destinationId: null },
        { id: contact, kind: 'contact', name: 'a', parentId: null, destinationId: 'x1' },
      ]);
      await reopened.gone(booking);
      expect((await reopened.traces('one')).map(({ id }) => id)).toEqual([contact]);
      expect(await reopened.traces('other')).toHaveLength(1);
    });
  });
}
