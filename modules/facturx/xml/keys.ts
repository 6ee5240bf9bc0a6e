// Numbers of names: what a document holds and what a rule asks for compare as numbers, from 1 on.

const numbers = new Map<string, number>();
const lasting = new Set<string>();
let last = 0;

/** Names of invoices are some thousands; strangers may invent others. */
const MOST = 20_000;

/** The number of a key, `ram:Name`. */
export function numberOf(key: string): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  last += 1;
  numbers.set(key, last);
  return last;
}

/** The same for what a rule or a schema asks for: it is never forgotten. */
export function lastingNumberOf(key: string): number {
  lasting.add(key);
  return numberOf(key);
}

export function areMany(): boolean {
  return numbers.size > MOST + lasting.size;
}

/** Lets go of the names that no rule asks for. No number is given twice: documents that are still held stay right. */
export function forgetStrangers(): void {
  for (const key of numbers.keys()) if (!lasting.has(key)) numbers.delete(key);
}
