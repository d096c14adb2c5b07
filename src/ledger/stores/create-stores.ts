/** The stores of a ledger on a connection, whichever back end serves it. */
import type { Connection } from '../connection.ts';
import type { Ledger } from '../ledger.ts';
import { createApprovalStore } from './approval-store.ts';
import { createAttachmentStore } from './attachment-store.ts';
import { createEntityStore } from './entity-store.ts';
import { createJournalStore } from './journal-store.ts';
import { createLeadChangeStore } from './lead-change-store.ts';
import { createLocationStore } from './location-store.ts';
import { createMapVersionStore } from './map-version-store.ts';
import { createMappedStore } from './mapped-store.ts';
import { createModelAnswerStore } from './model-answer-store.ts';
import { createPlanStore } from './plan-store.ts';
import { createProbeStore } from './probe-store.ts';
import { createPurgeStore } from './purge-store.ts';
import { createRollbackStore } from './rollback-store.ts';
import { createSnapshotStore } from './snapshot-store.ts';
import { createStagingStore } from './staging-store.ts';
import { createSurveyStore } from './survey-store.ts';
import { createTransactionStore } from './transaction-store.ts';
import { createVerificationStore } from './verification-store.ts';
import { createWitnessStore } from './witness-store.ts';

export function createStores(connection: Connection): Omit<Ledger, 'close' | 'compact' | 'findDamage'> {
  return {
    staging: createStagingStore(connection),
    entities: createEntityStore(connection),
    transactions: createTransactionStore(connection),
    mapped: createMappedStore(connection),
    mapVersions: createMapVersionStore(connection),
    modelAnswers: createModelAnswerStore(connection),
    snapshots: createSnapshotStore(connection),
    plans: createPlanStore(connection),
    journal: createJournalStore(connection),
    verifications: createVerificationStore(connection),
    witness: createWitnessStore(connection),
    attachments: createAttachmentStore(connection),
    leadChanges: createLeadChangeStore(connection),
    probes: createProbeStore(connection),
    locations: createLocationStore(connection),
    approvals: createApprovalStore(connection),
    surveys: createSurveyStore(connection),
    rollbacks: createRollbackStore(connection),
    purge: createPurgeStore(connection),
  };
}
