/**
 * `landfall.yaml`: source, destinations, decisions. No secrets: a destination holds a reference to its
 * token (a file or the name of a variable). The program edits it in place, so a person's comments and
 * layout survive.
 */
import { type Document, isMap, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { type ErrorDetails, LandfallError } from './errors.ts';
import { decisionIds } from './model/decision.ts';
import { exportKinds } from './model/entity.ts';
import { explainConfigIssue } from './model/explain-config-issue.ts';
import { modelProviders } from './model/model-settings.ts';
import { weekdays } from './model/pace.ts';

const tokenReference = z.union([
  z.strictObject({ file: z.string().min(1) }),
  z.strictObject({ variable: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/) }),
]);

const destination = z.strictObject({
  location: z.string().min(1),
  token: tokenReference,
});

/** Kartra's API: the app, and where its key and password stand. */
const kartraSource = z.strictObject({
  appId: z.string().min(1),
  key: tokenReference,
  password: tokenReference,
});

const answer = z.strictObject({
  choice: z.string().min(1),
  by: z.string().min(1),
  at: z.string().min(1),
  withoutReview: z.boolean().default(false),
});

const confirmedEncoding = z.strictObject({
  encoding: z.literal('windows-1252'),
  by: z.string().min(1),
  at: z.string().min(1),
});

/** ISO instant, and who. */
const byPerson = z.strictObject({ by: z.string().min(1), at: z.string().min(1) });

const finishedBy = byPerson.extend({
  markers: z.enum(['kept', 'removed']),
  /** Sums of money a person accepted as not equal on all sides. */
  unequalSums: z.number().int().positive().optional(),
});

const count = z.number().int().nonnegative();
const decimal = z.union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/)]);

/** What a person reads on Kartra's own screens, to be compared with what the exports hold. */
const expected = z.strictObject({
  contacts: count.optional(),
  companies: count.optional(),
  deals: count.optional(),
  transactions: count.optional(),
  subscriptions: count.optional(),
  affiliates: count.optional(),
  calendars: count.optional(),
  appointments: count.optional(),
  memberships: count.optional(),
  forms: count.optional(),
  surveys: count.optional(),
  notes: count.optional(),
  activity: count.optional(),
  inventory: count.optional(),
  /** Mailing status (`unsubscribed`, …) → contacts. */
  statuses: z.record(z.string(), count).optional(),
  lists: z.union([count, z.record(z.string(), count)]).optional(),
  tags: z.union([count, z.record(z.string(), count)]).optional(),
  money: z
    .record(
      z.string().regex(/^[A-Z]{3}$/),
      z.strictObject({ gross: decimal.optional(), refunds: decimal.optional(), net: decimal.optional() }),
    )
    .optional(),
});

const share = z.number().gt(0).max(1);
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 08:00');

const languageModel = z.strictObject({
  provider: z.enum(modelProviders),
  model: z.string().min(1),
  baseUrl: z.url().nullable().default(null),
  keyVariable: z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/)
    .nullable()
    .default(null),
  samples: z.enum(['masked', 'allowed']).default('masked'),
});

const schema = z.strictObject({
  version: z.literal(1),
  account: z.string().min(1),
  source: z.strictObject({ kartra: kartraSource.optional() }).default({}),
  destinations: z
    .strictObject({ rehearsal: destination.optional(), production: destination.optional() })
    .default({}),
  acceptedWorkflows: z
    .array(z.strictObject({ id: z.string(), name: z.string(), by: z.string() }))
    .default([]),
  acceptedFindings: z
    .array(
      z.strictObject({
        finding: z.string().min(1),
        target: z.enum(['rehearsal', 'production']),
        records: count.nullable(),
        by: z.string().min(1),
        at: z.string().min(1),
      }),
    )
    .default([]),
  decisions: z.partialRecord(z.enum(decisionIds), answer).default({}),
  /** Owner as Kartra writes it → the user of the location who gets their records; null for nobody. */
  owners: z.record(z.string(), byPerson.extend({ user: z.email().nullable() })).default({}),
  /** Export file (path below `exports/`) → the encoding a person confirmed, where its bytes do not tell. */
  encodings: z.record(z.string(), confirmedEncoding).default({}),
  /** Export file (path below `exports/`) → what it is, where its header does not tell. */
  exports: z.record(z.string(), z.enum(exportKinds)).default({}),
  expected: expected.default({}),
  /** Gap of the audit → who said that they know of it. */
  acknowledged: z.record(z.string(), byPerson).default({}),
  /** Item of the cut-over checklist → who ticked it. */
  ticks: z.record(z.string(), byPerson).default({}),
  /** Migrations that are finished: who said so, and what became of the markers. */
  finished: z
    .strictObject({ rehearsal: finishedBy.optional(), production: finishedBy.optional() })
    .default({}),
  /** How much of HighLevel's quota a move takes; absent: all of it. */
  pace: z
    .strictObject({
      share: share.default(1),
      businessHours: z
        .strictObject({
          days: z.array(z.enum(weekdays)).min(1).default(['mon', 'tue', 'wed', 'thu', 'fri']),
          from: timeOfDay,
          to: timeOfDay,
          share,
        })
        .optional(),
    })
    .optional(),
  /** A language model for columns nothing else understands; absent: none is asked. */
  model: languageModel.optional(),
});

