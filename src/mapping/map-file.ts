/**
 * mapping.yaml: the field map as a file a person reads, edits and confirms.
 *
 *     confirmed: { by: A. Person, at: 2026-11-02T10:00:00Z, withoutReview: false }   # or null
 *     version: 2
 *     objects:
 *       contact:
 *         gdpr_status:
 *           target: custom:TEXT:Kartra GDPR status
 *           key: kartra_gdpr_status
 *           transform: exact           # only where it is not the usual one for the target
 *           values: {Gold: Gold plan}  # only where single values become something else
 *           consent: gdpr-status       # only where the column is evidence of consent
 *           because: …
 *           from: preset
 *           confidence: 1
 *           status: proposed
 *
 * A file of the first version holds `columns:` of contacts only; it is read, and rewritten in this form.
 *
 * Invariants: reading what was written gives the same map; a rewrite keeps a person's comments and the
 * order of the columns (a comment may move to a line of its own, once); a file with a mistake is refused with its line, never half read.
 */
import { type Document, isMap, LineCounter, parseDocument } from 'yaml';
import type { FieldMap } from '../model/field-map.ts';
import { columnName } from './check-map.ts';
import { MapFileErrors } from './map-file-errors.ts';
import { readMapDocument } from './read-map-document.ts';
import { findMapProblem } from './validate-map.ts';
import { fillMapDocument, newMapDocument } from './write-map-document.ts';

const fileName = 'mapping.yaml';

/**
 * The text of mapping.yaml for a map.
 *
 * @param previousText the file as it stands, whose comments are kept
 * @throws LandfallError `map-invalid` when the previous text is not YAML: nothing is overwritten then
 */
export function writeMap(map: FieldMap, previousText?: string): string {
  const document = previousText === undefined ? null : parseMapText(previousText, fileName).document;
  const filled = document !== null && isMap(document.contents) ? document : newMapDocument();
  fillMapDocument(filled, map);
  // Sentences stay on one line, however long: a person edits lines.
  return filled.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/**
 * @param name shown in errors
 * @throws LandfallError `map-invalid` with file, line, column, value, rule and remedy
 */
export function readMap(text: string, name: string): FieldMap {
  const { document, errors } = parseMapText(text, name);
  const { map, nodeAt } = readMapDocument(document, errors);
  const problem = findMapProblem(map);
  if (problem !== null) {
    const { object, column, property, message, value, rule, remedy } = problem;
    throw errors.at(nodeAt(columnName({ object, column }), property), { message, value, rule, remedy });
  }
  return map;
}

function parseMapText(text: string, name: string): { document: Document; errors: MapFileErrors } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const errors = new MapFileErrors(name, lines);
  const [first] = document.errors;
  if (first !== undefined) {
    const duplicate = first.code === 'DUPLICATE_KEY';
    throw errors.atOffset(first.pos[0], {
      message: duplicate ? 'The same key stands twice.' : `This is not valid YAML: ${first.message}`,
      value: text.slice(first.pos[0], first.pos[1]).split('\n')[0]?.slice(0, 80) ?? '',
      rule: duplicate ? 'duplicate-column' : 'yaml-syntax',
      remedy: duplicate ? 'Keep one of the two.' : 'Put text that holds : # or quotes into "double quotes".',
    });
  }
  return { document, errors };
}
