// Arguments of commands: `--name value` and `--flag`, strict.

import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { problem } from '../errors.ts';

/** A command that is not written as it must be: the sentence says what is wrong. */
export const usageProblem = (text: string) => problem({ code: 'cli.usage', status: 400, fr: text, en: text })();

interface OptionNames<N extends string> {
  readonly required: readonly N[];
  readonly optional?: readonly N[];
  readonly flags?: readonly N[];
  /** One letter for the name of an option: `{ output: 'o' }`. */
  readonly short?: Readonly<Partial<Record<N, string>>>;
}

/** The options of a command, all text; throws `cli.usage` for an unknown or missing one. */
export function readOptions<N extends string>(
  args: readonly string[],
  { required, optional = [], flags = [], short }: OptionNames<N>,
): { values: Partial<Record<N, string>>; flags: ReadonlySet<N>; words: readonly string[] } {
  const options: ParseArgsOptionsConfig = {};
  for (const name of [...required, ...optional]) {
    const letter = short?.[name];
    options[name] = { type: 'string', ...(letter === undefined ? {} : { short: letter }) };
  }
  for (const name of flags) options[name] = { type: 'boolean' };
  const parsed = parse(args, options);
  const missing = required.filter((name) => !parsed.values[name]);
  if (missing.length > 0) throw usageProblem(`Il manque : ${missing.map((name) => `--${name}`).join(', ')}`);
  const set = new Set(flags.filter((name) => parsed.values[name] === true));
  return { values: parsed.values as Partial<Record<N, string>>, flags: set, words: parsed.positionals };
}

function parse(args: readonly string[], options: ParseArgsOptionsConfig) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw usageProblem(error instanceof Error ? error.message : String(error));
  }
}
