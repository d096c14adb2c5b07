/**
 * Draws the same cases for every property test in every run, so that a run that fails fails again.
 * `LANDFALL_SEED=any` draws new ones each time (the failure names their seed); a number draws those of that seed.
 */
import fc from 'fast-check';

const given = process.env['LANDFALL_SEED'];

if (given !== 'any') fc.configureGlobal({ seed: given === undefined ? 20_261_126 : Number(given) });
