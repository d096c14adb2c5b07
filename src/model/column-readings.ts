/**
 * How the values of a column can be read, counted over all of them: what a few samples cannot prove.
 * A question is what the values leave open; only a person who knows the account can answer it.
 */

export interface ColumnReadings {
  /** Where most values are dates. */
  readonly dates?: {
    /** `2024-01-31`, `31 Jan 2024`: one reading. */
    readonly certain: number;
    /** `25/04/2024` */
    readonly dayFirst: number;
    /** `04/25/2024` */
    readonly monthFirst: number;
    /** `03/04/2024`: both orders fit. */
    readonly either: number;
    /** Dates with a time of day and no zone. */
    readonly timed: number;
  };
  /** Where most values are amounts. */
  readonly amounts?: {
    readonly certain: number;
    /** `1.234,50` */
    readonly decimalComma: number;
    /** `1,234.50` */
    readonly decimalPoint: number;
    /** `1,234`: a thousand, or one and a bit. */
    readonly either: number;
  };
  /** Values that hold a character that may stand between names. */
  readonly separators: { readonly comma: number; readonly semicolon: number; readonly bar: number };
  /** Of tags and lists, once the names the account has were compared with the cells. */
  readonly names?: NamesReading;
  readonly questions: readonly ColumnQuestion[];
}

/** What stands between the names in a cell. */
export interface NamesReading {
  /** Each character of it separates. */
  readonly separator: string;
  /** One sentence for the person who confirms. */
  readonly because: string;
  /** Nothing proves it: only a person can say. */
  readonly isDoubtful: boolean;
}

export type ColumnQuestion = 'day-or-month' | 'thousand-or-decimal' | 'separator' | 'time-zone';
