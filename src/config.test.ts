import { describe, expect, test } from 'vitest';
import { editConfig, newConfigText, parseConfig } from './config.ts';
import { LandfallError } from './errors.ts';

const file = 'landfall.yaml';
const fresh = newConfigText('acme "& sons"');

function refusal(text: string): LandfallError {
  try {
    parseConfig(text, file);
  } catch (error) {
    if (error instanceof LandfallError) return error;
    throw error;
  }
  throw new Error('this configuration was accepted');
}

describe('reading', () => {
  test('a new workspace has its name and no answers', () => {
    expect(parseConfig(fresh, file)).toEqual({
      version: 1,
      account: 'acme "& sons"',
      destinations: {},
      acceptedWorkflows: [],
      acceptedFindings: [],
      acknowledged: {},
      ticks: {},
      finished: {},
      owners: {},
      encodings: {},
      source: {},
      exports: {},
      expected: {},
      decisions: {},
    });
  });

  test('what is left out gets its default', () => {
    expect(parseConfig('version: 1\naccount: acme\n', file)).toMatchObject({
      destinations: {},
      decisions: {},
    });
  });

  test('a language model is off unless it is named, and sees shapes only unless allowed', () => {
    const config = (model: string) => parseConfig(`version: 1\naccount: acme\n${model}`, file).model;
    expect(config('')).toBeUndefined();
    expect(config('model: { provider: anthropic, model: small }\n')).toEqual({
      provider: 'anthropic',
      model: 'small',
      baseUrl: null,
      keyVariable: null,
      samples: 'masked',
    });
    expect(refusal('version: 1\naccount: acme\nmodel: { provider: oracle, model: x }\n').code).toBe(
      'config-invalid',
    );
  });

  test('both kinds of token reference are read, and nothing beside them', () => {
    const config = (token: string) =>
      `version: 1\naccount: acme\ndestinations:\n  rehearsal:\n    location: loc\n    token: ${token}\n`;
    expect(parseConfig(config('{ file: ../token }'), file).destinations.rehearsal).toEqual({
      location: 'loc',
      token: { file: '../token' },
    });
    expect(parseConfig(config('{ variable: TOKEN }'), file).destinations.rehearsal?.token).toEqual({
      variable: 'TOKEN',
    });
    // A token itself has no place in this file, and never comes back in the refusal.
    const error = refusal(config('pit-0123456789abcdef'));
    expect(error.code).toBe('config-invalid');
    expect(`${error.message} ${JSON.stringify(error.details)}`).not.toContain('0123456789abcdef');
  });
});

