import { join } from 'node:path';

/** Where a test run leaves the exchanges of its simulators for the conformance suite. */
export const exchangesFolder = join(import.meta.dirname, '../../node_modules/.cache/landfall-exchanges');
