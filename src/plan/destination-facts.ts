/**
 * The settings and schema of the location a plan leans on, as named facts. A plan keeps them; when one
 * has moved before or while applying, the refusal says which (I2). Records are not part of it: a live
 * location may go on living.
 */
import type { DestinationCustomField, DestinationUser, LocationFacts } from '../model/location.ts';
import type { ObjectKind, PlannedOperation } from '../model/plan.ts';
import type { StandingSchema } from './standing-schema.ts';

export type DestinationFacts = Readonly<Record<string, string>>;

/** @param schema the plan's own schema operations: only what it found as it needs it, nothing it writes */
export function destinationFacts(
  location: LocationFacts,
  standing: StandingSchema,
  schema: Iterable<Pick<PlannedOperation, 'object' | 'action' | 'destinationId'>>,
): DestinationFacts {
  const facts: Record<string, string> = {
    'duplicate contacts allowed': String(location.allowDuplicateContact),
    'contact time zone disabled': String(location.disableContactTimezone),
    'location country': location.country ?? '',
  };
  for (const { object, action, destinationId } of schema) {
    const describe = describers[object];
    if (describe === undefined || action !== 'unchanged' || destinationId === null) continue;
    const fact = describe(standing).find(({ id }) => id === destinationId);
    facts[`${objectNames[object] ?? object} ${destinationId}`] = fact?.text ?? 'gone';
  }
  return facts;
}

interface Described {
  readonly id: string;
  readonly text: string;
}

const describeFields = (fields: readonly DestinationCustomField[]): readonly Described[] =>
  fields.map(({ id, name, dataType, options }) => ({
    id,
    text: `${name} · ${dataType} · ${options.join(' | ')}`,
  }));

/** Tags are no fact: their name is all there is to them. */
const describers: Readonly<Partial<Record<ObjectKind, (standing: StandingSchema) => readonly Described[]>>> =
  {
    'custom-field': ({ fields }) => describeFields(fields),
    'opportunity-field': ({ opportunityFields }) => describeFields(opportunityFields),
    pipeline: ({ pipelines }) =>
      pipelines.map(({ id, name, stages }) => ({
        id,
        text: `${name} · ${stages.map((stage) => stage.name).join(' | ')}`,
      })),
    object: ({ objects }) =>
      objects.map(({ id, key, primaryField }) => ({ id, text: `${key} · ${primaryField}` })),
    'object-field': ({ objectFields }) =>
      objectFields.map(({ id, fieldKey, dataType, options }) => ({
        id,
        text: `${fieldKey} · ${dataType} · ${options.map(({ label }) => label).join(' | ')}`,
      })),
    association: ({ associations }) =>
      associations.map(({ id, key, firstObjectKey, secondObjectKey }) => ({
        id,
        text: `${key} · ${firstObjectKey} · ${secondObjectKey}`,
      })),
    // Publishing is a person's work between plan and grant: it is no fact of the plan.
    course: ({ courses }) => courses.map(({ id, title }) => ({ id, text: title })),
    offer: ({ offers }) =>
      offers.map(({ id, title, courseIds }) => ({ id, text: `${title} · ${courseIds.join(' ')}` })),
  };

const objectNames: Readonly<Partial<Record<ObjectKind, string>>> = {
  'custom-field': 'custom field',
  'opportunity-field': 'custom field of opportunities',
  object: 'custom object',
  'object-field': 'field of a custom object',
};

const userPrefix = 'user ';

/** The users a plan assigns records to: each stands with the address it was matched by, or is gone. */
export function userFacts(ids: Iterable<string>, users: readonly DestinationUser[]): DestinationFacts {
  const emails = new Map(users.map(({ id, email }) => [id, email]));
  return Object.fromEntries([...ids].map((id) => [`${userPrefix}${id}`, emails.get(id) ?? 'gone']));
}

/** Ids of the users among a plan's facts. */
export function usersOf(facts: DestinationFacts): readonly string[] {
  return Object.keys(facts).flatMap((name) =>
    name.startsWith(userPrefix) ? [name.slice(userPrefix.length)] : [],
  );
}

/** Names of the facts that differ, for the refusal. */
export function movedFacts(before: DestinationFacts, now: DestinationFacts): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(now)]);
  return [...names].filter((name) => before[name] !== now[name]).sort();
}
