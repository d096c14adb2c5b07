/**
 * Propose, set, confirm, export and import the field map. What a person confirmed or changed is never
 * proposed away, and each map a person confirmed is kept as a version of its own.
 */
import { requireFound } from '../connectors/connector.ts';
import { LandfallError } from '../errors.ts';
import { checkMap, columnName } from '../mapping/check-map.ts';
import { type Confirmation, confirmMap, confirmNamed, confirmSure } from '../mapping/confirm-map.ts';
import { mapVersion } from '../mapping/map-version.ts';
import { findOpenQuestions, type OpenQuestion } from '../mapping/open-questions.ts';
import { proposeMap } from '../mapping/propose/propose-map.ts';
import { type ColumnChange, setColumn } from '../mapping/set-column.ts';
import type { FieldMap, ObjectProfiles } from '../model/field-map.ts';
import type { DestinationCustomField, TargetName } from '../model/location.ts';
import { connectTarget, type Surroundings } from './connect-destination.ts';
import { findModel, type ModelReport, matchProfiles } from './match-profiles.ts';
import { requireExtracted } from './require-extracted.ts';
import { settleSeparators } from './settle-separators.ts';
import { readProfiles, surveyColumns } from './survey-columns.ts';
import type { Workspace } from './workspace.ts';

export interface ProposeOptions {
  /** Maps confirmed elsewhere, tried before names and values. */
  readonly templates?: readonly FieldMap[];
  readonly locationFields?: readonly DestinationCustomField[];
  /** Holds the key of the language model; without it no model is asked. */
  readonly environment?: NodeJS.ProcessEnv;
}

export interface ProposedMap {
  readonly map: FieldMap;
  /** Null where no model is configured. */
  readonly model: ModelReport | null;
}

/**
 * @throws `step-missing` before anything was extracted, or half of it, `host-not-allowed` for a model address that is
 *   neither https nor this machine
 */
export async function runMapPropose(
  workspace: Workspace,
  options: ProposeOptions = {},
): Promise<ProposedMap> {
  const { ledger, config } = workspace;
  const { templates = [], locationFields = [], environment } = options;
  await requireExtracted(workspace);
  const profiles = await settleSeparators(ledger, await requireProfiles(workspace));
  const unknownColumns =
    config.decisions['unknown-columns']?.choice === 'archive' ? 'archive' : 'custom-field';
  const before = await workspace.readFieldMap();
  const outdated = new Set(before === null ? [] : checkMap(before, profiles).noLongerEmpty);
  const kept = new Map(
    (before?.columns ?? [])
      .filter((one) => one.status !== 'proposed' && !outdated.has(columnName(one)))
      .map((one) => [columnName(one), one]),
  );
  // What the archive takes anyway is asked of nobody.
  const use =
    environment === undefined || unknownColumns === 'archive'
      ? null
      : findModel(config, ledger.modelAnswers, environment);
  const decided = new Set(kept.keys());
  const { matches, report } = await matchProfiles(profiles, { use, templates, decided });
  const proposed = proposeMap(profiles, {
    unknownColumns,
    templates,
    locationFields,
    accountFields: (await ledger.witness.account())?.record.customFields ?? [],
    matches,
    surveys: await surveyColumns(ledger, profiles),
  });
  const columns = proposed.columns.map((column) => kept.get(columnName(column)) ?? column);
  const allKept = columns.every(({ status }) => status !== 'proposed') && before !== null;
  const merged = allKept ? { ...before, columns } : { ...proposed, columns };
  await workspace.writeFieldMap(merged);
  return { map: merged, model: report };
}

/** The custom fields a connected location has, read and nothing else. */
export async function readLocationFields(
  workspace: Workspace,
  target: TargetName,
  surroundings: Surroundings,
): Promise<readonly DestinationCustomField[]> {
  const connection = await connectTarget(workspace, target, surroundings);
  try {
    const { destination, send } = connection;
    return requireFound(await destination.listCustomFields(send('snapshot')), 'its custom fields');
  } finally {
    await connection.close();
  }
}

