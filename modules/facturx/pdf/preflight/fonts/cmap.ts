// The CMap of a composite font: how bytes become CIDs (ISO 32000-1 §9.7.5). Identity, or embedded and self-contained.

import { decodeStream } from '../../syntax/filters.ts';
import {
  dictEntry,
  entry,
  nameOf,
  numberEntry,
  PdfName,
  PdfStream,
  PdfString,
  type PdfDict,
  type PdfObjects,
  type PdfValue,
} from '../../syntax/objects.ts';
import { operationsOf } from '../../syntax/operators.ts';

interface Span {
  /** Bytes of a code. */
  readonly size: number;
  readonly low: number;
  readonly high: number;
}

interface CidSpan extends Span {
  readonly cid: number;
}

export interface CMap {
  readonly isVertical: boolean;
  /** `undefined` for an identity, which fits any font. */
  readonly system: { readonly registry: string; readonly ordering: string } | undefined;
  /** The CIDs of a string. Throws when bytes are left that are no code. */
  cidsOf(bytes: Uint8Array): number[];
}

const MAX_SPANS = 70_000;

function pairs(bytes: Uint8Array): number[] {
  if (bytes.length % 2 === 1) throw new Error('half a code in a composite font');
  const cids: number[] = [];
  for (let at = 0; at < bytes.length; at += 2) cids.push(((bytes[at] as number) << 8) | (bytes[at + 1] as number));
  return cids;
}

const IDENTITIES = new Map<string | undefined, CMap>([
  ['Identity-H', { isVertical: false, system: undefined, cidsOf: pairs }],
  ['Identity-V', { isVertical: true, system: undefined, cidsOf: pairs }],
]);

function codeOf(value: PdfValue | undefined): { size: number; code: number } {
  if (!(value instanceof PdfString)) throw new Error('a CMap that is not readable');
  return { size: value.bytes.length, code: value.bytes.reduce((sum, byte) => sum * 256 + byte, 0) };
}

interface Reading {
  readonly spaces: Span[];
  readonly cids: CidSpan[];
  wMode: number;
}

function addSpans(into: CidSpan[] | Span[], operands: readonly PdfValue[], step: 2 | 3): void {
  for (let at = 0; at + step <= operands.length; at += step) {
    const [low, high] = [codeOf(operands[at]), codeOf(operands[at + 1])];
    into.push({ size: low.size, low: low.code, high: high.code, cid: Number(operands[at + 2] ?? 0) });
    if (into.length > MAX_SPANS) throw new Error('a CMap without end');
  }
}

function addCharacters(into: CidSpan[], operands: readonly PdfValue[]): void {
  for (let at = 0; at + 1 < operands.length; at += 2) {
    const { size, code } = codeOf(operands[at]);
    into.push({ size, low: code, high: code, cid: Number(operands[at + 1]) });
    if (into.length > MAX_SPANS) throw new Error('a CMap without end');
  }
}

function carryOut(operator: string, operands: readonly PdfValue[], reading: Reading): void {
  if (operator === 'usecmap') throw new Error('a CMap that stands on another');
  if (operator === 'endcodespacerange') addSpans(reading.spaces, operands, 2);
  else if (operator === 'endcidrange') addSpans(reading.cids, operands, 3);
  else if (operator === 'endcidchar') addCharacters(reading.cids, operands);
  else if (operator === 'def') {
    const [key, value] = operands.slice(-2);
    if (key instanceof PdfName && key.value === 'WMode') reading.wMode = Number(value);
  }
}

function readCMap(bytes: Uint8Array): Reading {
  const reading: Reading = { spaces: [], cids: [], wMode: 0 };
  for (const { operator, operands } of operationsOf(bytes)) carryOut(operator, operands, reading);
  return reading;
}

function reader({ spaces, cids }: Reading): CMap['cidsOf'] {
  const within = (size: number, code: number) => (span: Span) =>
    span.size === size && code >= span.low && code <= span.high;
  const known = new Map<number, number>();
  const cidOf = (size: number, code: number): number => {
    const key = code * 8 + size;
    let cid = known.get(key);
    if (cid === undefined) {
      const span = cids.find(within(size, code));
      known.set(key, (cid = span ? span.cid + code - span.low : 0));
    }
    return cid;
  };
  return (bytes) => {
    const found: number[] = [];
    for (let at = 0; at < bytes.length;) {
      let [code, size] = [0, 0];
      do {
        if (at + size >= bytes.length || size === 4) throw new Error('bytes that are no code of the CMap');
        code = code * 256 + (bytes[at + size++] ?? 0);
      } while (!spaces.some(within(size, code)));
      found.push(cidOf(size, code));
      at += size;
    }
    return found;
  };
}

function textEntry(objects: PdfObjects, of: PdfDict | undefined, key: string): string {
  const value = entry(objects, of, key);
  return value instanceof PdfString ? Buffer.from(value.bytes).toString('latin1') : '';
}

/** Registry and ordering of a font or a CMap. */
export function systemOf(objects: PdfObjects, of: PdfDict): { registry: string; ordering: string } {
  const system = dictEntry(objects, of, 'CIDSystemInfo');
  return { registry: textEntry(objects, system, 'Registry'), ordering: textEntry(objects, system, 'Ordering') };
}

function embedded(objects: PdfObjects, stream: PdfStream): CMap {
  if (stream.dict.has('UseCMap')) throw new Error('a CMap that stands on another');
  const reading = readCMap(decodeStream(objects, stream).bytes);
  const wMode = numberEntry(objects, stream.dict, 'WMode') ?? 0;
  if (wMode !== reading.wMode) throw new Error('a CMap that says two things of its direction');
  return { isVertical: wMode === 1, system: systemOf(objects, stream.dict), cidsOf: reader(reading) };
}

const known = new WeakMap<PdfStream, CMap>();

/** The CMap of a composite font. Throws when it is not one that can be relied on. */
export function cMapOf(objects: PdfObjects, font: PdfDict): CMap {
  const encoding = entry(objects, font, 'Encoding');
  if (!(encoding instanceof PdfStream)) {
    const identity = IDENTITIES.get(nameOf(encoding));
    if (!identity) throw new Error(`the CMap ${nameOf(encoding) ?? '?'}`);
    return identity;
  }
  const before = known.get(encoding);
  if (before) return before;
  const cMap = embedded(objects, encoding);
  known.set(encoding, cMap);
  return cMap;
}
