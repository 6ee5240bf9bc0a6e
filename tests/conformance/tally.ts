// Counts where our verdict and the official one agree, and by which rules they differ.

/** What matters of the verdict of a layer. */
export interface Judged {
  readonly error?: string;
  readonly findings: readonly { readonly rule: string; readonly flag: string }[];
}

export interface Tally {
  files: number;
  same: number;
  /** `+RULE|flag`: only ours; `-RULE|flag`: only theirs. With the files. */
  readonly differences: Map<string, string[]>;
}

export function newTally(): Tally {
  return { files: 0, same: 0, differences: new Map() };
}

function rulesOf(verdict: string): ReadonlySet<string> {
  if (verdict.startsWith('ERROR')) return new Set(['ERROR']);
  return new Set(verdict.split(',').filter((rule) => rule !== ''));
}

export function verdictOf(result: Judged | undefined): string {
  if (!result) return 'MISSING';
  if (result.error !== undefined) return 'ERROR';
  return [...new Set(result.findings.map(({ rule, flag }) => `${rule}|${flag}`))].sort().join(',');
}

interface Verdicts {
  readonly ours: string;
  readonly theirs: string;
}

function gapsBetween(verdicts: Verdicts): readonly string[] {
  const ours = rulesOf(verdicts.ours);
  const theirs = rulesOf(verdicts.theirs);
  return [
    ...[...ours].filter((rule) => !theirs.has(rule)).map((rule) => `+${rule}`),
    ...[...theirs].filter((rule) => !ours.has(rule)).map((rule) => `-${rule}`),
  ];
}

/** The same set of rule and flag, or both say that the artefact stops. */
export function areSame(verdicts: Verdicts): boolean {
  return gapsBetween(verdicts).length === 0;
}

export function count(tally: Tally, file: string, verdicts: Verdicts): void {
  const gaps = gapsBetween(verdicts);
  tally.files += 1;
  if (gaps.length === 0) tally.same += 1;
  for (const gap of gaps) tally.differences.set(gap, [...(tally.differences.get(gap) ?? []), file]);
}

export function report(name: string, { files, same, differences }: Tally): string {
  const lines = [`${name}: ${files} files, ${same} with the same set of (rule, flag), ${files - same} different`];
  const sorted = [...differences].sort(([, one], [, other]) => other.length - one.length);
  for (const [rule, where] of sorted) lines.push(`  ${rule}: ${where.length} (${where.slice(0, 3).join(', ')})`);
  return lines.join('\n');
}

export function isAllSame(tallies: ReadonlyMap<string, Tally>): boolean {
  return [...tallies.values()].every(({ files, same }) => files === same);
}
