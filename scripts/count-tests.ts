/**
 * Names each failed test of test runners' JSON results with its first words, and prints
 * `N passed, N failed, N skipped` alone on the last line.
 * Exits 1 when a test failed, when a results file is missing or unreadable, or when no test ran.
 *
 * @example node scripts/count-tests.ts results/test.json results/conformance.json
 */
import { readFileSync } from 'node:fs';

interface Results {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly success: boolean;
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** Lines of a failure shown here; the runner's own output has the rest. */
const shownLines = 8;

/** What failed, one after the other: a log is often kept by its end only. */
function printFailures(results: Results): void {
  for (const file of results.testResults) {
    const failures = file.assertionResults.filter(({ status }) => status === 'failed');
    for (const { fullName, failureMessages } of failures) {
      console.log(`FAILED TEST: ${file.name}: ${fullName}`);
      const lines = failureMessages.join('\n').split('\n');
      const ours = lines.filter((line) => !line.includes('node_modules'));
      console.log(ours.slice(0, shownLines).join('\n'));
    }
    if (failures.length === 0 && file.message !== '')
      console.log(`FAILED FILE: ${file.name}: ${file.message}`);
  }
}

let [passed, failed, skipped, broken] = [0, 0, 0, false];

for (const path of process.argv.slice(2)) {
  try {
    const results = JSON.parse(readFileSync(path, 'utf8')) as Results;
    const counts = [results.numPassedTests, results.numFailedTests, results.numPendingTests];
    if (counts.some((count) => !Number.isInteger(count))) throw new Error('it holds no counts');
    passed += results.numPassedTests;
    failed += results.numFailedTests;
    skipped += results.numPendingTests + results.numTodoTests;
    printFailures(results);
    // A file that fails to load has no failed test, yet the run is not a success.
    if (!results.success && results.numFailedTests === 0) failed += 1;
  } catch (error) {
    console.error(`No test results in ${path}: ${error instanceof Error ? error.message : String(error)}`);
    broken = true;
  }
}

if (passed + failed === 0) console.error('No test ran.');
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = broken || failed > 0 || passed === 0 ? 1 : 0;
