import { describe, expect, it } from 'vitest';
import { catalogueOf, compatibilityOf } from './catalogue.ts';
import { countPeople } from './count/count-people.ts';
import { countSharedPhones } from './count/count-shared-phones.ts';
import { findBehaviour } from './find-behaviour.ts';
import { readFieldTypes } from './read-field-types.ts';
import { surveyUnderTest } from './survey-under-test.ts';

describe('compatibility', () => {
  it('is 7 of 11 over the catalogue, 64 %', () => {
    const { exact, kinds, share } = compatibilityOf(catalogueOf(surveyUnderTest({})));
    expect([exact, kinds, Math.round(share * 100)]).toEqual([7, 11, 64]);
  });

  it('of an account counts the kinds it has', () => {
    const counts = { ...surveyUnderTest({}).counts, contact: 3, membership: 2 };
    const catalogue = catalogueOf(surveyUnderTest({ counts }));
    expect(compatibilityOf(catalogue, ({ records }) => records > 0)).toEqual({
      exact: 1,
      kinds: 2,
      share: 0.5,
    });
  });
});

describe('behaviour', () => {
  it('is read off the words of a tag', () => {
    const names = [
      'Webinar 2024',
      'Q&A Attendee',
      'Survey #3 done',
      'Member: Gold',
      'VIP',
      'Platform',
      'Lead Magnet - Checklist',
    ];
    const found = findBehaviour(names.map((name) => ({ name, count: 2 })));
    expect(
      Object.fromEntries(found.map(({ behaviour, tags }) => [behaviour, tags.map(({ name }) => name)])),
    ).toEqual({
      form: ['Lead Magnet - Checklist'],
      survey: ['Survey #3 done'],
      webinar: ['Webinar 2024', 'Q&A Attendee'],
      access: ['Member: Gold'],
    });
    expect(found[2]?.marks).toBe(4);
  });
});

describe('people', () => {
  const rules = {
    split: (_: string, cell: string) => cell.split(',').filter((name) => name !== ''),
    isBlocked: (status: string) => status === 'Blocklisted',
    idleBefore: '2024-01-01',
  };
  const count = (...people: readonly Record<string, string>[]) => {
    const counter = countPeople(rules);
    const reasons = people.map((columns, at) =>
      counter.add({
        marker: `L:${at}`,
        columns,
        bought: columns['bought'] === 'yes',
        hasAccess: false,
        hasHistory: false,
      }),
    );
    return { reasons, ...counter.result() };
  };

  it('are dead weight for a reason, once in the sum whatever the number of reasons', () => {
    const old = { date_joined: '2020-01-01 00:00:00' };
    const { reasons, pruning } = count(
      { ...old, email: 'a@example.com' },
      { ...old, email: 'b@example.com', lists: 'News' },
      { ...old, email: 'c@example.com', bought: 'yes' },
      { ...old, filter_status: 'Blocklisted', 'filter-not-opened-90-days': 'yes' },
      { email: 'd@example.com', date_joined: '2025-01-01' },
    );
    expect(reasons).toEqual([['idle'], [], [], ['unreachable', 'blocked', 'idle', 'not-opening'], []]);
    expect(pruning).toEqual({
      byReason: { unreachable: 1, blocked: 1, idle: 2, 'not-opening': 1 },
      people: 2,
    });
  });

  it('are counted by tag, list, place in a sequence and words of consent', () => {
    const { tags, mergedTags, lists, places, consent } = count(
      { tags: 'VIP,vip,New', lists: 'News', sequences: 'Welcome', gdpr_status: 'Accepted' },
      {
        tags: 'VIP',
        lists_left: 'News,Old',
        sequence_positions: 'Welcome:step-3\n',
        gdpr_status: 'Accepted',
      },
    );
    expect(tags).toEqual([
      { name: 'VIP', count: 2 },
      { name: 'New', count: 1 },
      { name: 'vip', count: 1 },
    ]);
    expect(mergedTags).toEqual({ tags: 1, names: 2 });
    expect(lists).toEqual([
      { name: 'News', count: 1, left: 1 },
      { name: 'Old', count: 0, left: 1 },
    ]);
    expect(places).toEqual([
      { sequence: 'Welcome', step: '', people: 1 },
      { sequence: 'Welcome', step: '3', people: 1 },
    ]);
    expect(consent).toEqual([{ gdprStatus: 'Accepted', communications: '', people: 2 }]);
  });

  it('share a number when its last ten digits agree', () => {
    const phones = countSharedPhones();
    for (const phone of ['+1 415 555 0101', '(415) 555-0101', '4155550102', '123', '']) phones.add({ phone });
    expect(phones.result()).toEqual({ sharedPhones: 1, peopleSharingPhones: 2 });
  });
});

it('custom fields are the kind Kartra says, else the kind their values look like', () => {
  const profile = (column: string, samples: string[], rest: object = {}) => ({
    column,
    filled: 100,
    distinct: 50,
    samples,
    maxLength: 20,
    multiline: false,
    ...rest,
  });
  const known = [{ id: '1', identifier: 'Size', type: 'radio_button', options: [{ id: '1', value: 'S' }] }];
  const types = readFieldTypes(
    [
      profile('size', ['S'], { distinct: 5 }),
      profile('stage', ['Idea', 'Growing'], { distinct: 5 }),
      profile('interests', ['SEO', 'SEO, Video', 'Video']),
      profile('story', ['a\nb'], { multiline: true }),
      profile('title', ['VP, Sales', 'Owner']),
    ],
    known,
  );
  expect(types.map(({ type, typeFrom, options }) => [type, typeFrom, options])).toEqual([
    ['radio_button', 'api', 1],
    ['drop_down', 'values', 0],
    ['checkbox', 'values', 0],
    ['text_area', 'values', 0],
    ['input_field', 'values', 0],
  ]);
});
