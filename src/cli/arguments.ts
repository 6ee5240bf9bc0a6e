// Arguments of commands: `--name value` and `--flag`, strict.

import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { problem } from '../errors.ts';

const usageProblem = (text: string) => problem({ code: 'cli.usage', status: 400, fr: text, en: text })();

/** The options of a command, all text; throws `cli.usage` for an unknown or missing one. */
export function readOptions<N extends string>(
  args: readonly string[],
  { required, optional = [], flags = [] }: { required: readonly N[]; optional?: readonly N[]; flags?: readonly N[] },
): { values: Partial<Record<N, string>>; flags: ReadonlySet<N>; words: readonly string[] } {
  const options: ParseArgsOptionsConfig = {};
  for (const name of [...required, ...optional]) options[name] = { type: 'string' };
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
