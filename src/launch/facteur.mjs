#!/usr/bin/env node
// The command line: `npx facteur …`, `npm run -s facteur -- …`. Hands arguments, streams, signals and the exit code over.

import { spawn } from 'node:child_process';
import process from 'node:process';
import { commandFor } from './command.mjs';
import { say } from './say.mjs';

const exitCodeOfSignal = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143, SIGKILL: 137 };

function run({ folder, environment, words }) {
  const env = { ...process.env, ...environment };
  const child = spawn(words[0], words.slice(1), { cwd: folder, stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    say(error);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? exitCodeOfSignal[signal] ?? 1;
  });
}

try {
  run(await commandFor('cli', process.argv.slice(2)));
} catch (error) {
  say(error);
  process.exitCode = 1;
}
