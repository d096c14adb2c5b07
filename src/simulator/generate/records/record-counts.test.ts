import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PersonAnswers } from '../answers.ts';
import { countBy, readWholeAccount } from './whole-account-under-test.ts';

const read = readWholeAccount();

describe('access, lists, tags', () => {
  test('members of each level, active and ended, and the tags that say the same', () => {
    const rows = read.rowsOf('memberships');
    const counts = new Map<string, { active: number; ended: number }>();
    for (const row of rows) {
      const key = `${row['Membership']} / ${row['Level']}`;
      const known = counts.get(key) ?? { active: 0, ended: 0 };
      counts.set(key, known);
      known[row['Active'] === 'Yes' ? 'active' : 'ended'] += 1;
    }
    expect(Object.fromEntries(counts)).toEqual(
      Object.fromEntries(
        read.records.memberships.map(({ membership, level, active, ended }) => [
          `${membership} / ${level}`,
          { active, ended },
        ]),
      ),
    );
    const perPerson = countBy(rows, (row) => row['Lead ID'] + row['Membership']!);
    expect(Object.values(perPerson).some((levels) => levels > 1)).toBe(true);
    for (const name of ['Coaching Circle', 'Certification']) {
      const active = new Set(
        rows
          .filter((row) => row['Membership'] === name && row['Active'] === 'Yes')
          .map((row) => read.personOf(row)!),
      );
      const tagged = read.people.filter(({ tags }) => tags.includes(`Member: ${name}`));
      expect(new Set(tagged)).toEqual(active);
      expect(tagged.length).toBeGreaterThan(20);
    }
  });

  test('lists and tags count the people of the contacts export', () => {
    const onList = countBy(
      read.people.flatMap(({ lists }) => lists),
      (name) => name,
    );
    for (const { name, publicName, subscribed, unsubscribed } of read.records.lists) {
      const row = read.rowsOf('lists').find((each) => each['List'] === name)!;
      expect([row['Public Name'], row['Subscribed'], row['Unsubscribed']]).toEqual([
        publicName,
        String(subscribed),
        String(unsubscribed),
      ]);
      expect(subscribed).toBe(onList[name] ?? 0);
      const left = read.people.filter(({ lead }) =>
        lead!.lists.some((list) => list.name === name && !list.isActive),
      );
      expect(unsubscribed).toBe(left.length);
    }
    const tagged = countBy(
      read.people.flatMap(({ tags }) => tags),
      (name) => name,
    );
    const rows = read.rowsOf('tags');
    expect(Object.fromEntries(rows.map((row) => [row['Tag'], Number(row['Contacts'])]))).toEqual(
      Object.fromEntries(read.records.tags.map(({ name }) => [name, tagged[name] ?? 0])),
    );
    expect(rows.filter((row) => row['Expires After (days)'] === '14').map((row) => row['Tag'])).toEqual([
      'Trial 14 days',
      'trial 14 Days',
    ]);
    expect(new Set(rows.map((row) => row['Category'])).size).toBeGreaterThan(3);
  });
});

describe('answers, notes, activity', () => {
  test('rows of each person, and in total', () => {
    const per = (object: string) => Map.groupBy(read.rowsOf(object), (row) => read.personOf(row));
    const forms = per('forms');
    const surveys = per('surveys');
    const notes = per('notes');
    const activity = per('activity');
    for (const group of [forms, surveys, notes]) expect(group.has(undefined)).toBe(false);
    for (const person of read.people) {
      const { formAnswers, surveyAnswers, noteIds, activities } = person.records!;
      expect(forms.get(person)?.length ?? 0).toBe(formAnswers);
      expect(surveys.get(person)?.length ?? 0).toBe(surveyAnswers);
      expect(notes.get(person)?.map((row) => row['Note ID']) ?? []).toEqual(noteIds);
      expect(activity.get(person)?.length ?? 0).toBe(activities);
    }
    expect([read.rowsOf('notes').length, read.rowsOf('activity').length]).toEqual([
      read.records.notes,
      read.records.activities,
    ]);
    const answered = (counts: readonly { name: string; members: number }[]) =>
      Object.fromEntries(counts.map(({ name, members }) => [name, members]));
    expect(countBy(read.rowsOf('forms'), (row) => row['Form']!)).toEqual(answered(read.records.formAnswers));
    expect(countBy(read.rowsOf('surveys'), (row) => row['Survey']!)).toEqual(
      answered(read.records.surveyAnswers),
    );
    const texts = read.rowsOf('notes').map((row) => row['Note']!);
    for (const trap of [/\n/, /\r\n/, /<b>/, /👩‍💻/, /^.{1000,}$/s])
      expect(texts.some((text) => trap.test(text))).toBe(true);
  });

  test('the newest answer of the application form is the custom field of the contact', () => {
    const stage = read.rowsOf('forms').filter((row) => row['Question'] === 'Where is your business?');
    let again = 0;
    for (const [person, rows] of Map.groupBy(stage, (row) => read.personOf(row)!)) {
      const newest = rows.toSorted((a, b) => (a['Submitted']! < b['Submitted']! ? -1 : 1)).at(-1)!;
      expect(person.customFields['business_stage']).toBe(newest['Answer']);
      again += Number(rows.length > 1);
    }
    expect(again).toBeGreaterThan(10);
  });
});

