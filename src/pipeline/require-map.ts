/** The confirmed field map, or the refusal that says what is missing. */
import { LandfallError } from '../errors.ts';
import { checkMap, columnName } from '../mapping/check-map.ts';
import type { FieldMap } from '../model/field-map.ts';
import { readProfiles } from './survey-columns.ts';
import type { Workspace } from './workspace.ts';

/** @throws `step-missing`, `map-unconfirmed` */
export async function requireConfirmedMap(workspace: Workspace): Promise<FieldMap> {
  const profiles = await readProfiles(workspace.ledger);
  if (Object.keys(profiles).length === 0) {
    throw new LandfallError('step-missing', 'Nothing has been extracted yet.', {
      rule: 'extract comes before map and plan',
      remedy: 'Put the Kartra exports into exports/ and extract them.',
      next: 'landfall extract',
    });
  }
  const map = await workspace.readFieldMap();
  if (map === null) {
    throw new LandfallError('step-missing', 'There is no field map yet.', {
      rule: 'a map is proposed, then confirmed by a person',
      next: 'landfall map propose',
    });
  }
  const { unmapped, noLongerEmpty } = checkMap(map, profiles);
  if (unmapped.length > 0) {
    throw new LandfallError('map-unconfirmed', `${unmapped.length} columns are not in the map.`, {
      file: 'mapping.yaml',
      value: unmapped.join(', '),
      rule: 'every column of the exports stands in the map',
      remedy: 'Propose again: what you confirmed stays as it is.',
      next: 'landfall map propose',
    });
  }
  if (noLongerEmpty.length > 0) {
    throw new LandfallError(
      'map-unconfirmed',
      `${noLongerEmpty.length} columns had no value when the map was confirmed and have values now.`,
      {
        file: 'mapping.yaml',
        value: noLongerEmpty.join(', '),
        rule: 'no value stays behind because its column used to be empty',
        remedy:
          'Propose again: only these columns are proposed anew, what else you confirmed stays as it is.',
        next: 'landfall map propose',
      },
    );
  }
  const open = map.columns.filter(({ status }) => status === 'proposed');
  if (open.length > 0 || map.confirmedBy === null) {
    const message =
      open.length === 0
        ? 'The map changed since it was confirmed.'
        : `${open.length} columns of the map are not confirmed.`;
    throw new LandfallError('map-unconfirmed', message, {
      file: 'mapping.yaml',
      ...(open.length === 0 ? {} : { value: open.map(columnName).join(', ') }),
      rule: 'a person confirms the map before any record moves',
      remedy: 'Look at it with `landfall map show`, then confirm.',
      next: 'landfall map confirm --all --by "Your Name"',
    });
  }
  return map;
}
