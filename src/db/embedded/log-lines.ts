// The server's own words, as lines of our journal.

import type { SupervisorLog } from './types.ts';

const levels: Record<string, 'debug' | 'info' | 'warn' | 'error'> = {
  DEBUG: 'debug',
  INFO: 'debug',
  LOG: 'debug',
  NOTICE: 'debug',
  WARNING: 'warn',
  // What a statement did wrong is told to whoever sent it.
  ERROR: 'debug',
  FATAL: 'warn',
  PANIC: 'error',
};

/** Kept for the sentence of a start that fails. */
const REMEMBERED = 20;

export interface ServerOutput {
  write(bytes: string): void;
  /** The last lines as written. */
  tail(): string;
}

/** Cuts what arrives into lines; each goes to the log with the level that the server gave it. */
export function serverOutput(log: SupervisorLog): ServerOutput {
  let rest = '';
  const recent: string[] = [];
  const take = (line: string): void => {
    if (line.trim() === '') return;
    recent.push(line);
    if (recent.length > REMEMBERED) recent.shift();
    const [, pid, severity, message] = /^\[(\d+)\] ([A-Z]+):\s+(.*)$/.exec(line) ?? [];
    const level = levels[severity ?? ''] ?? 'debug';
    const data = pid ? { component: 'postgres', postgresPid: Number(pid) } : { component: 'postgres' };
    log[level]?.(data, message ?? line);
  };
  return {
    write(bytes) {
      const lines = (rest + bytes).split('\n');
      rest = lines.pop() ?? '';
      lines.forEach(take);
    },
    tail: () => [...recent, rest].join('\n').trim(),
  };
}