describe('inventory, filters, attachments', () => {
  test('every kind of thing to build again, with how many use it', () => {
    const rows = read.rowsOf('inventory');
    expect(countBy(rows, (row) => row['Kind']!)).toEqual(
      Object.fromEntries(read.records.inventory.map(({ kind, items }) => [kind, items])),
    );
    const running = read.people.flatMap(({ lead }) => lead!.sequences.filter(({ isActive }) => isActive));
    for (const { name, steps, active } of read.records.sequences) {
      const row = rows.find((each) => each['Kind'] === 'sequence' && each['Name'] === name)!;
      expect([row['Steps'], row['Used By']]).toEqual([String(steps), String(active)]);
      expect(active).toBe(running.filter((sequence) => sequence.name === name).length);
      expect(
        Math.max(...running.filter((sequence) => sequence.name === name).map(({ step }) => step)),
      ).toBeLessThanOrEqual(steps);
    }
    const sales = countBy(
      read.money().filter(({ row }) => row['Transaction_Type'] === 'Sale'),
      ({ row }) => row['Product']!,
    );
    for (const row of rows.filter((each) => each['Kind'] === 'product'))
      expect([row['Name'], Number(row['Used By'])]).toEqual([row['Name'], sales[row['Name']!] ?? 0]);
  });

  test('each person stands in the folder of their mailing status, and in no other status', () => {
    const statuses = new Map<PersonAnswers, string[]>();
    const facts: Readonly<Record<string, ReadonlySet<PersonAnswers>>> = {
      'filter-opened-in-90-days': new Set(read.people.filter((each) => each.records!.hasOpenedRecently)),
      'filter-bought-masterclass': new Set(
        read.people.filter(({ commerce }) => commerce?.products.includes('Masterclass')),
      ),
    };
    expect(read.records.filters.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(facts)));
    for (const { name } of read.records.filters) {
      const file = read.records.files.find((each) => dirname(each.name) === name)!;
      const rows = read.rows.get(file.name)!;
      const members = rows.map(
        (row) => read.byLead.get(row['id']!) ?? read.byEmail.get(row['email']!.trim().toLowerCase())!,
      );
      expect(members.every((member) => member !== undefined)).toBe(true);
      const expected = facts[name];
      expect(new Set(members)).toEqual(expected ?? new Set(members));
      if (!name.startsWith('filter-status-')) continue;
      for (const member of members)
        statuses.set(member, [...(statuses.get(member) ?? []), name.slice('filter-status-'.length)]);
    }
    for (const person of read.people)
      expect(statuses.get(person)).toEqual([person.records!.mailing.toLowerCase().replaceAll(' ', '-')]);
    expect(countBy(read.people, (person) => person.records!.mailing)).toEqual(
      Object.fromEntries(read.records.mailing.map(({ status, contacts }) => [status, contacts])),
    );
    expect(read.records.mailing.every(({ contacts }) => contacts > 0)).toBe(true);
  });

  test('attachments are real files under the lead they belong to', async () => {
    const kinds = new Map([
      ['.pdf', '%PDF-'],
      ['.png', '\u0089PNG'],
      ['.txt', ''],
    ]);
    for (const { file, leadId, bytes, sha256 } of read.records.attachments) {
      const content = await readFile(join(read.account.directory, file));
      expect([content.length, createHash('sha256').update(content).digest('hex')]).toEqual([bytes, sha256]);
      expect(content.toString('latin1').startsWith(kinds.get(file.slice(-4))!)).toBe(true);
      expect(basename(dirname(file))).toBe(leadId);
    }
    const known = read.records.attachments.filter(({ leadId }) => read.byLead.has(leadId));
    expect([known.length, read.records.attachments.length]).toEqual([7, 8]);
  });
});
