/**
 * Tags that could start a workflow, held back: HighLevel does not show which tags a workflow waits for, so
 * where one is published every tag we would give is held. The people are written without them; the tags
 * follow in the phase `release`, to 1 person, then 25, then all, each step asked for by a person.
 */
import { asExpectedContact, asJson, heldTagsId } from '../model/expected-contact.ts';
import type { Json } from '../model/json.ts';
import type { PlannedOperation } from '../model/plan.ts';

/** @param operations of one person, as planned without holding anything back */
export function holdTags(operations: readonly PlannedOperation[]): readonly PlannedOperation[] {
  const person = operations.find(({ object }) => object === 'contact');
  const restricted = person?.expected == null ? [] : asExpectedContact(person.expected).restricted;
  const held = operations
    .flatMap((operation) => heldOf(operation))
    .map((operation) => ({
      ...operation,
      expected: { tags: [...tagsOf(operation.expected)], restricted: [...restricted] },
    }));
  if (held.length === 0) return operations;
  const tags = new Set(held.flatMap((operation) => tagsOf(operation.expected)));
  const others = operations.filter(({ object }) => object !== 'contact-tags');
  const withoutTags = others.map((operation) => {
    if (operation.object !== 'contact' || operation.expected === null) return operation;
    const expected = asExpectedContact(operation.expected);
    const standing = expected.tags.filter((tag) => !tags.has(tag));
    return { ...operation, expected: asJson({ ...expected, tags: standing }) };
  });
  return [...withoutTags, ...held];
}

function heldOf(operation: PlannedOperation): readonly PlannedOperation[] {
  const { object, action, externalId, expected, destinationId } = operation;
  if (object === 'contact-tags') {
    const [marker = ''] = operation.dependsOn;
    return [{ ...operation, object: 'held-tags', externalId: heldTagsId(marker) }];
  }
  if (object !== 'contact' || action !== 'create') return [];
  const { tags } = asExpectedContact(expected);
  if (tags.length === 0) return [];
  return [
    {
      object: 'held-tags',
      action: 'update',
      externalId: heldTagsId(externalId),
      destinationId,
      dependsOn: [externalId],
      expected: { tags: [...tags] },
      changes: [{ field: 'tags', before: null, after: [...tags] }],
      kept: [],
      reason: null,
    },
  ];
}

const tagsOf = (expected: Json): readonly string[] => (expected as { readonly tags: string[] }).tags;