/** @throws `usage` for what the map cannot take, `step-missing` without a map */
export async function runMapSet(
  workspace: Workspace,
  column: string,
  change: ColumnChange,
): Promise<FieldMap> {
  const map = setColumn(await requireMap(workspace), column, change);
  await workspace.writeFieldMap(map);
  return map;
}

/** The targets whose latest plan was made with another version of the map. */
export async function readOutdatedPlans(workspace: Workspace, map: FieldMap): Promise<readonly TargetName[]> {
  const version = mapVersion(map);
  const outdated: TargetName[] = [];
  for (const target of ['rehearsal', 'production'] as const) {
    const plan = await workspace.ledger.plans.latest(target);
    if (plan !== null && plan.inputs.mapVersion !== version) outdated.push(target);
  }
  return outdated;
}

/** What a person confirms: everything, what is sure enough (0..1), or columns by name. */
export type Confirmed =
  | { readonly all: true }
  | { readonly least: number }
  | { readonly names: readonly string[] };

export async function runMapConfirm(
  workspace: Workspace,
  confirmation: Confirmation,
  what: Confirmed = { all: true },
): Promise<FieldMap> {
  const before = await requireMap(workspace);
  const held = new Set((await readOpenQuestions(workspace, before)).map(({ column }) => column));
  const confirmable = { ...confirmation, held };
  const map =
    'names' in what
      ? confirmNamed(before, confirmable, what.names)
      : 'least' in what
        ? confirmSure(before, confirmable, what.least)
        : confirmMap(before, confirmable);
  await workspace.writeFieldMap(map);
  await keepMapVersion(workspace, map);
  return map;
}

/** What the values leave open, so that columns of the map cannot be confirmed yet. */
export async function readOpenQuestions(
  workspace: Workspace,
  map: FieldMap,
): Promise<readonly OpenQuestion[]> {
  const profiles = await requireProfiles(workspace);
  const proposed = new Set(
    map.columns.flatMap((one) =>
      one.status === 'proposed' && one.target.kind === 'tags' ? [columnName(one)] : [],
    ),
  );
  return findOpenQuestions(map, await settleSeparators(workspace.ledger, profiles, proposed));
}

/** A confirmed map is kept under its version, so that what a plan used can always be shown. */
async function keepMapVersion(workspace: Workspace, map: FieldMap): Promise<void> {
  const { confirmedBy: by, confirmedAt: at, withoutReview } = map;
  if (by === null || at === null) return;
  await workspace.ledger.mapVersions.keep({ version: mapVersion(map), by, at, withoutReview, map });
}

/**
 * A version that was confirmed earlier.
 * @param prefix the beginning of its hash, as shown by `status` and in a plan
 * @throws `usage` when no version, or more than one, begins so
 */
export async function readMapVersion(workspace: Workspace, prefix: string): Promise<FieldMap> {
  const found = (await workspace.ledger.mapVersions.list()).filter(({ version }) =>
    version.startsWith(prefix),
  );
  const [only, ...others] = found;
  const kept =
    only === undefined || others.length > 0 ? null : await workspace.ledger.mapVersions.find(only.version);
  if (kept !== null) return kept.map;
  const all = await workspace.ledger.mapVersions.list();
  throw new LandfallError('usage', `There is no single version of the map that begins with "${prefix}".`, {
    value: prefix,
    rule: 'the beginning of one version',
    remedy: `Versions: ${all.map(({ version, by, at }) => `${version.slice(0, 12)} (${by}, ${at.slice(0, 10)})`).join(', ') || 'none was confirmed yet'}.`,
  });
}

/** @throws `step-missing` */
export async function requireMap(workspace: Workspace): Promise<FieldMap> {
  const map = await workspace.readFieldMap();
  if (map !== null) return map;
  throw new LandfallError('step-missing', 'There is no field map yet.', {
    rule: 'a map is proposed before it is shown or confirmed',
    next: 'landfall map propose',
  });
}

async function requireProfiles(workspace: Workspace): Promise<ObjectProfiles> {
  const profiles = await readProfiles(workspace.ledger);
  if (Object.keys(profiles).length > 0) return profiles;
  throw new LandfallError('step-missing', 'Nothing has been extracted yet.', {
    rule: 'the map is made from the columns of the exports',
    next: 'landfall extract',
  });
}
