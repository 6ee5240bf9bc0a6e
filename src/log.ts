// Structured logs on standard output, one JSON object a line; secrets never reach them.

import { pino, type Logger } from 'pino';

export type Log = Logger;

const REDACTED = ['password', 'token', 'secret', 'authorization', 'cookie', '*.password', '*.token', '*.secret'];

export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: REDACTED, censor: '[hidden]' },
  });
}
