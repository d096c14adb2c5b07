import { describe, expect, test } from 'vitest';
import type { SendResult } from '../../model/http.ts';
import { describeRefusal } from './describe-refusal.ts';
import { readAnswer } from './read-answer.ts';
import { writeAnswer } from './write-answer.ts';

const reply = (status: number, body: unknown = null): SendResult => ({
  kind: 'reply',
  reply: { status, body },
});
const lost: SendResult = { kind: 'no-reply', reason: 'timeout' };

describe('a read', () => {
  const meaning = { route: 'GET /x', found: (body: unknown) => body };
  test.each([
    [reply(200, 1), { kind: 'found', record: 1 }],
    [reply(404), { kind: 'absent' }],
    [
      reply(400, { message: 'Contact with id abc not found' }),
      { kind: 'failed', note: 'Contact with id abc not found', status: 400 },
    ],
    [reply(429), { kind: 'failed', note: 'status 429', status: 429 }],
    [reply(403, { message: 'No access' }), { kind: 'failed', note: 'No access', status: 403 }],
    [reply(503, '<html>'), { kind: 'failed', note: 'status 503', status: 503 }],
    [lost, { kind: 'failed', note: 'no answer (timeout)', status: null }],
  ])('%j', (result, expected) => {
    expect(readAnswer(result, meaning)).toEqual(expected);
  });

  test('by id, a 400 "not found" is absent', () => {
    expect(readAnswer(reply(400, { message: 'Contact not found' }), { ...meaning, byId: true })).toEqual({
      kind: 'absent',
    });
    expect(readAnswer(reply(400, { message: 'Bad' }), { ...meaning, byId: true })).toMatchObject({
      kind: 'failed',
    });
  });

  test('a redirect is a surprise', () => {
    expect(() => readAnswer(reply(302), meaning)).toThrow(
      expect.objectContaining({ code: 'destination-surprised' }),
    );
  });
});

describe('a write', () => {
  const meaning = { route: 'POST /x', done: () => ({ id: 'n1', record: null }) };
  const duplicate = {
    message: 'No duplicates.',
    meta: { contactId: 'c9', contactName: 'Ada Byron', matchingField: 'phone' },
  };
  test.each([
    [reply(201), { kind: 'done', id: 'n1', record: null }],
    [reply(400, { message: 'Bad name' }), { kind: 'refused', note: 'Bad name', status: 400 }],
    [reply(400, duplicate), { kind: 'refused', note: 'No duplicates.', status: 400 }],
    [reply(422, { message: ['a', 'b'] }), { kind: 'refused', note: 'a; b', status: 422 }],
    [reply(401), { kind: 'unknown', note: 'status 401', status: 401 }],
    [
      reply(401, { message: 'The token is not authorized for this scope.' }),
      { kind: 'refused', note: 'the token lacks the scope for this', status: 401, missingScope: true },
    ],
    [reply(403), { kind: 'refused', note: 'status 403', status: 403 }],
    [reply(404), { kind: 'refused', note: 'status 404', status: 404 }],
    [reply(429), { kind: 'throttled' }],
    [reply(500), { kind: 'unknown', note: 'status 500', status: 500 }],
    [lost, { kind: 'unknown', note: 'no answer (timeout)', status: null }],
  ])('%j', (result, expected) => {
    expect(writeAnswer(result, meaning)).toEqual(expected);
  });

  test('of a contact may meet the holder of its identifier', () => {
    expect(writeAnswer(reply(400, duplicate), { ...meaning, namesExisting: true })).toEqual({
      kind: 'exists',
      id: 'c9',
      matched: 'phone',
    });
  });

  test('of an opportunity may meet the one that stands in the pipeline', () => {
    const taken = { message: 'No duplicates.', code: 'OPPORTUNITY_NO_DUPLICATE', meta: { existingId: 'o9' } };
    expect(writeAnswer(reply(400, taken), { ...meaning, namesExisting: true })).toEqual({
      kind: 'exists',
      id: 'o9',
      matched: null,
    });
  });

  test('that removes what is gone is done', () => {
    const removes = { ...meaning, removes: 'c1' };
    expect(writeAnswer(reply(404), removes)).toEqual({ kind: 'done', id: 'c1', record: null });
    expect(writeAnswer(reply(400, { message: 'Contact not found' }), removes)).toMatchObject({
      kind: 'done',
    });
    expect(writeAnswer(reply(400, { message: 'Bad id' }), removes)).toMatchObject({ kind: 'refused' });
  });
});

describe('a reason', () => {
  test.each([
    ['email ada.byron+x@mail.example.co.uk is taken', 'email [e-mail] is taken'],
    ['phone +1 (415) 555-0101 is invalid', 'phone [number] is invalid'],
    ['phone 4155550101 is invalid', 'phone [number] is invalid'],
    ['value "Ada Byron" and \'Countess\' refused', 'value [value] and [value] refused'],
    ["property companyName shouldn't exist, can't", "property companyName shouldn't exist, can't"],
    ['Contact with id seD4PfOuKoVMLkEZqohJ not found', 'Contact with id [id] not found'],
    ['token pit-1234abcd-12ab is wrong', 'token [token] is wrong'],
    ['country must be a two-letter ISO 3166-1 code', 'country must be a two-letter ISO 3166-1 code'],
    ['property additionalEmails should not exist', 'property additionalEmails should not exist'],
  ])('%s', (message, expected) => {
    expect(describeRefusal({ message })).toBe(expected);
  });

  test('is short, and may be missing', () => {
    expect(describeRefusal({ message: 'x '.repeat(500) }).length).toBe(300);
    for (const body of [null, 'text', {}, { message: 7 }, []]) expect(describeRefusal(body)).toBe('');
  });
});
