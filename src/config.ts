/**
 * `landfall.yaml`: source, destinations, decisions. No secrets: a destination holds a reference to its
 * token (a file or the name of a variable). The program edits it in place, so a person's comments and
 * layout survive.
 */
import { isMap, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { LandfallError } from './errors.ts';
import { decisionIds } from './model/decision.ts';

const tokenReference = z.union([
  z.strictObject({ file: z.string().min(1) }),
  z.strictObject({ variable: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/) }),
]);

const destination = z.strictObject({
  location: z.string().min(1),
  token: tokenReference,
});

const answer = z.strictObject({
  choice: z.string().min(1),
  by: z.string().min(1),
  at: z.string().min(1),
  withoutReview: z.boolean().default(false),
});

const schema = z.strictObject({
  version: z.literal(1),
  account: z.string().min(1),
  destinations: z
    .strictObject({ rehearsal: destination.optional(), production: destination.optional() })
    .default({}),
  acceptedWorkflows: z
    .array(z.strictObject({ id: z.string(), name: z.string(), by: z.string() }))
    .default([]),
  decisions: z.partialRecord(z.enum(decisionIds), answer).default({}),
});

export type Config = z.infer<typeof schema>;
export type TokenReference = z.infer<typeof tokenReference>;

/**
 * Reads the text of `landfall.yaml`.
 * @throws `config-invalid` with line, column, value, rule and remedy
 */
export function parseConfig(text: string, file: string): Config {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [syntax] = document.errors;
  if (syntax !== undefined) {
    const { line, col } = lines.linePos(syntax.pos[0]);
    throw new LandfallError('config-invalid', `${file} is not valid YAML: ${firstLine(syntax.message)}`, {
      file,
      line,
      column: col,
      rule: 'YAML 1.2',
      remedy: 'Mend this line; the rest of the file is kept as it is.',
    });
  }
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = (issue?.path ?? []).map(String);
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys : [];
  const node = document.getIn([...path, ...unknown.slice(0, 1)], true) ?? document.getIn(path, true);
  const offset = rangeStart(node);
  const position = offset === null ? null : lines.linePos(offset);
  throw new LandfallError('config-invalid', `${file}: ${issue?.message ?? 'not valid'}`, {
    file,
    ...(position === null ? {} : { line: position.line, column: position.col }),
    value: [...path, ...unknown].join('.') || '(the whole file)',
    rule: issue?.message ?? 'not valid',
    remedy: 'Correct the value, or remove the key to get the default.',
  });
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
    else document.setIn(path, document.createNode(value));
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

const firstLine = (text: string): string => text.split('\n')[0] ?? text;
