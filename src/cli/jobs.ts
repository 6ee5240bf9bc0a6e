// Shows and restarts background jobs.

import process from 'node:process';
import { deadOrWaitingJobs, retryJobs } from '../jobs/admin.ts';
import { readOptions } from './arguments.ts';
import type { Command } from './commands.ts';
import { withInstance } from './with-instance.ts';

export const jobsCommand: Command = {
  name: 'jobs',
  usage: 'facteur jobs list | retry [ID…]',
  help: [
    'Montre les traitements en attente et en échec, ou relance ceux qui ont échoué.',
    '« list » répond une ligne JSON par traitement ; « retry » sans identifiant relance tous les échecs.',
  ].join('\n'),
  async run(args) {
    const { words } = readOptions(args, { required: [] });
    const [verb, ...ids] = words;
    if (verb === 'list') {
      const jobs = await withInstance(async ({ database }) => await deadOrWaitingJobs(database.owner));
      for (const job of jobs) process.stdout.write(`${JSON.stringify(job)}\n`);
      return 0;
    }
    if (verb === 'retry') {
      const count = await withInstance(async ({ database }) => await retryJobs(database.owner, ids));
      process.stdout.write(`${count} traitement(s) relancé(s).\n`);
      return 0;
    }
    process.stderr.write(`${jobsCommand.usage}\n`);
    return 2;
  },
};
