/** What a value of `landfall.yaml` must be, in the words of the person who edits it, not of the schema library. */
/** What a schema has against a value, as zod says it. */
interface SchemaIssue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly expected?: string;
  readonly values?: readonly unknown[];
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a group of "key: value" lines',
  record: 'a group of "key: value" lines',
  array: 'a list',
  null: 'nothing',
};

/**
 * @param issue the first thing the schema has against the file
 * @param value what stands there; never repeated, since a secret may have been put there by mistake
 * @returns rule and remedy; the rule completes `"key": …`
 * @example explainConfigIssue({ code: 'invalid_type', expected: 'string', … }, 7).rule // 'must be text, and is a number'
 */
export function explainConfigIssue(
  issue: SchemaIssue | undefined,
  value: unknown,
): { readonly rule: string; readonly remedy: string } {
  const remedy = 'Correct the value, or remove the key to get the default.';
  if (issue?.code === 'invalid_type') {
    const found = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
    const expected = typeWords[issue.expected ?? ''] ?? issue.expected ?? '';
    if (issue.path.length === 0) {
      return {
        rule: `must be ${expected}, and is ${typeWords[found] ?? found}`,
        remedy:
          'Put the file back as it was; landfall init makes a new one in another folder to compare with.',
      };
    }
    if (value === undefined) return { rule: `is missing, and must be ${expected}`, remedy: 'Add the key.' };
    const isQuotable = issue.expected === 'string' && ['number', 'boolean'].includes(found);
    return {
      rule: `must be ${expected}, and is ${typeWords[found] ?? found}`,
      remedy: isQuotable ? 'Put it into quotes if it is right: "7" instead of 7.' : remedy,
    };
  }
  if (issue?.code === 'unrecognized_keys')
    return { rule: 'is no key of this file', remedy: 'Correct its spelling, or remove it.' };
  if (issue?.code === 'invalid_value') {
    const values = issue.values ?? [];
    const allowed = values.map(String).join(', ');
    const isNewer = issue.path[0] === 'version' && typeof value === 'number' && value > Number(values[0]);
    return {
      rule: `must be ${values.length === 1 ? allowed : `one of ${allowed}`}`,
      remedy: isNewer ? 'A newer Landfall wrote this file: use that one.' : remedy,
    };
  }
  return { rule: issue?.message ?? 'not valid', remedy };
}
