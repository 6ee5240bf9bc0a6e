// What a message may be, and until when it may be taken back. Pure.

/** Characters of a message. */
export const LONGEST_TEXT = 5_000;
/** Bytes of a file that is attached on the page; what comes by mail is bounded by the mail. */
export const LARGEST_FILE = 10 * 1024 * 1024;
/** The author takes a message back within this time; then it belongs to the file of the invoice. */
export const WITHDRAWAL_MS = 10 * 60_000;
/** What comes together is told in one mail. */
export const GATHERED_MS = 5 * 60_000;

/** As typed → as kept: line breaks stay, control characters (but tabs) and white space around go. */
export function tidyText(typed: string): string {
  return typed
    .replaceAll(/\r\n?|[\u2028\u2029]/gu, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .replaceAll(/[ \t]+$/gmu, '')
    .replaceAll(/\n{4,}/gu, '\n\n\n')
    .trim();
}

export function isWithdrawable(writtenAt: Date, now: Date): boolean {
  return now.getTime() - writtenAt.getTime() < WITHDRAWAL_MS;
}

const NAME_LENGTH = 200;

/** The name of a file without folders and control characters. */
export function cleanFileName(name: string): string {
  const base =
    name
      .replaceAll(/\p{Cc}/gu, '')
      .split(/[/\\]/)
      .at(-1)
      ?.trim() ?? '';
  return base.slice(-NAME_LENGTH) || 'piece-jointe';
}

/** As declared when that has the shape of a media type. */
export function cleanMediaType(declared: string): string {
  const bare = declared.split(';')[0]?.trim().toLowerCase() ?? '';
  return /^[\w.+-]{1,80}\/[\w.+-]{1,80}$/.test(bare) ? bare : 'application/octet-stream';
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** « Hélène » is found by `@helene`. */
const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Who is called by `@name` in a text; of two names that begin alike the longer one counts. */
export function calledIn(text: string, people: readonly Named[]): string[] {
  if (!text.includes('@')) return [];
  let rest = plain(text);
  const called: string[] = [];
  for (const { id, name } of people.toSorted((a, b) => b.name.length - a.name.length)) {
    const word = `@${plain(name.trim())}`;
    if (word === '@') continue;
    const parts = rest.split(word);
    const isWhole = parts.some(
      (part, index) => index > 0 && !/^[\p{L}\p{N}]/u.test(part) && !isInsideAddress(parts, index),
    );
    if (!isWhole) continue;
    called.push(id);
    rest = parts.join(' ');
  }
  return called;
}

/** `contact@martin.fr` calls nobody. */
function isInsideAddress(parts: readonly string[], index: number): boolean {
  return /[\p{L}\p{N}._-]$/u.test(parts[index - 1] ?? '');
}
