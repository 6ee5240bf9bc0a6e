// What the person who watches reads: French sentences, a little colour when the terminal has it.

import process from 'node:process';
import { createInterface } from 'node:readline/promises';

const coloured = process.stdout.isTTY && !process.env.NO_COLOR;

function paint(code: number): (text: string) => string {
  return (text) => (coloured ? `\u001b[${code}m${text}\u001b[0m` : text);
}

export const bold = paint(1);
export const dim = paint(2);
export const red = paint(31);
export const green = paint(32);
export const yellow = paint(33);

export function say(text = ''): void {
  process.stdout.write(`${text}\n`);
}

/** A question answered by `o` or `n`; no when nobody is there to answer. */
export async function agrees(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const dialogue = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await dialogue.question(`${question} [o/N] `);
    return /^\s*o(?:ui)?\s*$/i.test(answer);
  } finally {
    dialogue.close();
  }
}
