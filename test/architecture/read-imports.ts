/**
 * Reads a source tree with the TypeScript compiler: what each file imports, which globals it uses, how
 * long it is, which tests it narrows or skips. Comments and strings cannot confuse it, and a name
 * declared in the file (a parameter called `fetch`) is not taken for the global.
 */
import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import ts from 'typescript';

export interface ImportFact {
  /** As written: `../model/json.ts`, `kysely`, `node:fs`. */
  readonly specifier: string;
  /** Path from the tree's root for a relative import, else null. */
  readonly target: string | null;
  /** Named imports; `*` for a namespace, `default` for a default import. */
  readonly names: readonly string[];
  readonly typeOnly: boolean;
  readonly line: number;
}

/** A use of a global: `fetch`, `Date.now`, `new Date()`, `process.exit`, `console`. */
export interface GlobalFact {
  readonly name: string;
  readonly line: number;
}

export interface FileFacts {
  /** Path from the tree's root, with `/`. */
  readonly path: string;
  readonly lines: number;
  readonly imports: readonly ImportFact[];
  readonly globals: readonly GlobalFact[];
  /** `it.only`, `describe.skip`, … */
  readonly narrowed: readonly GlobalFact[];
}

const skippedFolders = new Set(['node_modules', 'dist', 'coverage', '.git']);
const testRoots = new Set(['it', 'test', 'describe', 'suite', 'bench', 'context', 'ctx']);
const narrowing = new Set(['only', 'skip', 'todo', 'fails', 'skipIf', 'runIf']);
/** Globals followed one property further: `Date.now`, `globalThis.fetch`. */
const followed = new Set(['AbortSignal', 'Date', 'Math', 'Temporal', 'crypto', 'performance', 'process']);

/** Facts of every `.ts` file under the given folders of `root`; folders that do not exist hold none. */
export function readTree(root: string, folders: readonly string[]): FileFacts[] {
  const paths = folders.flatMap((folder) => listTypeScript(join(root, folder)));
  const program = ts.createProgram(paths, { noLib: true, noResolve: true, types: [] });
  const checker = program.getTypeChecker();
  return paths.map((path) => {
    const source = program.getSourceFile(path);
    if (source === undefined) throw new Error(`the compiler did not read ${path}`);
    return readFile(source, relative(root, path).split(sep).join('/'), checker);
  });
}

function listTypeScript(folder: string): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return skippedFolders.has(entry.name) ? [] : listTypeScript(path);
    return /\.[cm]?tsx?$/.test(entry.name) ? [path] : [];
  });
}

