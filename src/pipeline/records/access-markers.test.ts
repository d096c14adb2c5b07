/** Two parts give access its marker: reading an export, and mapping what only the API tells. They must agree. */
import { expect, test } from 'vitest';
import { compileIdentity } from '../../extract/record-identity.ts';
import { mergeAccess } from '../../mapping/records/access.ts';

test.each([
  ['Course', 'Gold'],
  ['Circle', ''],
])('%s %s has one marker, whoever tells of it', (name, level) => {
  const identify = compileIdentity('membership', ['lead_id', 'email', 'membership', 'level', 'active']);
  const { keys } = identify(['7', 'ann@example.com', name, level, 'Yes']);
  const memberships = [{ name, level: level === '' ? null : level, active: true }];
  const [access] = mergeAccess('L:7', { exported: [], api: { memberships, readAt: 1 }, tags: [] });
  expect(keys[0]).toMatch(/^M:#[0-9a-f]{16}$/u);
  expect(access?.externalId).toBe(keys[0]);
});
