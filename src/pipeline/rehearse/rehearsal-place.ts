/**
 * Where a rehearsal goes: into the location for it. Who has only one location may have decided to rehearse with a
 * sample in the real one: few people, at addresses that reach nobody, tags held back, taken away again at once.
 */
import { LandfallError } from '../../errors.ts';
import type { DecisionId } from '../../model/decision.ts';
import type { TargetName } from '../../model/location.ts';
import type { Workspace } from '../workspace.ts';

export interface RehearsalPlace {
  /** Whose location and token. */
  readonly target: TargetName;
  readonly locationId: string;
  /** People wanted; null for all. */
  readonly sample: number | null;
  readonly isMasked: boolean;
  readonly choices: Readonly<Record<DecisionId, string>>;
}

export interface RehearsalWish {
  readonly sample: number | null;
  readonly keep: boolean;
  /** Said again for the real location. */
  readonly confirmed: boolean;
}

/** People of a rehearsal in the real location: so many where no number was given, and at most. */
const inProduction = { usual: 30, most: 500 };

/** @throws `step-missing`, `rehearsal-unconfirmed`, `usage` */
export function rehearsalPlace(
  { config }: Pick<Workspace, 'config'>,
  choices: Readonly<Record<DecisionId, string>>,
  { sample, keep, confirmed }: RehearsalWish,
): RehearsalPlace {
  const { rehearsal, production } = config.destinations;
  if (rehearsal !== undefined) {
    const isMasked = choices['rehearsal-addresses'] !== 'real';
    return { target: 'rehearsal', locationId: rehearsal.location, sample, isMasked, choices };
  }
  if (production === undefined || choices['only-one-location'] !== 'sample') {
    throw new LandfallError('step-missing', 'There is no location to rehearse in.', {
      rule: 'a rehearsal goes into a location of its own, or as a sample into the real one where that was decided',
      remedy:
        'landfall connect --target rehearsal --location <id> --token-file <file>; or, with one location only, landfall decide only-one-location sample --by "Your Name"',
      safe: 'Nothing was sent to HighLevel.',
      next: 'landfall connect --target rehearsal',
    });
  }
  const people = sample ?? inProduction.usual;
  if (keep || people > inProduction.most) {
    throw new LandfallError(
      'usage',
      'A rehearsal in the production location is small and is taken away again.',
      {
        value: keep ? '--keep' : `--sample ${people}`,
        rule: `at most ${inProduction.most} people there, and never left standing`,
        remedy: `landfall rehearse --sample ${inProduction.usual} --yes`,
        safe: 'Nothing was sent to HighLevel.',
      },
    );
  }
  if (!confirmed) {
    throw new LandfallError(
      'rehearsal-unconfirmed',
      `This rehearses in the production location: about ${people} people with addresses that reach nobody are added, checked and removed again.`,
      {
        rule: 'nothing is written to production before somebody says so',
        remedy: 'Say --yes, or connect a second location to rehearse in.',
        safe: 'Nothing was sent to HighLevel.',
        next: `landfall rehearse --sample ${people} --yes`,
      },
    );
  }
  return {
    target: 'production',
    locationId: production.location,
    sample: people,
    isMasked: true,
    choices: { ...choices, 'trigger-tags': 'hold' },
  };
}
