/** Prints a field map as a table, what needs a person's look first. */
import { columnName, isArchivedAsEmpty } from '../mapping/check-map.ts';
import { needsPerson } from '../mapping/confirm-map.ts';
import { mapVersion } from '../mapping/map-version.ts';
import type { OpenQuestion } from '../mapping/open-questions.ts';
import { formatTarget } from '../mapping/target-text.ts';
import type { ColumnMap, FieldMap } from '../model/field-map.ts';
import type { SampledChange } from '../model/sampled-change.ts';
import type { Output } from './output.ts';

const headings = ['Say something about consent: each needs your own look', 'Proposed', 'Decided'] as const;

/** Enough to recognise a file by; all of them stand in mapping.yaml. */
const emptyShown = 12;

/** @param facts more for the document */
export function showMap(map: FieldMap, step: string, output: Output, facts: object = {}): void {
  if (output.json) {
    output.document({ step, status: 'done', version: mapVersion(map), map, ...facts });
  }
  const names = new Map(map.columns.map((column) => [column, columnName(column)]));
  const width = Math.max(...[...names.values()].map((name) => name.length), 6);
  const listed =
    map.columns.length === 1 ? map.columns : map.columns.filter((one) => !isArchivedAsEmpty(one));
  const groups = [0, 1, 2].map((group) => listed.filter((column) => groupOf(column) === group));
  for (const [group, columns] of groups.entries()) {
    if (columns.length === 0) continue;
    output.say(`\n${headings[group] ?? ''} (${columns.length})`);
    for (const column of columns.toSorted((a, b) => a.confidence - b.confidence)) {
      output.say(lineOf(column, names.get(column)?.padEnd(width) ?? ''));
      const values = Object.entries(column.values).map(([from, to]) => `${from} → ${to ?? 'left out'}`);
      if (values.length > 0) output.say(`    values: ${values.join('; ')}`);
    }
  }
  if (map.columns.length > 1) sayEmpty(map.columns, output);
}

/** Columns no row has a value in: nothing to decide, but none is passed over in silence. */
function sayEmpty(columns: readonly ColumnMap[], output: Output): void {
  const empty = columns.filter(isArchivedAsEmpty).map(columnName);
  if (empty.length === 0) return;
  const rest = empty.length - emptyShown;
  const names = `${empty.slice(0, emptyShown).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  output.say(`\nWithout any value, so nothing to move (${empty.length}): ${names}`);
}

/** What changes in the values of one column, with examples. */
export function showChanges(changes: readonly SampledChange[], output: Output): void {
  output.say(changes.length === 0 ? '\nEvery value arrives as it stands.' : '\nWhat changes in its values');
  for (const { change, count, examples } of changes) {
    output.say(`  ${change.replaceAll('-', ' ')} (${count})`);
    for (const { before, after } of examples) {
      output.say(
        `    ${JSON.stringify(before ?? '')} → ${after === null ? 'left out' : JSON.stringify(after)}`,
      );
    }
  }
}

/**
 * What a person should look at of a fresh proposal: consent, what is not certain, what the values leave open.
 * What Kartra's own columns are known to be is counted, by kind of record.
 */
export function showProposal(map: FieldMap, questions: readonly OpenQuestion[], output: Output): void {
  const doubtful = map.columns.filter(
    (column) => column.status === 'proposed' && (needsPerson(column) || column.confidence < 1),
  );
  showMap({ ...map, columns: doubtful }, '', { ...output, json: false });
  const certain = map.columns.filter(
    (column) => column.status === 'proposed' && !doubtful.includes(column) && !isArchivedAsEmpty(column),
  );
  const counts = Map.groupBy(certain, ({ object }) => object);
  if (certain.length > 0) {
    const parts = [...counts].map(([object, columns]) => `${object} ${columns.length}`);
    output.say(`\n${certain.length} columns are certain: ${parts.join(', ')}.`);
    output.say('See them: landfall map show, or of one kind of record: landfall map show --object contact');
  }
  sayEmpty(map.columns, output);
  for (const { column, asks, answers } of questions) {
    output.say(`\nOnly you can say of ${column}: ${asks}`);
    for (const answer of answers) output.say(`    ${answer}`);
  }
}

const groupOf = (column: ColumnMap): number =>
  column.status !== 'proposed' ? 2 : needsPerson(column) ? 0 : 1;

function lineOf({ target, status, confidence, because, runnerUp }: ColumnMap, name: string): string {
  const mark = status === 'proposed' ? '?' : '✓';
  const sure = `${Math.round(confidence * 100)} %`.padStart(5);
  const other = runnerUp === null ? '' : ` Or: ${runnerUp.target}.`;
  return `${mark} ${name} → ${formatTarget(target).padEnd(34)} ${sure}  ${because}${other}`;
}
