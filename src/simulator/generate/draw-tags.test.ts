import { expect, test } from 'vitest';
import { createRandom } from './create-random.ts';
import { CHECKBOX_SEPARATOR, CUSTOM_FIELDS } from './custom-fields.ts';
import { drawMemberships, LISTS, SUPPRESSION_TAGS, TAGS } from './draw-tags.ts';

test('no name holds the separator, none has outer blanks, some collide in lower case', () => {
  const tags = [...TAGS, ...SUPPRESSION_TAGS];
  for (const name of [...tags, ...LISTS]) {
    expect(name).not.toContain(',');
    expect(name).toBe(name.trim());
  }
  expect(new Set(tags).size).toBe(tags.length);
  expect(new Set(LISTS).size).toBe(LISTS.length);
  expect(new Set(tags.map((name) => name.toLowerCase())).size).toBeLessThanOrEqual(tags.length - 4);
});

test('checkbox options hold no separator', () => {
  const boxes = CUSTOM_FIELDS.filter(({ type }) => type === 'checkbox');
  expect(boxes.length).toBeGreaterThan(0);
  for (const { options = [] } of boxes)
    for (const option of options) expect(option).not.toContain(CHECKBOX_SEPARATOR.trim());
  expect(new Set(CUSTOM_FIELDS.map(({ type }) => type)).size).toBe(5);
});

test('about 85 % are on a list and few are suppressed', () => {
  const drawn = Array.from({ length: 10_000 }, (_, index) => drawMemberships(createRandom(2, 'm', index)));
  const share = (holds: (at: (typeof drawn)[number]) => boolean): number =>
    drawn.filter(holds).length / drawn.length;
  expect(share(({ lists }) => lists.length > 0)).toBeCloseTo(0.85, 1);
  expect(share(({ tags }) => tags.some((tag) => SUPPRESSION_TAGS.includes(tag)))).toBeCloseTo(0.015, 2);
  for (const { tags, lists } of drawn) {
    expect(new Set(tags).size).toBe(tags.length);
    expect(new Set(lists).size).toBe(lists.length);
  }
});
