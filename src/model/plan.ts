/**
 * The plan: everything that will be written, as operations in phases, decided against a snapshot of the
 * destination. A plan is immutable once stored; its hash covers what it was made from and what it does.
 */
import type { Json } from './json.ts';
import type { TargetName } from './location.ts';

/** Order of phases. A phase starts only when the one before balances (I4). */
export const phases = [
  'schema',
  'companies',
  'contacts',
  'opportunities',
  'transactions',
  'subscriptions',
  'memberships',
  'affiliates',
  'calendars',
  'appointments',
  'notes',
  'release',
  'grants',
  'finish',
] as const;

export type Phase = (typeof phases)[number];

/** Kinds of thing an operation acts on, in the order they run inside a phase. */
export const objectKinds = [
  'custom-field',
  'opportunity-field',
  'tag',
  'pipeline',
  'object',
  'object-field',
  'association',
  'course',
  'offer',
  'company',
  'contact',
  'contact-opt-out',
  'contact-tags',
  'contact-tags-off',
  'contact-company',
  'opportunity',
  'opportunity-reason',
  'order',
  'order-record',
  'order-link',
  'subscription',
  'subscription-record',
  'subscription-link',
  'membership-record',
  'membership-link',
  'affiliate-record',
  'affiliate-link',
  'calendar',
  'schedule',
  'appointment',
  'appointment-note',
  'appointment-task',
  'appointment-deal',
  'media-file',
  'note',
  'history-note',
  'attachment',
  'held-tags',
  'enrollment',
  'affiliate-account',
  'marker-field',
  'reference-line',
] as const;

export type ObjectKind = (typeof objectKinds)[number];

export const phaseOf: Readonly<Record<ObjectKind, Phase>> = {
  'custom-field': 'schema',
  'opportunity-field': 'schema',
  tag: 'schema',
  pipeline: 'schema',
  object: 'schema',
  'object-field': 'schema',
  association: 'schema',
  course: 'schema',
  offer: 'schema',
  company: 'companies',
  contact: 'contacts',
  'contact-opt-out': 'contacts',
  'contact-tags': 'contacts',
  'contact-tags-off': 'contacts',
  'contact-company': 'contacts',
  opportunity: 'opportunities',
  'opportunity-reason': 'opportunities',
  order: 'transactions',
  'order-record': 'transactions',
  'order-link': 'transactions',
  subscription: 'subscriptions',
  'subscription-record': 'subscriptions',
  'subscription-link': 'subscriptions',
  'membership-record': 'memberships',
  'membership-link': 'memberships',
  'affiliate-record': 'affiliates',
  'affiliate-link': 'affiliates',
  calendar: 'calendars',
  schedule: 'calendars',
  appointment: 'appointments',
  'appointment-note': 'appointments',
  'appointment-task': 'appointments',
  'appointment-deal': 'appointments',
  'media-file': 'notes',
  note: 'notes',
  'history-note': 'notes',
  attachment: 'notes',
  'held-tags': 'release',
  enrollment: 'grants',
  'affiliate-account': 'grants',
  'marker-field': 'finish',
  'reference-line': 'finish',
};

/** `manual` is an instruction for a person. */
export type Action = 'create' | 'update' | 'unchanged' | 'skip' | 'manual';

/** One field of an update, as the plan saw it: what stands there, what will. */
export interface FieldChange {
  readonly field: string;
  readonly before: Json;
  readonly after: Json;
  /** Of a conflict: what we wrote there, before both sides changed it. */
  readonly wrote?: Json;
  /** What people call the values, where they are ids or instants; '' for nothing. */
  readonly words?: { readonly before: string; readonly after: string; readonly wrote?: string };
  /** Of a restriction: the reason code that decided it. */
  readonly because?: string;
}

export interface PlannedOperation {
  readonly object: ObjectKind;
  readonly action: Action;
  /** Marker of a record; of schema `field:<key>`, `tag:<name>` and the like. */
  readonly externalId: string;
  /** The destination's id where the record exists already. */
  readonly destinationId: string | null;
  /** External ids that must exist first. */
  readonly dependsOn: readonly string[];
  /** What must stand at the destination afterwards, in our own terms; verification compares it. */
  readonly expected: Json;
  /** For updates: the changes, each with the value the plan saw. Empty otherwise. */
  readonly changes: readonly FieldChange[];
  /** Values of the source that do not replace what stands there: `before` stays, `after` is ours. */
  readonly kept: readonly FieldChange[];
  /** Why it is skipped or refused before writing; of a manual one the instruction; null otherwise. */
  readonly reason: string | null;
}

/**
 * `load`: everything that moves. The others are carried out when a person asks for it: access to courses and accounts
 * given, people stopped who opted out, markers taken away.
 */
export type PlanKind = 'load' | 'grant' | 'grant-affiliates' | 'opt-outs' | 'finish';

/** What a plan was made from; any difference makes it stale. */
export interface PlanInputs {
  readonly target: TargetName;
  readonly locationId: string;
  /** File name → SHA-256. */
  readonly exports: Readonly<Record<string, string>>;
  readonly mapVersion: string;
  readonly decisionsHash: string;
  /** Hash of the plan that was signed, where this one only puts right what that one wrote. */
  readonly repairs?: string;
  /** Settings and schema of the location that the plan leans on. */
  readonly destinationFacts: Readonly<Record<string, string>>;
}

export interface Plan {
  readonly id: number;
  readonly hash: string;
  readonly inputs: PlanInputs;
  /** Epoch ms. */
  readonly madeAt: number;
  /** Epoch ms when what it wrote began to be undone: it cannot be carried out any more. Null: never. */
  readonly undoneAt: number | null;
}

/** Counts per object kind, the buckets of I4. `planned` is their sum. */
export interface Counts {
  readonly planned: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly refused: number;
  readonly unresolved: number;
  readonly manual: number;
}

export const noCounts: Counts = {
  planned: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  skipped: 0,
  refused: 0,
  unresolved: 0,
  manual: 0,
};