export type Config = z.infer<typeof schema>;
export type TokenReference = z.infer<typeof tokenReference>;
export type KartraSource = z.infer<typeof kartraSource>;

/** Something wrong inside `landfall.yaml`; `path` leads to it. */
interface Mistake {
  readonly path: readonly string[];
  readonly value: string;
  readonly rule: string;
  readonly remedy: string;
}

/**
 * Reads the text of `landfall.yaml`.
 * @throws `config-invalid` with line, column, value, rule and remedy
 */
export function parseConfig(text: string, file: string): Config {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [syntax] = document.errors;
  if (syntax !== undefined) {
    throw configInvalid(file, lines.linePos(syntax.pos[0]), `This is not valid YAML: ${syntax.message}`, {
      rule: 'YAML 1.2',
      remedy: 'Mend this line; the rest of the file is kept as it is.',
    });
  }
  const content = contentOf(document, file);
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const path = [...(issue?.path ?? []).map(String), ...unknown];
  throw mistakeAt(document, lines, file, {
    path,
    value: path.join('.') || '(the whole file)',
    ...explainConfigIssue(issue, path.length === 0 ? content : document.getIn(path)),
  });
}

/** The error of a value that is wrong for a reason the file's shape does not show. */
export function configMistake(text: string, file: string, mistake: Mistake): LandfallError {
  const lines = new LineCounter();
  return mistakeAt(parseDocument(text, { lineCounter: lines }), lines, file, mistake);
}

/** Aliases that grow without end are refused by the reader, not by the schema. */
function contentOf(document: Document, file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    const details = { rule: 'no alias (*name) without its anchor (&name)', remedy: 'Write the value out.' };
    throw configInvalid(file, { line: 1, col: 1 }, error instanceof Error ? error.message : '', details);
  }
}

function mistakeAt(document: Document, lines: LineCounter, file: string, mistake: Mistake): LandfallError {
  const { path, ...details } = mistake;
  let offset = 0;
  for (let depth = path.length; depth > 0; depth -= 1) {
    const parent = document.getIn(path.slice(0, depth - 1), true) ?? document.contents;
    const key = isMap(parent) ? parent.items.find(({ key }) => String(key) === path[depth - 1])?.key : null;
    const found = rangeStart(key);
    if (found === null) continue;
    offset = found;
    break;
  }
  return configInvalid(file, lines.linePos(offset), `"${details.value}": ${details.rule}`, details);
}

function configInvalid(
  file: string,
  { line, col }: { readonly line: number; readonly col: number },
  what: string,
  details: Omit<ErrorDetails, 'file' | 'line' | 'column'>,
): LandfallError {
  const place = { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  const message = `${file}, line ${place.line}, column ${place.column}: ${what}`;
  return new LandfallError('config-invalid', message, { ...place, ...details });
}

/**
 * Sets values inside the text of `landfall.yaml`; comments and everything else stay as they are.
 * @param edits path → value; `undefined` removes the key
 */
export function editConfig(
  text: string,
  file: string,
  edits: readonly { readonly path: readonly string[]; readonly value: unknown }[],
): string {
  const document = parseDocument(text);
  for (const { path, value } of edits) {
    for (let depth = 1; depth < path.length; depth += 1) {
      const parent = path.slice(0, depth);
      if (!isMap(document.getIn(parent))) document.setIn(parent, document.createNode({}));
    }
    if (value === undefined) document.deleteIn(path);
    else {
      for (let depth = 1; depth < path.length; depth += 1) {
        const parent = document.getIn(path.slice(0, depth), true);
        // `destinations: {}` of a new workspace: what comes into it stands on lines of its own.
        if (isMap(parent) && parent.items.length === 0) parent.flow = false;
      }
      document.setIn(path, document.createNode(value));
    }
  }
  const edited = document.toString({ lineWidth: 110 });
  parseConfig(edited, file);
  return edited;
}

/** The text of a new workspace's `landfall.yaml`. */
export function newConfigText(account: string): string {
  return `# Landfall: one Kartra account → one HighLevel location. This file holds no secrets.
# The program edits it (connect, decide) and keeps your comments.
version: 1

# A name for the Kartra account; part of the identity of people without a lead id, so do not change it
# after the first plan.
account: ${JSON.stringify(account)}

# Where to write. A token stands in a file or a variable of its own; only the reference stands here.
destinations: {}

# Answers only a person can give: \`landfall decide\`.
decisions: {}
`;
}

function rangeStart(node: unknown): number | null {
  if (typeof node !== 'object' || node === null || !('range' in node)) return null;
  const { range } = node;
  return Array.isArray(range) && typeof range[0] === 'number' ? range[0] : null;
}
