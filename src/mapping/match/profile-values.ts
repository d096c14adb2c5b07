/** What the values of a column look like: the share of its samples that has each shape. */
import { type Shape, shapeTests } from './value-shapes.ts';

export interface ValueProfile {
  /** Non-empty samples. */
  readonly count: number;
  /** 0 to 1 for each shape; 0 where there is no sample. */
  readonly share: Readonly<Record<Shape, number>>;
}

const mostSamples = 200;
/** A text is judged by its beginning: longer cells exist, and patterns over them would take long. */
const longestValue = 300;

export function profileValues(samples: readonly string[]): ValueProfile {
  const values = samples
    .slice(0, mostSamples)
    .map((value) => value.trim().slice(0, longestValue))
    .filter((value) => value !== '');
  const share = Object.fromEntries(
    Object.entries(shapeTests).map(([shape, test]) => [
      shape,
      values.length === 0 ? 0 : values.filter(test).length / values.length,
    ]),
  ) as Record<Shape, number>;
  return { count: values.length, share };
}

/** Share of samples that has any of the shapes: at least the greatest, at most all. */
export function bestShare(profile: ValueProfile, shapes: readonly Shape[]): number {
  return Math.max(0, ...shapes.map((shape) => profile.share[shape]));
}
