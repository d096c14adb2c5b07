/** Sends requests over a fixed number of connections and counts answers per second. */
import { type Agent, request } from 'node:http';

export interface Load {
  readonly url: string;
  readonly agent: Agent;
  readonly headers: Readonly<Record<string, string>>;
  readonly concurrency: number;
  readonly requestOf: (n: number) => {
    readonly method: string;
    readonly path: string;
    readonly body: unknown;
  };
}

/** Answers per second while sending for `ms`. Throws at the first answer that is not 2xx. */
export function measureForMs(load: Load, ms: number): Promise<number> {
  const end = performance.now() + ms;
  return measure(
    load,
    () => performance.now() < end,
    () => {},
  );
}

/** Answers per second for exactly `times` requests, each answer handed to `take`. */
export function measureTimes(load: Load, times: number, take: (answer: string) => void): Promise<number> {
  return measure(load, (n) => n < times, take);
}

async function measure(
  load: Load,
  goesOn: (n: number) => boolean,
  take: (answer: string) => void,
): Promise<number> {
  let [next, answered] = [0, 0];
  const startedMs = performance.now();
  const client = async () => {
    while (goesOn(next)) {
      take(await send(load, next++));
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: load.concurrency }, client));
  return answered / ((performance.now() - startedMs) / 1000);
}

function send(load: Load, n: number): Promise<string> {
  const { method, path, body } = load.requestOf(n);
  return new Promise((resolve, reject) => {
    const sent = request(
      `${load.url}${path}`,
      { method, agent: load.agent, headers: load.headers },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () => {
          const status = response.statusCode ?? 0;
          if (status >= 200 && status < 300) resolve(text);
          else reject(new Error(`${method} ${path} was answered with ${status}: ${text.slice(0, 200)}`));
        });
      },
    );
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
