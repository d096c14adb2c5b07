/** Real addresses go into a rehearsal location only where a person decided so; a rehearsal masks them by itself. */
import { LandfallError } from '../errors.ts';
import type { DecisionId } from '../model/decision.ts';
import type { TargetName } from '../model/location.ts';
import { isRehearsalWorkspace } from './rehearse/open-rehearsal.ts';
import type { Workspace } from './workspace.ts';

/** @throws `addresses-masked` */
export function requireMasked(
  { directory }: Pick<Workspace, 'directory'>,
  target: TargetName,
  choices: Readonly<Record<DecisionId, string>>,
): void {
  if (target !== 'rehearsal' || choices['rehearsal-addresses'] === 'real') return;
  if (isRehearsalWorkspace(directory)) return;
  throw new LandfallError(
    'addresses-masked',
    'The rehearsal location is to hold no real addresses, and this plan would bring them there.',
    {
      column: 'rehearsal-addresses',
      value: choices['rehearsal-addresses'],
      rule: 'real addresses go into the rehearsal location only where a person decided so',
      remedy:
        'Rehearse with addresses that reach nobody: landfall rehearse --sample 200. Or decide for real ones: landfall decide rehearsal-addresses real --by "Your Name".',
      safe: 'Nothing was sent to HighLevel.',
      next: 'landfall rehearse --sample 200',
    },
  );
}
