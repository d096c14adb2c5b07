/** What is compared of each kind of schema: as expected by the plan, beside what stands there. */
import type { DestinationCourse, DestinationOffer } from '../model/course.ts';
import {
  type AssociationSpec,
  type DestinationAssociation,
  type DestinationObject,
  type DestinationObjectField,
  type ObjectFieldSpec,
  type ObjectSpec,
  objectKeyOf,
  propertyName,
} from '../model/custom-object.ts';
import type { Json } from '../model/json.ts';
import type { DestinationCustomField, DestinationTag } from '../model/location.ts';
import type { DestinationPipeline } from '../model/opportunity.ts';
import type { Fact } from './compare-standing.ts';

export type Facts<Standing> = (expected: Json, actual: Standing) => readonly Fact[];

interface ExpectedField {
  readonly name: string;
  readonly dataType: string;
  readonly options: readonly string[];
}

const lower = (text: string): string => text.trim().toLowerCase();
const nameFact = (expected: string, actual: string): Fact => ({
  field: 'name',
  expected: lower(expected),
  actual: lower(actual),
});
const optionsFact = (wanted: readonly string[], standing: readonly string[]): Fact => ({
  field: 'options',
  expected: '',
  actual: wanted
    .filter((option) => !standing.includes(option))
    .map((option) => `lacks ${option}`)
    .join(' | '),
});

export const tagFacts: Facts<DestinationTag> = (expected, actual) => [
  nameFact((expected as unknown as { name: string }).name, actual.name),
];

export const customFieldFacts: Facts<DestinationCustomField> = (expected, actual) => {
  const { name, dataType, options } = expected as unknown as ExpectedField;
  return [
    nameFact(name, actual.name),
    { field: 'type', expected: dataType, actual: actual.dataType },
    optionsFact(options, actual.options),
  ];
};

/** Stages of others may stand between ours; ours are compared in their order (R71). */
export const pipelineFacts: Facts<DestinationPipeline> = (expected, actual) => {
  const { name, stages } = expected as unknown as { name: string; stages: readonly string[] };
  const wanted = stages.map(lower);
  const standing = actual.stages.map((stage) => lower(stage.name)).filter((stage) => wanted.includes(stage));
  return [
    nameFact(name, actual.name),
    { field: 'stages', expected: wanted.join(' → '), actual: standing.join(' → ') },
  ];
};

/** Labels are a person's to change. */
export const objectFacts: Facts<DestinationObject> = (expected, actual) => {
  const { key, primary } = expected as unknown as ObjectSpec;
  return [
    { field: 'key', expected: objectKeyOf(key), actual: actual.key },
    { field: 'main field', expected: primary.key, actual: propertyName(actual.primaryField) },
  ];
};

export const objectFieldFacts: Facts<DestinationObjectField> = (expected, actual) => {
  const { object, key, dataType, options } = expected as unknown as ObjectFieldSpec & { object: string };
  return [
    { field: 'key', expected: `${object}.${key}`, actual: actual.fieldKey },
    { field: 'type', expected: dataType, actual: actual.dataType },
    optionsFact(
      options,
      actual.options.map(({ label }) => label),
    ),
  ];
};

export const associationFacts: Facts<DestinationAssociation> = (expected, actual) => {
  const { key, firstObjectKey, secondObjectKey } = expected as unknown as AssociationSpec;
  const ends = (first: string, second: string) => `${first} and ${second}`;
  return [
    { field: 'key', expected: key, actual: actual.key },
    {
      field: 'objects',
      expected: ends(firstObjectKey, secondObjectKey),
      actual: ends(actual.firstObjectKey, actual.secondObjectKey),
    },
  ];
};

const titleFact = (expected: string, actual: string): Fact => ({
  field: 'title',
  expected: lower(expected),
  actual: lower(actual),
});

export const courseFacts: Facts<DestinationCourse> = (expected, actual) => [
  titleFact((expected as unknown as { title: string }).title, actual.title),
];

/** @param courses all of the location: an offer names them by id */
export function offerFacts(courses: readonly DestinationCourse[]): Facts<DestinationOffer> {
  const titles = new Map(courses.map(({ id, title }) => [id, lower(title)]));
  return (expected, actual) => {
    const { title, course } = expected as unknown as { title: string; course: string };
    const given = actual.courseIds.map((id) => titles.get(id) ?? 'a course that is gone');
    return [
      titleFact(title, actual.title),
      // Somebody may add a course to an offer; ours must be among them.
      {
        field: 'course',
        expected: lower(course),
        actual: given.includes(lower(course)) ? lower(course) : given.join(', '),
      },
    ];
  };
}
