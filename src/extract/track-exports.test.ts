import { expect, test } from 'vitest';
import { exportPlaces } from '../connectors/kartra/export-places.ts';
import type { ExportFile, ExportKind } from '../model/entity.ts';
import { exportKinds } from '../model/entity.ts';
import { exportGuide } from '../report/export-guide.ts';
import { paperMarkdown } from '../report/paper/paper-markdown.ts';
import { trackExports } from './track-exports.ts';

const file = (name: string, kind: ExportKind, staged: number) => ({ name, kind, staged }) as ExportFile;
const nothing = { kinds: {}, statuses: {} };
const states = (tracker: ReturnType<typeof trackExports>) =>
  Object.fromEntries([
    ...tracker.places.map(({ place, state }) => [place.kind, state]),
    ...tracker.pieces.map(({ piece, state }) => [piece.folder, state]),
  ]) as Record<string, string>;

test('every kind of export has its place', () => {
  expect(exportPlaces.map(({ kind }) => kind).sort()).toEqual([...exportKinds].sort());
});

test('an empty folder: what every account has is missing, the rest is optional', () => {
  const tracker = trackExports([], [], 0, nothing);
  expect(states(tracker)).toMatchObject({
    contacts: 'missing',
    transactions: 'missing',
    deals: 'optional',
    'filter-unsubscribed': 'missing',
    'filter-opened-90-days': 'optional',
  });
  expect(tracker.missing).toBe(9);
});

test('what arrived is measured against the numbers of Kartra’s screens', () => {
  const read = [
    file('a.csv', 'contacts', 100),
    file('b.csv', 'contacts', 100),
    file('filter-unsubscribed/c.csv', 'contacts', 7),
    file('t.csv', 'transactions', 50),
    file('gone.csv', 'subscriptions', 5),
  ];
  const standing = read.map(({ name }) => name).filter((name) => name !== 'gone.csv');
  const tracker = trackExports([...standing, 'new.csv'], read, 150, {
    kinds: { contacts: 150, transactions: 60, deals: 3, affiliates: 0 },
    statuses: { Unsubscribed: 5, 'Spam complaint': 0 },
  });
  expect(states(tracker)).toMatchObject({
    contacts: 'arrived',
    transactions: 'fewer',
    subscriptions: 'missing',
    deals: 'missing',
    affiliates: 'arrived',
    'filter-unsubscribed': 'more',
    'filter-spam-complaint': 'arrived',
    'filter-blocklisted': 'missing',
  });
  expect(tracker.unread).toEqual(['new.csv']);
  const guide = paperMarkdown(exportGuide(tracker), { account: '', writtenAt: '', asOf: '' });
  expect(guide).toContain('- [ ] Transactions: 1 file, 50 here; Kartra shows 60: 10 missing');
  expect(guide).toContain('- [ ] Deals and pipelines: not here yet; Kartra shows 3');
  expect(guide).toContain('- [x] Affiliates: none in Kartra');
  expect(guide).toContain('- exports/new.csv');
  expect(guide).not.toMatch(/password|log in\b/i);
});

test('a filter’s folder and status count under any name Kartra or a person has for them', () => {
  const read = [
    file('filter-status-do-not-contact/a.csv', 'contacts', 4),
    file('Filter-Multiple soft bounces/b.csv', 'contacts', 2),
    file('filter-status-declined-commercial-messages/c.csv', 'contacts', 3),
    file('filter-Opened-90-Days/d.csv', 'contacts', 9),
  ];
  const tracker = trackExports(
    read.map(({ name }) => name),
    read,
    50,
    {
      kinds: {},
      statuses: { 'Do not contact': 4, multiple_soft_bounces: 3, 'Declined commercial messages': 3 },
    },
  );
  expect(states(tracker)).toMatchObject({
    'filter-do-not-contact': 'arrived',
    'filter-soft-bounces': 'fewer',
    'filter-declined': 'arrived',
    'filter-opened-90-days': 'arrived',
    'filter-blocklisted': 'missing',
  });
});
