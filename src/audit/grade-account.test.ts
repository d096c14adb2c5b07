/** The grade of whole accounts, from the survey on: records added to one never improve it, troubles resolved never worsen it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountSurvey } from '../model/account-survey.ts';
import { type Grade, grades, type Letter } from '../model/audit.ts';
import { type EntityKind, entityKinds } from '../model/entity.ts';
import { auditAccount, type MapFacts } from './audit-account.ts';
import { usualChoices } from './estimate/estimate.ts';
import { examplePrices } from './estimate/price.ts';
import { surveyUnderTest } from './survey-under-test.ts';

const confirmed: MapFacts = { columns: 40, unconfirmed: 0, undecided: 0, clashing: 0 };

function gradeOf(survey: AccountSurvey, map: MapFacts = confirmed): Grade {
  const rules = { acknowledged: {}, prices: examplePrices, measured: null, oneLocation: false };
  return auditAccount(survey, { map, choices: usualChoices, ...rules }).grade;
}

const named = (count: number) => Array.from({ length: count }, (_, at) => ({ name: `n${at}`, count: 1 }));
const item = (kind: string, at: number) => ({
  kind,
  name: `i${at}`,
  steps: '',
  status: '',
  usedBy: '',
  link: '',
  description: '',
  from: 'inventory' as const,
});

/** An account of so many records of each kind, with so many names and fields. */
function account(
  counts: Readonly<Record<EntityKind, number>>,
  names: { readonly tags: number; readonly lists: number; readonly items: number },
): AccountSurvey {
  const bare = surveyUnderTest({ counts });
  return {
    ...bare,
    people: { ...bare.people, companies: counts.company, withHistory: counts.activity },
    transactions: { sale: counts.transaction },
    tags: named(names.tags),
    lists: named(names.lists).map((list) => ({ ...list, left: 0 })),
    inventory: Array.from({ length: names.items }, (_, at) =>
      item(['sequence', 'page', 'membership'][at % 3] ?? '', at),
    ),
  };
}

/** Small accounts and large ones, so that thresholds are met from every side. */
const anySize = fc.nat(6);
const upTo = (digits: number) => fc.nat(10 ** digits);
const anyAccount = anySize.chain((digits) =>
  fc.record({
    counts: fc.record(
      Object.fromEntries(entityKinds.map((kind) => [kind, upTo(digits)])) as Record<
        EntityKind,
        fc.Arbitrary<number>
      >,
    ),
    names: fc.record({
      tags: fc.nat(1 + 10 * digits),
      lists: fc.nat(5 * digits),
      items: fc.nat(12 * digits),
    }),
  }),
);
const anyMap = fc.record({
  columns: fc.nat(200),
  unconfirmed: fc.nat(3),
  undecided: fc.nat(30),
  clashing: fc.nat(4),
});

const lettersOf = ({ overall, subjects }: Grade): readonly Letter[] => [
  overall,
  ...subjects.map(({ letter }) => letter),
];
const worseIn = (before: Grade, after: Grade): readonly Letter[] =>
  lettersOf(after).filter(
    (letter, at) => grades.indexOf(letter) > grades.indexOf(lettersOf(before)[at] ?? 'A'),
  );

describe('the grade of an account', () => {
  it('never improves by more records of any kind, nor by more names', () => {
    const seen = new Set<Letter>();
    fc.assert(
      fc.property(
        anyAccount,
        anyMap,
        fc.constantFrom(...entityKinds),
        anySize.chain(upTo),
        ({ counts, names }, map, kind, more) => {
          const before = gradeOf(account(counts, names), map);
          const after = gradeOf(account({ ...counts, [kind]: counts[kind] + more }, names), map);
          expect(worseIn(after, before)).toEqual([]);
          const wider = gradeOf(
            account(counts, { tags: names.tags + 1, lists: names.lists + 1, items: names.items + 1 }),
            map,
          );
          expect(worseIn(wider, before)).toEqual([]);
          seen.add(before.overall);
        },
      ),
      { seed: 13, numRuns: 120 },
    );
    // Most letters are met on the way, or the property says little.
    expect(seen.size).toBeGreaterThanOrEqual(4);
  });

  it('never worsens by a trouble that is resolved', () => {
    const troubled = fc.record({
      mergedTags: fc.nat(4),
      orphans: fc.nat(3),
      rejected: fc.nat(5),
      sellers: fc.nat(4),
      emailConflicts: fc.nat(2),
    });
    fc.assert(
      fc.property(anyAccount, anyMap, troubled, ({ counts, names }, map, trouble) => {
        const bare = account(counts, names);
        const troubles: Partial<AccountSurvey> = {
          mergedTags: { tags: trouble.mergedTags, names: trouble.mergedTags * 2 },
          tags: [...bare.tags, ...named(trouble.mergedTags * 2)],
          orphans: named(trouble.orphans).map((one) => ({ ...one, name: 'note' })),
          files: { ...bare.files, rejected: trouble.rejected },
          sellers: named(trouble.sellers),
          duplicates: { ...bare.duplicates, emailConflicts: trouble.emailConflicts },
        };
        const all = { ...bare, ...troubles };
        const before = gradeOf(all, map);
        // A name that is cleaned up in Kartra is one tag there, too.
        const resolved: readonly Partial<AccountSurvey>[] = [
          { mergedTags: bare.mergedTags, tags: [...bare.tags, ...named(trouble.mergedTags)] },
          { orphans: [] },
          { files: bare.files },
          { sellers: bare.sellers },
          { duplicates: bare.duplicates },
        ];
        for (const change of resolved)
          expect(worseIn(before, gradeOf({ ...all, ...change }, map))).toEqual([]);
        for (const looked of [{ unconfirmed: 0, undecided: 0 }, { clashing: 0 }])
          expect(worseIn(before, gradeOf(all, { ...map, ...looked }))).toEqual([]);
      }),
      { seed: 14, numRuns: 60 },
    );
  });

  it('is A for a small tidy account, and F for a huge one nobody has looked at', () => {
    const none = surveyUnderTest({}).counts;
    expect(gradeOf(account({ ...none, contact: 300 }, { tags: 3, lists: 0, items: 0 })).overall).toBe('A');
    const huge = { ...none, contact: 1_500_000, transaction: 4_000_000, membership: 50_000, note: 400_000 };
    const worst = account(huge, { tags: 400, lists: 30, items: 300 });
    const troubles: Partial<AccountSurvey> = {
      orphans: [{ name: 'note', count: 3 }],
      mergedTags: { tags: 2, names: 4 },
      sellers: named(3),
    };
    const untouched = { columns: 200, unconfirmed: 200, undecided: 30, clashing: 4 };
    expect(gradeOf({ ...worst, ...troubles }, untouched).overall).toBe('F');
  });
});
