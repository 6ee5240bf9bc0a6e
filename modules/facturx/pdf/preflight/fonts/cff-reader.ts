// Indexes and dictionaries of a CFF program (Adobe Technical Note 5176).

export function readIndex(bytes: Uint8Array, start: number): { items: Uint8Array[]; end: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint16(start);
  if (count === 0) return { items: [], end: start + 2 };
  const size = view.getUint8(start + 2);
  const offset = (index: number): number => {
    let value = 0;
    for (let i = 0; i < size; i++) value = value * 256 + view.getUint8(start + 3 + index * size + i);
    return value;
  };
  const base = start + 2 + (count + 1) * size;
  const items = Array.from({ length: count }, (_, index) =>
    bytes.subarray(base + offset(index), base + offset(index + 1)),
  );
  return { items, end: base + offset(count) };
}

function readReal(bytes: Uint8Array, at: number): { value: number; next: number } {
  const digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', 'e', 'e-', '', '-'];
  let text = '';
  for (let next = at + 1; next < bytes.length; next++) {
    for (const nibble of [(bytes[next] as number) >> 4, (bytes[next] as number) & 15]) {
      if (nibble === 15) return { value: Number(text), next: next + 1 };
      text += digits[nibble] ?? '';
    }
  }
  return { value: 0, next: bytes.length };
}

function readOperand(bytes: Uint8Array, at: number): { value: number; next: number } {
  const first = bytes[at] as number;
  const byte = (offset: number) => bytes[at + offset] ?? 0;
  if (first === 30) return readReal(bytes, at);
  if (first === 28) return { value: ((byte(1) << 24) | (byte(2) << 16)) >> 16, next: at + 3 };
  if (first === 29) return { value: (byte(1) << 24) | (byte(2) << 16) | (byte(3) << 8) | byte(4), next: at + 5 };
  if (first < 247) return { value: first - 139, next: at + 1 };
  if (first < 251) return { value: (first - 247) * 256 + byte(1) + 108, next: at + 2 };
  return { value: -(first - 251) * 256 - byte(1) - 108, next: at + 2 };
}

/** Operands by operator; two-byte operators are 1200 and up. */
export function readDict(bytes: Uint8Array): Map<number, number[]> {
  const entries = new Map<number, number[]>();
  let operands: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at] as number;
    if (first > 21) {
      const { value, next } = readOperand(bytes, at);
      operands.push(value);
      at = next;
      continue;
    }
    entries.set(first === 12 ? 1200 + (bytes[at + 1] ?? 0) : first, operands);
    operands = [];
    at += first === 12 ? 2 : 1;
  }
  return entries;
}
