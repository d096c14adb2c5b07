/** What every compiled map shares: the zone and country it leans on, and cells no step carries. */
import { type CountryCode, isSupportedCountry } from 'libphonenumber-js/max';
import { LandfallError } from '../errors.ts';
import type { TimeContext } from './compile-column.ts';
import { addFindings, type RecordDraft, type Step } from './record-draft.ts';
import { createLocalTimeCheck } from './transforms/local-time.ts';

/** @throws LandfallError `config-invalid` */
export function requireCountry(defaultCountry: string): CountryCode {
  if (isSupportedCountry(defaultCountry)) return defaultCountry;
  throw new LandfallError('config-invalid', 'The default country has no telephone numbers.', {
    value: defaultCountry,
    rule: 'default-country',
    remedy: 'Use a two-letter code such as US or GB.',
  });
}

/** @throws LandfallError `config-invalid` */
export function createTimeContext(timeZone: string): TimeContext {
  try {
    return { timeZone, checkLocalTime: createLocalTimeCheck(timeZone) };
  } catch (cause) {
    const remedy = 'Use an IANA name such as America/New_York.';
    const details = { value: timeZone, rule: 'time-zone', remedy };
    throw new LandfallError('config-invalid', 'The time zone is not known.', details, cause);
  }
}

/** Carries a cell with its step; a blank, or a column the map does not name, stays in the archive. */
export function carryCell(
  column: string,
  text: string,
  draft: RecordDraft,
  steps: ReadonlyMap<string, Step>,
): void {
  if (text === '') return;
  if (text.trim() === '') {
    draft.cells.push({ column, fate: 'archive', rule: 'blank' });
    addFindings(draft, column, [{ code: 'blank-dropped', severity: 'info', before: text, after: null }]);
    return;
  }
  const step = steps.get(column);
  if (step !== undefined) return step(text, draft);
  draft.cells.push({ column, fate: 'archive', rule: 'column-not-in-map' });
  addFindings(draft, column, [{ code: 'column-not-in-map', severity: 'warning', before: text, after: null }]);
}

/** Values an earlier export had stay in the archive, each on record. */
export function archiveSuperseded(column: string, texts: readonly string[], draft: RecordDraft): void {
  const after = draft.entity.columns[column] ?? null;
  for (const before of texts) {
    if (before === '') continue;
    draft.cells.push({ column, fate: 'archive', rule: 'superseded' });
    addFindings(draft, column, [{ code: 'superseded', severity: 'info', before, after }]);
  }
}
