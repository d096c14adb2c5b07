/** Every migration, by its number: they run in this order, once, and are never edited after landing. */
import type { Migration } from 'kysely/migration';
import * as contacts from './0001-contacts.ts';
import * as records from './0002-records.ts';
import * as fileReports from './0003-file-reports.ts';
import * as witness from './0004-witness.ts';
import * as mapVersions from './0005-map-versions.ts';
import * as probes from './0007-probes.ts';
import * as modelAnswers from './0010-model-answers.ts';
import * as recordSnapshots from './0011-record-snapshots.ts';
import * as locationLimits from './0012-location-limits.ts';
import * as planKinds from './0013-plan-kinds.ts';
import * as approvals from './0016-approvals.ts';
import * as rollbacks from './0017-rollbacks.ts';
import * as accountSurvey from './0018-account-survey.ts';
import * as writesByRecord from './0019-writes-by-record.ts';
import * as writesByMarker from './0020-writes-by-marker.ts';
import * as leadChanges from './0021-lead-changes.ts';
import * as workByKind from './0024-work-by-kind.ts';
import * as subscriptionsByPerson from './0027-subscriptions-by-person.ts';
import * as moneyOfVerification from './0030-money-of-verification.ts';

export const allMigrations: Readonly<Record<string, Migration>> = {
  '0001-contacts': contacts,
  '0002-records': records,
  '0003-file-reports': fileReports,
  '0004-witness': witness,
  '0005-map-versions': mapVersions,
  '0007-probes': probes,
  '0010-model-answers': modelAnswers,
  '0011-record-snapshots': recordSnapshots,
  '0012-location-limits': locationLimits,
  '0013-plan-kinds': planKinds,
  '0016-approvals': approvals,
  '0017-rollbacks': rollbacks,
  '0018-account-survey': accountSurvey,
  '0019-writes-by-record': writesByRecord,
  '0020-writes-by-marker': writesByMarker,
  '0021-lead-changes': leadChanges,
  '0024-work-by-kind': workByKind,
  '0027-subscriptions-by-person': subscriptionsByPerson,
  '0030-money-of-verification': moneyOfVerification,
};
