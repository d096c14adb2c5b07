/**
 * How good the matcher is on systems no rule was written for. The bounds are those a person relies on when
 * confirming proposals above a confidence of 0.9 without looking at each.
 */
import { describe, expect, test } from 'vitest';
import { matchColumns } from '../../src/mapping/match/match-columns.ts';
import { isStandard } from '../../src/mapping/match/target-keys.ts';
import { type LabelledColumn, readLabelledColumns } from './read-labelled-columns.ts';

interface Judged {
  readonly label: LabelledColumn;
  readonly confidence: number;
  readonly strict: boolean;
  readonly defensible: boolean;
  readonly auto: boolean;
  readonly polarity: string | null;
}

const acceptedAt = 0.9;

describe.each([
  ['headers and values', true],
  ['headers alone', false],
])('held-out systems, %s', (_name, withValues) => {
  const judged = judge(readLabelledColumns('held-out.columns.txt'), withValues);
  const standard = judged.filter(({ label }) => isStandard(label.target));
  const auto = judged.filter((each) => each.auto);

  test('there is something to measure', () => {
    expect(judged.length).toBeGreaterThan(300);
    expect(new Set(judged.map(({ label }) => label.file)).size).toBeGreaterThan(20);
  });

  test('the first proposal is right', () => {
    expect(share(judged, ({ strict }) => strict)).toBeGreaterThanOrEqual(0.9);
    expect(share(standard, ({ strict }) => strict)).toBeGreaterThanOrEqual(0.92);
  });

  test('what may be accepted unseen is right, and is most of it', () => {
    expect(share(auto, ({ defensible }) => defensible)).toBeGreaterThanOrEqual(0.99);
    expect(share(standard, (each) => each.auto)).toBeGreaterThanOrEqual(0.8);
  });

  test('a confidence is the share that is right', () => {
    expect(calibrationError(judged)).toBeLessThanOrEqual(0.05);
  });

  test('consent is found, and its polarity', () => {
    const consent = judged.filter(({ label }) => label.target === 'contact.dnd');
    expect(consent.length).toBeGreaterThan(15);
    expect(consent.filter((each) => !each.strict || each.polarity !== each.label.polarity)).toEqual([]);
  });
});

function judge(labels: readonly LabelledColumn[], withValues: boolean): readonly Judged[] {
  return [...Map.groupBy(labels, ({ file }) => file).values()].flatMap((group) => {
    const matches = matchColumns(
      group.map(({ id, object, header, samples }) => ({
        object,
        column: id,
        header,
        samples: withValues ? samples : [],
      })),
      {},
    );
    return group.map((label, index) => {
      const match = matches[index];
      const target = match?.best?.target ?? 'custom';
      const confidence = match?.best?.confidence ?? 0;
      const strict = target === label.target;
      return {
        label,
        confidence,
        strict,
        defensible: strict || label.alt.includes(target),
        auto: isStandard(target) && confidence >= acceptedAt,
        polarity: match?.polarity ?? null,
      };
    });
  });
}

function share(judged: readonly Judged[], right: (each: Judged) => boolean): number {
  return judged.filter(right).length / judged.length;
}

/** Expected calibration error over ten bands of confidence, on strictly right answers. */
function calibrationError(judged: readonly Judged[]): number {
  const bands = Map.groupBy(judged, ({ confidence }) => Math.min(9, Math.floor(confidence * 10)));
  return [...bands.values()].reduce((sum, band) => {
    const said = band.reduce((total, { confidence }) => total + confidence, 0) / band.length;
    return sum + (band.length / judged.length) * Math.abs(said - share(band, ({ strict }) => strict));
  }, 0);
}
