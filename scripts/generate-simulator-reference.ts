/**
 * The two tables of `docs/simulator.md`: the calls from the simulator's routes, the behaviours from its one table.
 * The rest of the page is written by hand and kept as it is.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BEHAVIOURS, type BehaviourEntry } from '../src/simulator/behaviours.ts';
import { READ_COMMANDS } from '../src/simulator/kartra/read-commands.ts';
import { WRITE_COMMANDS } from '../src/simulator/kartra/write-commands.ts';
import { oauthRoutes } from '../src/simulator/oauth/oauth-routes.ts';
import { platformRoutes } from '../src/simulator/platform-routes.ts';
import { type GeneratedFile, renderTable } from './generated-file.ts';
import { areaOf, areas, fidelityOf } from './simulator-sources.ts';

const path = 'docs/simulator.md';

function render(): string {
  const text = readFileSync(join(import.meta.dirname, '..', path), 'utf8');
  return replacePart(replacePart(text, 'calls', renderCalls()), 'behaviours', renderBehaviours());
}

/** `text` with what stands between the two marks of `name` replaced. */
function replacePart(text: string, name: string, part: string): string {
  const [start, end] = [`<!-- generated: ${name} -->`, '<!-- end -->'];
  const from = text.indexOf(start);
  const to = text.indexOf(end, from);
  if (from === -1 || to === -1) throw new Error(`${path} has no marks for ${name}`);
  return `${text.slice(0, from)}${start}\n\n${part}\n\n${text.slice(to)}`;
}

function renderCalls(): string {
  const routes = [...oauthRoutes, ...platformRoutes];
  if (routes.length < 30) throw new Error(`${routes.length} routes are not the simulator`);
  const lines = routes.map((route) => {
    const call = `${route.method} ${route.path}`;
    return {
      area: areaOf(route.path),
      cells: [`\`${call}\``, route.only ?? 'v2, v3', fidelityOf(call)],
    };
  });
  const tables = areas.flatMap((area) => {
    const own = lines.filter((line) => line.area === area).map(({ cells }) => [...cells, area.source]);
    if (own.length === 0) return [];
    return [`### ${area.title}`, renderTable(['Call', 'Versions', 'Fidelity', 'Source'], own)];
  });
  const named = (commands: object) =>
    Object.keys(commands)
      .map((name) => `\`${name}\``)
      .join(', ');
  return [
    `${routes.length} calls of HighLevel:`,
    ...tables,
    '### Kartra',
    `One form-encoded endpoint, by the pages of Kartra's API. It reads by \`get_lead\` and ${named(READ_COMMANDS)}. The commands that write change nothing and are recorded: ${named(WRITE_COMMANDS)}.`,
  ].join('\n\n');
}

function renderBehaviours(): string {
  const rows = Object.entries(BEHAVIOURS as Readonly<Record<string, BehaviourEntry>>).map(
    ([name, { value, certainty, source, choices }]) => [
      `\`${name}\``,
      `\`${value}\`${choices === undefined ? '' : ` of ${choices.join(', ')}`}`,
      certainty,
      source,
    ],
  );
  return renderTable(['Behaviour', 'Default', 'Certainty', 'What it rests on'], rows);
}

export const simulatorReference: GeneratedFile = { path, render };
