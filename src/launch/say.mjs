// What the launcher tells people, on standard error, French first.

import process from 'node:process';

/** An expected end, with its sentence in both languages. */
export class Stop extends Error {
  constructor(french, english) {
    super(`${french}\n${english}`);
    this.name = 'Stop';
  }
}

export function tell(french, english) {
  process.stderr.write(`${french}\n${english}\n`);
}

/** A Stop in its own words; anything else is a defect and shows where. */
export function say(error) {
  process.stderr.write(`${error instanceof Stop ? error.message : (error.stack ?? error)}\n`);
}
