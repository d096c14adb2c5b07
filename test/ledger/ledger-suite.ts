/** What every implementation of the ledger must do: `describeLedger` runs the whole suite on one. */
import { afterEach, beforeEach, describe } from 'vitest';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { approvalRules } from './approval-rules.ts';
import { entityRules } from './entity-rules.ts';
import { journalRules } from './journal-rules.ts';
import { locationRules } from './location-rules.ts';
import { mapVersionRules } from './map-version-rules.ts';
import { mappedRules } from './mapped-rules.ts';
import { modelAnswerRules } from './model-answer-rules.ts';
import { planRules } from './plan-rules.ts';
import { probeRules } from './probe-rules.ts';
import { rollbackRules } from './rollback-rules.ts';
import { snapshotRules } from './snapshot-rules.ts';
import { stagingRules } from './staging-rules.ts';
import { verificationRules } from './verification-rules.ts';
import { witnessRules } from './witness-rules.ts';

export interface OpenedLedger {
  readonly ledger: Ledger;
  /** Closes the ledger and opens it again. */
  readonly reopen: () => Promise<Ledger>;
  readonly destroy: () => Promise<void>;
}

/** The ledger of the running test. */
export interface LedgerUnderTest {
  readonly now: Ledger;
  reopen(): Promise<Ledger>;
}

export function describeLedger(name: string, open: () => Promise<OpenedLedger>): void {
  describe(`the ledger on ${name}`, () => {
    let opened: OpenedLedger;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.destroy());
    const ledger: LedgerUnderTest = {
      get now() {
        return opened.ledger;
      },
      reopen: () => opened.reopen(),
    };
    const rules = { stagingRules, entityRules, mappedRules, snapshotRules, planRules, journalRules };
    for (const declare of Object.values({
      ...rules,
      locationRules,
      approvalRules,
      mapVersionRules,
      modelAnswerRules,
      probeRules,
      rollbackRules,
      verificationRules,
      witnessRules,
    }))
      declare(ledger);
  });
}
