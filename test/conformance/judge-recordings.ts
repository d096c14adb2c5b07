/** Judges recorded exchanges by the official specifications, and counts what came of it. */
import type { RecordedExchange } from '../../src/simulator/exchanges/exchange-recorder.ts';
import { type Deviation, deviations } from './deviations.ts';
import type { SpecValidator } from './spec-validator.ts';

/** The User-Agent of Landfall. */
const LANDFALL = 'landfall';

export interface Judgement {
  readonly validated: number;
  /** Exchanges whose every fault a deviation covers. */
  readonly deviating: number;
  /** Name of the call and why no specification judges it → how often. */
  readonly unspecified: ReadonlyMap<string, number>;
  readonly violations: readonly string[];
  /** Of the requests that Landfall itself sent, whatever the answer was. */
  readonly requests: {
    readonly validated: number;
    readonly unspecified: number;
    readonly violations: readonly string[];
  };
  readonly usedDeviations: ReadonlySet<Deviation>;
}

export function judgeRecordings(
  exchanges: readonly RecordedExchange[],
  validator: Pick<SpecValidator, 'validate' | 'validateRequest'>,
): Judgement {
  let [validated, deviating] = [0, 0];
  const unspecified = new Map<string, number>();
  const violations: string[] = [];
  const requests = { validated: 0, unspecified: 0, violations: [] as string[] };
  const usedDeviations = new Set<Deviation>();
  const openFaults = (exchange: RecordedExchange, faults: readonly string[]) =>
    faults.filter((fault) => {
      const covering = deviations.find((deviation) => deviation.covers(exchange, fault));
      if (covering !== undefined) usedDeviations.add(covering);
      return covering === undefined;
    });
  for (const exchange of exchanges) {
    if (exchange.sender === LANDFALL) {
      const sent = validator.validateRequest(exchange);
      const open = sent.kind === 'violated' ? openFaults(exchange, sent.faults) : [];
      if (open.length > 0) requests.violations.push(describe(exchange, open));
      else requests[sent.kind === 'unspecified' ? 'unspecified' : 'validated'] += 1;
    }
    const verdict = validator.validate(exchange);
    if (verdict.kind === 'validated') validated += 1;
    else if (verdict.kind === 'unspecified') {
      const name = nameOf(exchange, verdict.reason);
      unspecified.set(name, (unspecified.get(name) ?? 0) + 1);
    } else {
      const open = openFaults(exchange, verdict.faults);
      if (open.length === 0) deviating += 1;
      else violations.push(describe(exchange, open));
    }
  }
  return { validated, deviating, unspecified, violations, requests, usedDeviations };
}

/** A path no file has is named by the simulator's route, so that ids do not make many of one. */
function nameOf({ method, route, version }: RecordedExchange, reason: string): string {
  if (!reason.startsWith('no ')) return reason;
  const edition = version === 'v3' ? 'v3' : 'v2';
  return route === undefined ? 'a path that no platform has' : `${method} ${route} (${edition}): in no file`;
}

function describe(exchange: RecordedExchange, faults: readonly string[]): string {
  const { method, path, version, status, switched } = exchange;
  const behaviours = switched.length === 0 ? '' : ` [${switched.join()}]`;
  return `${method} ${path} (${version}) ${status}${behaviours}: ${faults.join('; ')}`;
}
