// What the bench prints: figures with an aim, and how they are summed up.

export interface Figure {
  readonly name: string;
  readonly value: number;
  /** `ratio` to something bare in the same run, or an absolute unit. */
  readonly unit: 'ratio' | 'ms' | 'MB' | 'kB' | '/s';
  /** `atLeast` and `atMost` give a verdict; without them the figure is information. */
  readonly atLeast?: number;
  readonly atMost?: number;
  /** What the value was made from. */
  readonly detail?: string;
}

export function verdict({ value, atLeast, atMost }: Figure): 'ok' | 'missed' | undefined {
  if (atLeast === undefined && atMost === undefined) return undefined;
  return value >= (atLeast ?? -Infinity) && value <= (atMost ?? Infinity) ? 'ok' : 'missed';
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

const digits = (value: number): string => (value < 10 ? value.toFixed(2) : Math.round(value).toString());

function aimOf({ atLeast, atMost, unit }: Figure): string {
  const suffix = unit === 'ratio' ? '' : ` ${unit}`;
  if (atLeast !== undefined) return `≥ ${atLeast}${suffix}`;
  return atMost === undefined ? '' : `< ${atMost}${suffix}`;
}

/** The table for people. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const value = figure.unit === 'ratio' ? digits(figure.value) : `${digits(figure.value)} ${figure.unit}`;
    return [figure.name, value, aimOf(figure), verdict(figure) ?? '', figure.detail ?? ''];
  });
  const all = [['measure', 'value', 'aim', 'verdict', 'from'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return all.map(line).join('\n');
}
