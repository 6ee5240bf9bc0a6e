// Runs one of the commands a person may type, tells what went wrong, and ends the process.

import process from 'node:process';
import { ConfigError } from '../config.ts';
import { Problem } from '../errors.ts';
import type { Command } from './commands.ts';

interface CommandLine {
  readonly commands: readonly Command[];
  readonly help: () => string;
  readonly words: readonly string[];
}

async function main({ commands, help, words }: CommandLine): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(help());
    return 0;
  }
  const command = commands.find((one) => one.name === name);
  if (!command) {
    process.stderr.write(`Commande inconnue : ${name}\n\n${help()}`);
    return 2;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(command.helpOf?.(rest) ?? `${command.usage}\n\n${command.help}\n`);
    return 0;
  }
  return await command.run(rest);
}

function tell(error: unknown): void {
  const text =
    error instanceof Problem
      ? `${error.text.fr} (${error.code})`
      : error instanceof ConfigError
        ? error.message
        : String(error);
  process.stderr.write(`${text}\n`);
  if (!(error instanceof Problem)) return;
  for (const field of error.fields) process.stderr.write(`  ${field.path} : ${field.message.fr}\n`);
}

/** Ends with the code that the command answers; 1 for whatever is thrown. */
export async function runCommand(line: CommandLine): Promise<never> {
  try {
    process.exit(await main(line));
  } catch (error) {
    tell(error);
    process.exit(1);
  }
}
