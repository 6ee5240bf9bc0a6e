// `facteur …`: the operator's and the script's commands. Works whether the server runs or not.

import process from 'node:process';
import { ConfigError } from './config.ts';
import { Problem } from './errors.ts';
import { commands, helpText } from './cli/commands.ts';

async function main(): Promise<number> {
  const [name, ...rest] = process.argv.slice(2);
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(helpText());
    return 0;
  }
  const command = commands.find((one) => one.name === name);
  if (!command) {
    process.stderr.write(`Commande inconnue : ${name}\n\n${helpText()}`);
    return 2;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(command.helpOf?.(rest) ?? `${command.usage}\n\n${command.help}\n`);
    return 0;
  }
  return await command.run(rest);
}

try {
  process.exit(await main());
} catch (error) {
  const text =
    error instanceof Problem
      ? `${error.text.fr} (${error.code})`
      : error instanceof ConfigError
        ? error.message
        : String(error);
  process.stderr.write(`${text}\n`);
  if (error instanceof Problem) {
    for (const field of error.fields) process.stderr.write(`  ${field.path} : ${field.message.fr}\n`);
  }
  process.exit(1);
}
