// ToUnicode CMaps (ISO 32000-1 §9.10.3): which text a code stands for. Read as far as programs write them, and written.

import { PdfString, type PdfValue } from '../syntax/objects.ts';
import { operationsOf } from '../syntax/operators.ts';

const MAX_MAPPED = 65_536;

function numberOf(value: PdfValue | undefined): number {
  if (!(value instanceof PdfString)) return Number.NaN;
  return value.bytes.reduce((sum, byte) => sum * 256 + byte, 0);
}

function textOf(value: PdfValue | undefined): string {
  if (!(value instanceof PdfString)) return '';
  const bytes = Buffer.from(value.bytes);
  return bytes.length % 2 === 0 ? bytes.swap16().toString('utf16le') : bytes.toString('latin1');
}

function addRange(map: Map<number, string>, [from, to, target]: readonly PdfValue[]): void {
  const [first, last] = [numberOf(from), numberOf(to)];
  if (!(last - first < MAX_MAPPED)) return;
  if (Array.isArray(target)) {
    target.slice(0, last - first + 1).forEach((item, index) => map.set(first + index, textOf(item)));
    return;
  }
  const text = textOf(target);
  const start = text.charCodeAt(text.length - 1);
  for (let code = first; code <= last; code++) {
    map.set(code, text.slice(0, -1) + String.fromCharCode(start + code - first));
  }
}

/** Text by code. Nothing is thrown: what cannot be read says nothing. */
export function readToUnicode(bytes: Uint8Array): Map<number, string> {
  const map = new Map<number, string>();
  for (const { operator, operands } of operationsOf(bytes)) {
    if (map.size > MAX_MAPPED) return map;
    if (operator === 'endbfchar') {
      for (let at = 0; at + 1 < operands.length; at += 2) map.set(numberOf(operands[at]), textOf(operands[at + 1]));
    } else if (operator === 'endbfrange') {
      for (let at = 0; at + 2 < operands.length; at += 3) addRange(map, operands.slice(at, at + 3));
    }
  }
  return map;
}

const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, '0');

/** The frame of a ToUnicode CMap (Adobe TN 5411) around its `beginbfchar` and `beginbfrange` blocks. */
export function toUnicodeCMap(codeBytes: 1 | 2, blocks: string): string {
  const digits = codeBytes * 2;
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<${hex(0, digits)}> <${'f'.repeat(digits)}>
endcodespacerange
${blocks}endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

/** A CMap for codes of one or two bytes. */
export function writeToUnicode(texts: ReadonlyMap<number, string>, codeBytes: 1 | 2): Uint8Array {
  const digits = codeBytes * 2;
  const rows = [...texts].map(([code, text]) => {
    return `<${hex(code, digits)}> <${Buffer.from(text, 'utf16le').swap16().toString('hex')}>\n`;
  });
  const blocks: string[] = [];
  for (let at = 0; at < rows.length; at += 100) {
    const block = rows.slice(at, at + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('')}endbfchar\n`);
  }
  return Buffer.from(toUnicodeCMap(codeBytes, blocks.join('')), 'latin1');
}
