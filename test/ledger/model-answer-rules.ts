/** Answers of a language model, kept by question. */
import { describe, expect, test } from 'vitest';
import type { LedgerUnderTest } from './ledger-suite.ts';

export function modelAnswerRules(ledger: LedgerUnderTest): void {
  describe('answers of a model', () => {
    test('stay as they were first given', async () => {
      await ledger.now.modelAnswers.keep('q1', { target: 'contact.city', sure: 0.625 });
      await ledger.now.modelAnswers.keep('q1', { target: 'ignore', sure: 1 });
      const { modelAnswers } = await ledger.reopen();
      expect(await modelAnswers.read('q1')).toEqual({ target: 'contact.city', sure: 0.625 });
      expect(await modelAnswers.read('q2')).toBeNull();
    });
  });
}