describe('errors name line and column', () => {
  test.each([
    ['version: 1\naccount: "acme\n', 'syntax', {}],
    ['version: 1\naccount: acme\ncolour: red\n', 'unknown key', { line: 3, column: 1, value: 'colour' }],
    ['version: 2\naccount: acme\n', 'wrong value', { line: 1, column: 1, value: 'version' }],
    [
      'version: 1\naccount: acme\ndestinations:\n  rehearsal:\n    location: 7\n    token: { file: t }\n',
      'nested value',
      { line: 5, column: 5, value: 'destinations.rehearsal.location' },
    ],
    [
      'version: 1\naccount: acme\ndecisions:\n  time-zone: { choice: UTC, by: Ann }\n',
      'missing key',
      { line: 4, column: 3, value: 'decisions.time-zone.at' },
    ],
    [
      'version: 1\naccount: acme\ndecisions:\n  time-zne: { choice: UTC, by: Ann, at: now }\n',
      'unknown decision',
      { line: 4, column: 3 },
    ],
    ['', 'empty file', {}],
    ['just a text', 'not a map', {}],
  ])('%j: %s', (text, _, where) => {
    const error = refusal(text);
    expect(error).toMatchObject({ code: 'config-invalid', exitCode: 2, details: { file, ...where } });
    expect(error.details.rule).not.toBe('');
    expect(error.details.remedy).not.toBe('');
  });

  test.each([
    [
      'account: acme',
      'account: 12',
      '"account": must be text, and is a number',
      'Put it into quotes if it is right: "7" instead of 7.',
    ],
    ['version: 1', 'version: 2', '"version": must be 1', 'A newer Landfall wrote this file: use that one.'],
    [
      'account: acme',
      'account: acme\nacceptedWorkflows: none',
      '"acceptedWorkflows": must be a list, and is text',
      'Correct the value, or remove the key to get the default.',
    ],
    [
      'account: acme',
      'account: acme\ncolour: red',
      '"colour": is no key of this file',
      'Correct its spelling, or remove it.',
    ],
    ['account: acme', '', '"account": is missing, and must be text', 'Add the key.'],
  ])('%s → %s is said in words of the file', (before, after, says, remedy) => {
    const error = refusal('version: 1\naccount: acme\n'.replace(before, after));
    expect(error.message).toContain(says);
    expect(error.details.remedy).toBe(remedy);
  });

  test('an empty file is to be put back, not to lose a key', () => {
    const error = refusal('');
    expect(error.message).toContain('must be a group of "key: value" lines, and is nothing');
    expect(error.details.remedy).toContain('Put the file back as it was');
  });

  test('broken YAML is named where it breaks, without repeating the line', () => {
    const error = refusal('version: 1\naccount: acme\ntoken: "pit-0123456789\n');
    expect(error.details).toMatchObject({ rule: 'YAML 1.2', line: expect.any(Number) as number });
    expect(error.details.line).toBeGreaterThan(2);
    expect(`${error.message} ${JSON.stringify(error.details)}`).not.toContain('0123456789');
  });
});

describe('editing', () => {
  const answer = { choice: 'US', by: 'Ann', at: '2026-01-01' };

  test("a person's comments and layout survive", () => {
    const text = fresh
      .replace('version: 1', 'version: 1 # do not touch')
      .replace(
        'decisions: {}',
        'decisions:\n  # asked on Monday\n  time-zone: { choice: UTC, by: Bob, at: "x" }',
      );
    const edited = editConfig(text, file, [
      { path: ['decisions', 'default-country'], value: answer },
      { path: ['destinations', 'rehearsal'], value: { location: 'loc', token: { variable: 'TOKEN' } } },
    ]);
    for (const comment of text.split('\n').filter((line) => line.includes('#'))) {
      expect(edited).toContain(comment.trim());
    }
    expect(parseConfig(edited, file)).toMatchObject({
      decisions: { 'default-country': answer, 'time-zone': { choice: 'UTC' } },
      destinations: { rehearsal: { location: 'loc' } },
    });
  });

  test('what comes into the empty groups of a new workspace stands on lines of its own', () => {
    const edited = editConfig(fresh, file, [
      { path: ['decisions', 'default-country'], value: answer },
      { path: ['destinations', 'rehearsal'], value: { location: 'loc', token: { variable: 'TOKEN' } } },
    ]);
    expect(edited).toContain('decisions:\n  default-country:\n    choice: US\n');
    expect(edited).toContain('destinations:\n  rehearsal:\n    location: loc\n');
    expect(edited).not.toMatch(/[{}]/);
  });

  test('the same edit twice changes nothing more', () => {
    const edits = [{ path: ['decisions', 'default-country'], value: answer }];
    const once = editConfig(fresh, file, edits);
    expect(editConfig(once, file, edits)).toBe(once);
  });

  test('a value is removed', () => {
    const edited = editConfig(fresh, file, [{ path: ['decisions', 'default-country'], value: answer }]);
    const back = editConfig(edited, file, [{ path: ['decisions', 'default-country'], value: undefined }]);
    expect(parseConfig(back, file).decisions).toEqual({});
  });

  test('an edit that would make the file unreadable is refused', () => {
    const wrong = [{ path: ['decisions', 'default-country'], value: { choice: 'US' } }];
    expect(() => editConfig(fresh, file, wrong)).toThrow(LandfallError);
  });
});
