/** Who confirmed what, and that consent nobody looked at can only close channels. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { channels } from '../model/contact.ts';
import type { Entity } from '../model/entity.ts';
import { type ColumnMap, consentEvidences, type FieldMap } from '../model/field-map.ts';
import { compileMapper, type MappingContext } from './compile-mapper.ts';
import { confirmMap, confirmNamed, confirmSure, needsPerson } from './confirm-map.ts';
import { mapVersion } from './map-version.ts';
import { contactPreset } from './presets/contact-preset.ts';
import { proposeMap } from './propose/propose-map.ts';
import { setColumn } from './set-column.ts';

const who = { by: 'A. Person', at: '2026-11-02T10:00:00.000Z' };
const reviewed = { ...who, withoutReview: false };
const unread = { ...who, withoutReview: true };
const profile = (column: string) => ({
  column,
  filled: 9,
  distinct: 5,
  samples: ['a'],
  maxLength: 20,
  multiline: false,
});
const map = proposeMap(
  {
    contact: [...contactPreset.keys(), 'newsletter', 'sms_ok'].map(profile),
    deal: ['Deal ID', 'newsletter'].map(profile),
  },
  { unknownColumns: 'custom-field' },
);
const byName = (from: FieldMap, name: string) => from.columns.find(({ column }) => column === name);

describe('confirming', () => {
  test('by confidence leaves doubtful columns and every column about consent to a person', () => {
    const sure = confirmSure(map, unread, 0.9);
    const open = sure.columns.filter(({ status }) => status === 'proposed');
    expect(open.map(({ column }) => column)).toEqual(
      expect.arrayContaining(['gdpr_status', 'lists', 'tags', 'blacklisted', 'newsletter', 'sms_ok']),
    );
    expect(open.every((column) => needsPerson(column) || column.confidence < 0.9)).toBe(true);
    expect(sure.confirmedBy).toBeNull();
    expect(byName(sure, 'city')).toMatchObject({ status: 'confirmed', decided: unread });
  });

  test('by name is a review, of that column alone; an ambiguous name is refused', () => {
    const named = confirmNamed(map, who, ['gdpr_status', 'deal.newsletter']);
    expect(named.columns.filter(({ status }) => status === 'confirmed')).toMatchObject([
      { object: 'contact', column: 'gdpr_status', decided: reviewed },
      { object: 'deal', column: 'newsletter', decided: reviewed },
    ]);
    expect(() => confirmNamed(map, who, ['newsletter'])).toThrow(
      expect.objectContaining({
        code: 'usage',
        details: expect.objectContaining({ rule: 'unknown-column' }),
      }),
    );
  });

  test('the last column confirms the map; who decided earlier keeps their name', () => {
    const other = { by: 'B. Other', at: '2026-11-03T10:00:00.000Z' };
    const changed = setColumn(map, 'city', { target: 'custom:TEXT:Town', ...who });
    const all = confirmMap(confirmNamed(changed, who, ['lists']), { ...other, withoutReview: true });
    expect(all).toMatchObject({ confirmedBy: 'B. Other', withoutReview: true });
    expect(byName(all, 'lists')?.decided).toEqual(reviewed);
    expect(byName(all, 'city')).toMatchObject({ status: 'changed', decided: reviewed });
    expect(byName(all, 'tags')?.decided).toEqual({ ...other, withoutReview: true });
  });

  test('a review of consent is part of what a map means', () => {
    expect(mapVersion(confirmMap(map, reviewed))).toBe(mapVersion(map));
    expect(mapVersion(confirmMap(map, unread))).not.toBe(mapVersion(map));
  });
});

const context: MappingContext = {
  defaultCountry: 'US',
  timeZone: 'America/New_York',
  emailConsent: 'rule-table',
  phoneConsent: 'by-evidence',
  suppressionTags: 'evidence',
  hasLists: true,
};

describe('I8: consent accepted without review never opens a channel', () => {
  const values = fc.constantFrom('', 'Yes', 'No', '1', '0', 'Accepted', 'Subscribed', 'Main list', 'odd');
  const evidence = fc.constantFrom(null, ...consentEvidences);

  test('whatever a column is said to prove, unread it restricts at least what it did before', () => {
    fc.assert(
      fc.property(values, values, values, evidence, evidence, (first, second, lists, one, two) => {
        const columns: Entity['columns'] = {
          email: 'ann@example.com',
          gdpr_status: 'Accepted',
          gdpr_communications: 'Yes',
          newsletter: first,
          sms_ok: second,
          lists,
        };
        const origin = { file: 'a.csv', line: 2 };
        const entity = { id: 1, kind: 'contact', marker: 'L:7', columns, superseded: {}, origin } as Entity;
        const claim = (column: ColumnMap): ColumnMap =>
          column.column === 'newsletter'
            ? { ...column, evidence: one }
            : column.column === 'sms_ok'
              ? { ...column, evidence: two }
              : column;
        const claimed = { ...map, columns: map.columns.map(claim) };
        const silent = {
          ...map,
          columns: map.columns.map((c) =>
            ['newsletter', 'sms_ok'].includes(c.column) ? { ...c, evidence: null } : c,
          ),
        };
        const restricted = compileMapper(confirmMap(claimed, unread), context)(entity).contact.restricted;
        const before = compileMapper(confirmMap(silent, unread), context)(entity).contact.restricted;
        const opened = channels.filter(
          (name) => before[name] !== undefined && restricted[name] === undefined,
        );
        expect(opened).toEqual([]);
      }),
    );
  });

  test('the same column, looked at by a person, is written consent', () => {
    const claimed = setColumn(map, 'contact.sms_ok', { consent: 'sms-opt-in', ...who });
    const columns = { email: 'ann@example.com', sms_ok: 'Yes' };
    const entity = {
      id: 1,
      kind: 'contact',
      marker: 'L:7',
      columns,
      superseded: {},
      origin: { file: 'a', line: 2 },
    };
    const mapped = (from: FieldMap) => compileMapper(from, context)(entity as Entity).contact.restricted;
    expect(mapped(confirmMap(claimed, unread))).not.toHaveProperty('sms');
    const unseen = {
      ...map,
      columns: map.columns.map((c) =>
        c.column === 'sms_ok' ? { ...c, evidence: 'sms-opt-in' as const } : c,
      ),
    };
    expect(mapped(confirmMap(unseen, unread))).toHaveProperty('sms');
  });
});
