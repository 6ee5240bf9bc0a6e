// Every command of the command line, with its help.

import { archiveCommand } from './archive.ts';
import { doctorCommand } from './doctor.ts';
import { facturxCommand } from './facturx/index.ts';
import { initCommand } from './init.ts';
import { jobsCommand } from './jobs.ts';
import { journalCommand } from './journal.ts';
import { migrateCommand } from './migrate.ts';
import { ownerCommand } from './owner.ts';
import { passwordCommand } from './password.ts';
import { personCommand } from './person.ts';
import { secondFactorCommand } from './second-factor.ts';
import { sireneCommand } from './sirene.ts';

export interface Command {
  readonly name: string;
  readonly usage: string;
  /** What it does, and what it answers. */
  readonly help: string;
  /** More precise help for these arguments, when there is. */
  helpOf?(args: readonly string[]): string | undefined;
  /** Answers the exit code. */
  run(args: readonly string[]): Promise<number>;
}

export const commands: readonly Command[] = [
  initCommand,
  passwordCommand,
  personCommand,
  secondFactorCommand,
  ownerCommand,
  migrateCommand,
  jobsCommand,
  archiveCommand,
  journalCommand,
  sireneCommand,
  doctorCommand,
  facturxCommand,
];

export function helpText(): string {
  const lines = commands.map((command) => `  ${command.usage}\n      ${command.help.split('\n')[0]}`);
  return `facteur : factures électroniques auto-hébergées\n\nCommandes :\n${lines.join('\n')}\n\nAide d’une commande : facteur <commande> --help\n`;
}
