/**
 * A question whose answer nobody reads would be asked for nothing. Every decision is read by the code named
 * here, outside the questions themselves; the tree is read with the TypeScript compiler.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { type DecisionId, decisionIds } from '../model/decision.ts';

const root = join(import.meta.dirname, '..');

/** Decision → the file that acts on the answer. */
const readers: Readonly<Record<DecisionId, string>> = {
  'default-country': 'pipeline/run-mapping.ts',
  'time-zone': 'pipeline/run-mapping.ts',
  'existing-contacts': 'pipeline/make-plan.ts',
  'email-consent': 'pipeline/run-mapping.ts',
  'phone-consent': 'pipeline/run-mapping.ts',
  'suppression-tags': 'pipeline/run-mapping.ts',
  lists: 'pipeline/write-tag-papers.ts',
  'shared-phone': 'pipeline/plan-people.ts',
  'same-company-name': 'pipeline/derive-companies.ts',
  'companies-from-domains': 'pipeline/derive-companies.ts',
  'unknown-columns': 'pipeline/run-map.ts',
  'deals-without-contact': 'pipeline/records/plan-deals.ts',
  transactions: 'pipeline/records/plan-orders.ts',
  subscriptions: 'pipeline/records/plan-subscriptions.ts',
  memberships: 'pipeline/records/plan-memberships.ts',
  appointments: 'pipeline/records/plan-bookings.ts',
  affiliates: 'pipeline/records/plan-affiliates.ts',
  activity: 'pipeline/records/plan-history.ts',
  'sub-accounts': 'pipeline/shares-location.ts',
  'published-workflows': 'pipeline/check-plan.ts',
  'trigger-tags': 'pipeline/make-plan.ts',
  'only-one-location': 'pipeline/rehearse/rehearsal-place.ts',
  'rehearsal-addresses': 'pipeline/rehearse/rehearsal-place.ts',
  markers: 'pipeline/run-finish.ts',
};

/** What holds answers: `choices['lists']`, `config.decisions.lists`, `const { markers } = config.decisions`. */
const holders = /(?:^|\.)(?:choices|decisions)$/u;

test('every decision is read by the code that acts on it', () => {
  const read = new Map<string, string[]>();
  for (const file of sourceFiles()) {
    for (const id of readsIn(readFileSync(file, 'utf8')))
      read.set(id, [...(read.get(id) ?? []), relative(root, file)]);
  }
  expect(read.get('default-country')?.length).toBeGreaterThan(2);
  const unread = decisionIds.filter((id) => read.get(id)?.includes(readers[id]) !== true);
  expect(unread).toEqual([]);
});

test.each([
  ["if (choices['lists'] === 'tag') go();", ['lists']],
  ['const lists = workspace.config.decisions.lists?.choice;', ['lists']],
  ["const { 'email-consent': answer, markers } = config.decisions;", ['email-consent', 'markers']],
  ["// choices['lists']\nconst text = \"choices['lists']\";", []],
  ["const spec = { id: 'lists' }; spec.id;", []],
])('%s', (text, ids) => {
  expect(readsIn(text)).toEqual(ids);
});

/** The decisions a source text reads, in its order. */
function readsIn(text: string): readonly string[] {
  if (!/\b(?:choices|decisions)\b/u.test(text)) return [];
  const source = ts.createSourceFile('read.ts', text, ts.ScriptTarget.Latest, false);
  const found: string[] = [];
  const holds = (node: ts.Expression) => holders.test(node.getText(source));
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && holds(node.expression)) found.push(node.name.text);
    if (ts.isElementAccessExpression(node) && holds(node.expression)) {
      const { argumentExpression: key } = node;
      if (ts.isStringLiteral(key)) found.push(key.text);
    }
    if (ts.isVariableDeclaration(node) && ts.isObjectBindingPattern(node.name) && node.initializer) {
      if (holds(node.initializer)) {
        for (const { name, propertyName = name } of node.name.elements)
          if (ts.isIdentifier(propertyName) || ts.isStringLiteral(propertyName))
            found.push(propertyName.text);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function sourceFiles(): readonly string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/[\\/](?:decisions|simulator)[\\/]/u.test(file));
}
