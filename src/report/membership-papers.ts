/**
 * The memberships as they stand in Kartra: levels, how many people have each, who says so. It is what a rebuild is
 * checked against.
 */
import { csvText } from './csv.ts';
import { type Paper, section, tableOf, text } from './paper/paper.ts';
import { plural } from './words.ts';

/** One level of one membership, with the number of people by state. */
export interface LevelRow {
  readonly membership: string;
  /** Empty where the source names none. */
  readonly level: string;
  readonly active: number;
  readonly ended: number;
  readonly unknown: number;
  /** Rows of people who are no contacts; among the counts above. */
  readonly withoutPerson: number;
  /** Export and API disagree; the later stands. */
  readonly disputed: number;
  /** `export`, `api`, `tag`, in the order they were met. */
  readonly sources: readonly string[];
  /** Title of the offer that gives it in HighLevel. */
  readonly offer: string;
}

const columns = 'membership,level,active,ended,unknown,no contact,disputed,told by,offer in HighLevel'.split(
  ',',
);

function cellsOf(row: LevelRow): readonly (string | number)[] {
  const { membership, level, active, ended, unknown, withoutPerson, disputed, sources, offer } = row;
  return [membership, level, active, ended, unknown, withoutPerson, disputed, sources.join(', '), offer];
}

export function membershipsCsv(rows: readonly LevelRow[]): AsyncGenerator<string> {
  return csvText(
    columns,
    (async function* () {
      yield rows.map(cellsOf);
    })(),
  );
}

export interface LevelFigures {
  readonly levels: readonly LevelRow[];
  readonly memberships: number;
  /** People with access, over all levels. */
  readonly active: number;
}

export function levelsPaper({ levels, memberships, active }: LevelFigures): Paper {
  return {
    title: 'Memberships',
    lead: `${plural(memberships, 'membership')} with ${plural(levels.length, 'level')}; access is active ${plural(active, 'time')} today. What somebody pays for says nothing about access: Kartra keeps the two apart.`,
    sections: [
      section(
        'Levels',
        tableOf('Memberships and levels', columns, levels.map(cellsOf)),
        ...(levels.some(({ sources }) => sources.includes('tag'))
          ? [
              text(
                'Read from tags, because neither an export nor Kartra’s API told of access: look at it before it is given.',
              ),
            ]
          : []),
      ),
      section(
        'What to do',
        text(
          'Lessons, drip schedules and progress are in no export: build them in HighLevel, publish, then give access with landfall grant. An offer named as in the last column gives what its level gives; the counts beside it must match.',
        ),
      ),
    ],
  };
}
