import { expect, test } from 'vitest';
import { outcomeWithoutLook } from './outcome-without-look.ts';

const inDoubt = { state: 'intent', action: 'create', externalId: 'L:1' } as const;

test('a creation nobody could look for is not undone blindly; a link is told by its person, an update by what stands', () => {
  expect(outcomeWithoutLook({ ...inDoubt, object: 'media-file' })).toMatchObject({ bucket: 'errored' });
  expect(outcomeWithoutLook({ ...inDoubt, object: 'contact-company' })).toBeNull();
  expect(outcomeWithoutLook({ ...inDoubt, object: 'contact', action: 'update' })).toBeNull();
  expect(outcomeWithoutLook({ ...inDoubt, object: 'contact', state: 'done' })).toBeNull();
});