function readFile(source: ts.SourceFile, path: string, checker: ts.TypeChecker): FileFacts {
  const imports: ImportFact[] = [];
  const globals: GlobalFact[] = [];
  const narrowed: GlobalFact[] = [];
  const lineOf = (node: ts.Node): number =>
    source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;

  const visit = (node: ts.Node): void => {
    const found = importOf(node);
    if (found !== null) {
      const target = found.specifier.startsWith('.')
        ? posix.normalize(posix.join(dirname(path), found.specifier))
        : null;
      imports.push({ ...found, target, line: lineOf(node) });
    }
    if (ts.isIdentifier(node) && isGlobalUse(node, checker)) {
      globals.push({ name: nameOfUse(node), line: lineOf(node) });
    }
    if (ts.isPropertyAccessExpression(node) && narrowing.has(node.name.text)) {
      const base = rootOf(node.expression);
      if (testRoots.has(base)) narrowed.push({ name: `${base}.${node.name.text}`, line: lineOf(node) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  const text = readFileSync(source.fileName, 'utf8');
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  return { path, lines, imports, globals, narrowed };
}

type FoundImport = Pick<ImportFact, 'specifier' | 'names' | 'typeOnly'>;

function importOf(node: ts.Node): FoundImport | null {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    const clause = node.importClause;
    const names = namesOf(clause);
    const bindings = clause?.namedBindings;
    const everyNameIsType =
      bindings !== undefined &&
      ts.isNamedImports(bindings) &&
      clause?.name === undefined &&
      bindings.elements.length > 0 &&
      bindings.elements.every((element) => element.isTypeOnly);
    const typeOnly = clause?.phaseModifier === ts.SyntaxKind.TypeKeyword || everyNameIsType;
    return { specifier: node.moduleSpecifier.text, names, typeOnly };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
    const { exportClause } = node;
    const names =
      exportClause && ts.isNamedExports(exportClause)
        ? exportClause.elements.map((element) => (element.propertyName ?? element.name).text)
        : ['*'];
    return { specifier: node.moduleSpecifier.text, names, typeOnly: node.isTypeOnly };
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    const { literal } = node.argument;
    return ts.isStringLiteral(literal) ? { specifier: literal.text, names: ['*'], typeOnly: true } : null;
  }
  if (ts.isCallExpression(node) && isModuleCall(node)) {
    const argument = node.arguments[0];
    const specifier =
      argument !== undefined && ts.isStringLiteralLike(argument) ? argument.text : '<computed>';
    return { specifier, names: ['*'], typeOnly: false };
  }
  return null;
}

function namesOf(clause: ts.ImportClause | undefined): string[] {
  const names = clause?.name === undefined ? [] : ['default'];
  const bindings = clause?.namedBindings;
  if (bindings === undefined) return names;
  if (ts.isNamespaceImport(bindings)) return [...names, '*'];
  return [...names, ...bindings.elements.map((element) => (element.propertyName ?? element.name).text)];
}

/** `import('x')`, `require('x')` and `process.getBuiltinModule('x')`. */
function isModuleCall(node: ts.CallExpression): boolean {
  const { expression } = node;
  if (expression.kind === ts.SyntaxKind.ImportKeyword) return true;
  if (ts.isIdentifier(expression)) return expression.text === 'require';
  return ts.isPropertyAccessExpression(expression) && expression.name.text === 'getBuiltinModule';
}

function isGlobalUse(node: ts.Identifier, checker: ts.TypeChecker): boolean {
  const { parent } = node;
  if (parent === undefined || ts.isPartOfTypeNode(node)) return false;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return globalThisHolds(parent, checker);
  if (ts.isQualifiedName(parent) || ts.isTypeReferenceNode(parent)) return false;
  if (ts.isPropertyAssignment(parent) && parent.name === node) return false;
  if (ts.isBindingElement(parent) && parent.propertyName === node) return false;
  // A polyfill's `Temporal` reads the clock like the built-in one.
  if (node.text === 'Temporal') return !ts.isImportSpecifier(parent);
  const symbol = ts.isShorthandPropertyAssignment(parent)
    ? checker.getShorthandAssignmentValueSymbol(parent)
    : checker.getSymbolAtLocation(node);
  return symbol?.declarations === undefined || symbol.declarations.length === 0;
}

function globalThisHolds(access: ts.PropertyAccessExpression, checker: ts.TypeChecker): boolean {
  const { expression } = access;
  if (!ts.isIdentifier(expression) || !['globalThis', 'global'].includes(expression.text)) return false;
  return isGlobalUse(expression, checker);
}

/** `Date.now`, `new Date()` (no arguments), `new Date(…)`, or the bare name. */
function nameOfUse(node: ts.Identifier): string {
  let use: ts.Node = node;
  if (ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) use = node.parent;
  const { parent } = use;
  if (ts.isNewExpression(parent) && parent.expression === use) {
    return `new ${node.text}(${(parent.arguments?.length ?? 0) > 0 ? '…' : ''})`;
  }
  if (ts.isCallExpression(parent) && parent.expression === use && node.text === 'Date') return 'Date()';
  if (!followed.has(node.text)) return node.text;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === use) {
    return `${node.text}.${parent.name.text}`;
  }
  if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword) {
    return `instanceof ${node.text}`;
  }
  return node.text;
}

function rootOf(expression: ts.Expression): string {
  let current: ts.Expression = expression;
  for (;;) {
    if (ts.isPropertyAccessExpression(current) || ts.isCallExpression(current)) current = current.expression;
    else return ts.isIdentifier(current) ? current.text : '';
  }
}
