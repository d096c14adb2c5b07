/** The tests of a folder as text, so that what a test claims to show can be looked up by its title. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

export interface TestText {
  /** `csv/csv.test.ts › an import › adds tags`: file, what it stands in, its own title. */
  readonly title: string;
  /** The whole call, its table included. */
  readonly text: string;
}

/** Every `it` and `test`, tables included, of the test files in `folder`. */
export function readTests(folder: string): TestText[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .flatMap((name) => splitTests(name, readFileSync(join(folder, name), 'utf8')));
}

/** The tests of one file. */
export function splitTests(file: string, text: string): TestText[] {
  const tests: TestText[] = [];
  const visit = (node: ts.Node, within: readonly string[]): void => {
    const call = ts.isCallExpression(node) ? readCall(node) : undefined;
    if (call === undefined) ts.forEachChild(node, (child) => visit(child, within));
    else if (call.kind === 'describe') ts.forEachChild(node, (child) => visit(child, [...within, call.name]));
    else tests.push({ title: [file, ...within, call.name].join(' › '), text: node.getText() });
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true), []);
  return tests;
}

/** `it('…', …)`, `it.each(…)('…', …)` and the like; undefined for any other call. */
function readCall(
  node: ts.CallExpression,
): { readonly kind: 'describe' | 'test'; readonly name: string } | undefined {
  const [first] = node.arguments;
  const head = /^(describe|it|test)\b/.exec(node.expression.getText())?.[1];
  if (head === undefined || first === undefined || !ts.isStringLiteralLike(first)) return undefined;
  return { kind: head === 'describe' ? 'describe' : 'test', name: first.text };
}
