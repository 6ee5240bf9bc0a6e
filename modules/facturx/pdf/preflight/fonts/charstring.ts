// The width at the head of a Type 2 charstring (Adobe Technical Note 5177 §3.1).

export interface Subroutines {
  readonly local: readonly Uint8Array[];
  readonly global: readonly Uint8Array[];
}

const STEMS = new Set([1, 3, 18, 23, 19, 20]);
const MAX_CALLS = 10;

function bias(count: number): number {
  if (count < 1240) return 107;
  return count < 33_900 ? 1131 : 32_768;
}

/** Reads the number whose first byte is at `at`. */
function readNumber(bytes: Uint8Array, at: number): { value: number; next: number } {
  const first = bytes[at] as number;
  const byte = (offset: number) => bytes[at + offset] ?? 0;
  if (first === 28) return { value: ((byte(1) << 24) | (byte(2) << 16)) >> 16, next: at + 3 };
  if (first < 247) return { value: first - 139, next: at + 1 };
  if (first < 251) return { value: (first - 247) * 256 + byte(1) + 108, next: at + 2 };
  if (first < 255) return { value: -(first - 251) * 256 - byte(1) - 108, next: at + 2 };
  return { value: ((byte(1) << 24) | (byte(2) << 16) | (byte(3) << 8) | byte(4)) / 65_536, next: at + 5 };
}

/** How many operands the first operator takes; one more means that the first is the width. */
function hasWidth(operator: number, count: number): boolean {
  if (STEMS.has(operator)) return count % 2 === 1;
  if (operator === 21) return count > 2;
  if (operator === 22 || operator === 4) return count > 1;
  return operator === 14 && (count === 1 || count === 5);
}

interface Reading {
  readonly stack: number[];
  readonly subroutines: Subroutines;
  depth: number;
}

/** The operand that is the width; `null` when there is none, `undefined` when the stream ended before telling. */
function read(bytes: Uint8Array, reading: Reading): number | null | undefined {
  const { stack, subroutines } = reading;
  for (let at = 0; at < bytes.length;) {
    const code = bytes[at] as number;
    if (code === 28 || code >= 32) {
      const { value, next } = readNumber(bytes, at);
      stack.push(value);
      at = next;
      continue;
    }
    at++;
    if (code === 11) return undefined;
    if (code !== 10 && code !== 29) return hasWidth(code, stack.length) ? (stack[0] ?? null) : null;
    const list = code === 10 ? subroutines.local : subroutines.global;
    const called = list[(stack.pop() ?? 0) + bias(list.length)];
    if (!called || ++reading.depth > MAX_CALLS) throw new Error('subroutine missing');
    const found = read(called, reading);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Difference to the nominal width, or `null` when the glyph has the default one. */
export function charstringWidth(bytes: Uint8Array, subroutines: Subroutines): number | null {
  return read(bytes, { stack: [], subroutines, depth: 0 }) ?? null;
}
