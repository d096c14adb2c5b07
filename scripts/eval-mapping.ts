/**
 * Predicts where labelled columns go, for the scorer of the mapping evaluation: one JSON line per row with
 * `id`, `target`, `confidence` and, for a consent column, `polarity`.
 *
 * @example npm run --silent eval:mapping -- columns.jsonl --header-only > predictions.jsonl
 */
import { predictFile } from './eval-mapping/predict-file.ts';

const files = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const [file] = files;
if (file === undefined || files.length > 1) {
  console.error(
    '✗ Name one file of labelled columns: npm run --silent eval:mapping -- FILE.jsonl [--header-only]',
  );
  process.exitCode = 2;
} else {
  const headerOnly = process.argv.includes('--header-only');
  for (const prediction of predictFile(file, { headerOnly })) console.log(JSON.stringify(prediction));
}
