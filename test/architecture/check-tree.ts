/** Applies the rules to the facts of a tree. Seeing too little is a violation too. */
import { isBuiltin } from 'node:module';
import { basename } from 'node:path';
import type { FileFacts, ImportFact } from './read-imports.ts';
import * as rules from './rules.ts';

export interface Violation {
  readonly rule: string;
  /** `path:line what, and what the rule says`. */
  readonly what: string;
}

/** What the tree must at least hold, so that a check of nothing cannot pass. */
export interface Expectation {
  readonly sourceFiles: number;
  readonly testFiles: number;
  readonly folders: readonly string[];
}

export function checkTree(files: readonly FileFacts[], expected: Expectation): Violation[] {
  return [...sawEnough(files, expected), ...files.flatMap(checkFile)];
}

/** Tests, and what only tests use: `*-under-test.ts` beside the source. */
function isTest(path: string): boolean {
  return /(\.|-under-)test\.ts$/.test(path) || path.startsWith('test/');
}

function sawEnough(files: readonly FileFacts[], expected: Expectation): Violation[] {
  const paths = files.map((file) => file.path);
  const source = paths.filter((path) => path.startsWith('src/') && !isTest(path));
  const tests = paths.filter(isTest);
  const violations: Violation[] = [];
  const report = (what: string): void => void violations.push({ rule: 'saw-something', what });
  if (source.length < expected.sourceFiles)
    report(`saw ${source.length} of ${expected.sourceFiles} source files`);
  if (tests.length < expected.testFiles) report(`saw ${tests.length} of ${expected.testFiles} test files`);
  const seen = new Set(source.map(folderOf));
  for (const folder of expected.folders) if (!seen.has(folder)) report(`saw no file of ${folder}`);
  return violations;
}

function checkFile(file: FileFacts): Violation[] {
  const at = (line: number, rule: string, what: string): Violation => ({
    rule,
    what: `${file.path}:${line} ${what}`,
  });
  const violations: Violation[] = [];
  if (file.lines > rules.maxLines) violations.push(at(1, 'file-length', `has ${file.lines} lines`));
  if (!rules.kebabCase.test(basename(file.path))) violations.push(at(1, 'kebab-case', 'is not kebab-case'));
  for (const { name, line } of file.narrowed) {
    const conditional = /\.(skipIf|runIf)$/.test(name) && startsWithOne(file.path, rules.mayBeConditional);
    if (!conditional) violations.push(at(line, 'every-test-runs', `has ${name}`));
  }
  if (!file.path.startsWith('src/')) return violations;
  for (const found of file.imports) {
    const reason = layerFault(file.path, found);
    if (reason !== null)
      violations.push(at(found.line, reason.rule, `imports ${found.specifier}: ${reason.says}`));
  }
  for (const rule of rules.useRules) {
    for (const use of forbiddenUses(file, rule))
      violations.push(at(use.line, rule.name, `${use.what}: ${rule.says}`));
  }
  return violations;
}

interface LayerFault {
  readonly rule: string;
  readonly says: string;
}

function layerFault(path: string, found: ImportFact): LayerFault | null {
  const from = folderOf(path);
  const allowed = rules.mayImport[from];
  if (allowed === undefined) return { rule: 'known-folder', says: `no rule knows src/${from}` };
  if (found.specifier === '<computed>') return { rule: 'plain-imports', says: 'the module is computed' };
  if (found.target === null) return null;
  if (!found.target.startsWith('src/')) {
    return isTest(path) ? null : { rule: 'stays-in-src', says: 'it leads out of src/' };
  }
  const to = folderOf(found.target);
  if (isTest(path)) {
    const above = (rules.heightOf[to] ?? 0) > (rules.heightOf[from] ?? 0);
    return above ? { rule: 'layers', says: `${to} is above ${from}, even for a test` } : null;
  }
  if (from === 'connectors' && to === 'connectors' && connectorOf(found.target) !== null) {
    const same = connectorOf(path) === connectorOf(found.target);
    return same ? null : { rule: 'connectors-apart', says: 'a connector imports no other' };
  }
  if (from === to || allowed.includes(to)) return null;
  if (found.typeOnly && rules.mayImportTypes[from]?.includes(to) === true) return null;
  return { rule: 'layers', says: `${from} may not import ${to}` };
}

function forbiddenUses(file: FileFacts, rule: rules.UseRule): { line: number; what: string }[] {
  if (isTest(file.path) && !rule.bindsTests) return [];
  if (!startsWithOne(file.path, rule.within ?? ['src/']) || startsWithOne(file.path, rule.allowedIn))
    return [];
  const imports = file.imports.flatMap((found) => {
    const module = moduleOf(found.specifier);
    const names = module.startsWith('node:') ? (rule.builtInNames ?? []) : [];
    const badName = names.find((name) => found.names.includes(name));
    if (badName !== undefined) return [{ line: found.line, what: `imports ${badName}` }];
    const bad = rule.packages?.some((name) => covers(name, module)) === true;
    return bad ? [{ line: found.line, what: `imports ${found.specifier}` }] : [];
  });
  const uses = file.globals.filter(({ name }) => rule.globals?.includes(name) === true);
  return [...imports, ...uses.map(({ name, line }) => ({ line, what: `uses ${name}` }))];
}

function covers(pattern: string, module: string): boolean {
  if (pattern === 'node:*') return module.startsWith('node:');
  return module === pattern || (!pattern.startsWith('node:') && module.startsWith(`${pattern}/`));
}

function moduleOf(specifier: string): string {
  return isBuiltin(specifier) && !specifier.startsWith('node:') ? `node:${specifier}` : specifier;
}

function startsWithOne(path: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => path.startsWith(prefix));
}

/** `src/plan/x.ts` → `plan`; `src/errors.ts` and its test → `errors`. */
function folderOf(path: string): string {
  return (path.split('/')[1] ?? '').replace(/(\.test)?\.ts$/, '');
}

/** `src/connectors/kartra/x.ts` → `kartra`; null for the contract itself. */
function connectorOf(path: string): string | null {
  const parts = path.split('/');
  return parts.length > 3 ? (parts[2] ?? null) : null;
}
