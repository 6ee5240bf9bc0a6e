// `facteur …`: the operator's and the script's commands. Works whether the server runs or not.

import process from 'node:process';
import { commands, helpText } from './cli/commands.ts';
import { runCommand } from './cli/run.ts';

await runCommand({ commands, help: helpText, words: process.argv.slice(2) });
