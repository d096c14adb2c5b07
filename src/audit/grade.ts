/**
 * The grade: five letters and one over all, from numbers the report shows. Pure, and monotone: more records
 * never make a letter better, a trouble resolved never makes one worse, which is why every threshold is on a
 * count and none on a share.
 */
import {
  type Grade,
  type GradeInputs,
  type GradeSubject,
  gradeSubjects,
  grades,
  type Letter,
  type SubGrade,
} from '../model/audit.ts';
import { number, plural } from '../model/number-words.ts';

const words: Readonly<Record<Letter, string>> = {
  A: 'Simple migration',
  B: 'Standard migration',
  C: 'Demanding migration',
  D: 'Hard migration',
  F: 'To be scoped individually',
};

/** The most a value may be for A, B, C and D. */
type Scale = readonly [number, number, number, number];

const scales: Readonly<Record<GradeSubject, Scale>> = {
  'object compatibility': [1, 4, 6, 8],
  'field mapping clarity': [0, 1, 2, 4],
  timeline: [5, 12, 25, 40],
  'API constraints': [5000, 200_000, 600_000, 2_800_000],
  'data volume': [5000, 100_000, 500_000, 2_000_000],
};

interface Subject {
  readonly value: number;
  readonly inputs: SubGrade['inputs'];
  readonly because: string;
}

const subjects: Readonly<Record<GradeSubject, (inputs: GradeInputs) => Subject>> = {
  'object compatibility': ({ lossyKinds, troubles }) => ({
    value: lossyKinds + troubles,
    inputs: { lossyKinds, troubles },
    because: `${plural(lossyKinds, 'kind')} of record ${lossyKinds === 1 ? 'loses' : 'lose'} something on the way, ${plural(troubles, 'kind')} of trouble with records`,
  }),
  'field mapping clarity': ({ unconfirmedColumns, undecidedColumns, clashingFields }) => ({
    value: clarityPoints({ unconfirmedColumns, undecidedColumns, clashingFields }),
    inputs: { unconfirmedColumns, undecidedColumns, clashingFields },
    because:
      unconfirmedColumns === 0
        ? `every column confirmed by a person, ${clashes(clashingFields)}`
        : `${plural(unconfirmedColumns, 'column')} not confirmed by a person, ${number(undecidedColumns)} without a proposal, ${clashes(clashingFields)}`,
  }),
  timeline: ({ workingDays }) => ({
    value: workingDays,
    inputs: { workingDays },
    because: plural(workingDays, 'working day'),
  }),
  'API constraints': ({ requests }) => ({
    value: requests,
    inputs: { requests },
    because: `${plural(requests, 'request')} at 100 in 10 seconds and 200,000 a day; Kartra answers 20 a second, one person at a time`,
  }),
  'data volume': ({ records }) => ({
    value: records,
    inputs: { records },
    because: `${plural(records, 'record')}, all from files: Kartra has no bulk API`,
  }),
};

const areOr = (count: number): string => (count === 1 ? 'is' : 'are');

const clashes = (fields: number): string =>
  fields === 1 ? '1 field clashes' : `${number(fields)} fields clash`;

/** Defaults nobody has confirmed are a C by themselves. */
function clarityPoints(columns: {
  readonly unconfirmedColumns: number;
  readonly undecidedColumns: number;
  readonly clashingFields: number;
}): number {
  const { unconfirmedColumns, undecidedColumns, clashingFields } = columns;
  const undecided = undecidedColumns === 0 ? 0 : undecidedColumns <= 20 ? 1 : 2;
  return (unconfirmedColumns > 0 ? 2 : 0) + undecided + Math.min(clashingFields, 3);
}

/** A change of the account that might make the grade better, in words that follow "if". */
export interface Alternative {
  readonly says: string;
  readonly change: Partial<GradeInputs>;
}

/** @param alternatives beside what every account can do */
export function gradeMigration(inputs: GradeInputs, alternatives: readonly Alternative[] = []): Grade {
  const now = gradeOnly(inputs);
  return {
    ...now,
    inputs,
    counterfactuals: [...improvements(inputs), ...alternatives].flatMap(({ says, change }) => {
      const then = gradeOnly({ ...inputs, ...change });
      return gradeSubjects.flatMap((subject, at) => {
        const [before, after] = [now.subjects[at], then.subjects[at]];
        if (before === undefined || after === undefined || before.letter === after.letter) return [];
        return [{ if: says, subject, becomes: after.letter, overall: then.overall }];
      });
    }),
  };
}

function gradeOnly(inputs: GradeInputs): Pick<Grade, 'overall' | 'word' | 'subjects'> {
  const graded = gradeSubjects.map((subject): SubGrade => {
    const { value, because, inputs: shown } = subjects[subject](inputs);
    return { subject, letter: letterOf(value, scales[subject]), inputs: shown, because };
  });
  const overall = overallOf(graded.map(({ letter }) => letter));
  return { overall, word: words[overall], subjects: graded };
}

function letterOf(value: number, scale: Scale): Letter {
  const at = scale.findIndex((most) => value <= most);
  return at === -1 ? 'F' : (grades[at] ?? 'F');
}

/** The rounded mean, but at most one letter better than the second-worst subject. */
function overallOf(letters: readonly Letter[]): Letter {
  const ranks = letters.map((letter) => grades.indexOf(letter)).sort((a, b) => b - a);
  const mean = Math.round(ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length);
  const secondWorst = ranks[1] ?? 0;
  return grades[Math.max(mean, secondWorst - 1)] ?? 'F';
}

/** What a person can do about each input. */
function improvements(inputs: GradeInputs): readonly Alternative[] {
  const { clashingFields, unconfirmedColumns, troubles } = inputs;
  const confirmed = { unconfirmedColumns: 0, undecidedColumns: 0 };
  const all: readonly (readonly [number, string, Partial<GradeInputs>])[] = [
    [
      clashingFields,
      `the ${plural(clashingFields, 'clashing field')} ${areOr(clashingFields)} resolved`,
      { clashingFields: 0 },
    ],
    [
      unconfirmedColumns,
      `the ${plural(unconfirmedColumns, 'column')} of the map ${areOr(unconfirmedColumns)} confirmed`,
      confirmed,
    ],
    [
      troubles,
      `the ${plural(troubles, 'kind')} of trouble with records ${areOr(troubles)} resolved`,
      { troubles: 0 },
    ],
  ];
  return all.flatMap(([count, says, change]) => (count > 0 ? [{ says, change }] : []));
}
