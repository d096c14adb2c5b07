/**
 * Owns: turning a zod refusal into HighLevel's 422, whose messages follow the validator the platform appears
 * to use ("property X should not exist", "locationId must be a string").
 * Source: integrators' issues 59, 262, 331: unknown properties are refused, not ignored.
 */

import type { z } from 'zod';
import { unprocessable } from './refusal.ts';

/** The parsed input. Throws a 422 Refusal that lists every problem. */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw unprocessable(result.error.issues.flatMap(describeIssue));
}

function describeIssue(issue: z.core.$ZodIssue): string[] {
  const path = issue.path.map(String).join('.');
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- the rest share one wording
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => `${path === '' ? '' : `${path}.`}property ${key} should not exist`);
    case 'invalid_value':
      return [`${path} must be one of the following values: ${issue.values.map(String).join(', ')}`];
    case 'invalid_type': {
      const missing = issue.message.endsWith('received undefined') ? [`${path} should not be empty`] : [];
      return [`${path} must be ${article(issue.expected)}`, ...missing];
    }
    case 'custom':
      return [issue.message];
    default:
      return [`${path} is invalid: ${issue.message}`];
  }
}

function article(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}
