// Bytes that go wrong: flipped, cut, copied, cut off, with words of PDF and XML where they do not belong.

import type { Chance } from '../conformance/mutants/random.ts';

type Damage = (bytes: Uint8Array, chance: Chance) => Uint8Array;

const WORDS = [
  '<<', '>>', '[', ']', 'endobj', 'endstream', 'stream\n', 'xref\n', 'trailer', 'startxref', '%%EOF', '/Kids [1 0 R]', '/Prev 0',
  '/Length 99999999999', '/Length -1', '/Filter /FlateDecode', '/Filter [/ASCIIHexDecode /FlateDecode]', '/Size 4294967296',
  '/Type /ObjStm', '/N 1000000', '/Encrypt 1 0 R', '1 0 R', '0 0 obj', '/EmbeddedFiles', '/AF', '/Names', '(((((', '<!--', '-->',
  '<![CDATA[', ']]>', '<?x', '&#0;', '&#x110000;', '&lt;', '&x;', '<!DOCTYPE a [<!ENTITY b "c">]>', 'xmlns="urn:x"', '</', '<a ', "'", '"',
  '\u0000', '\ufffe', '1e999', '-', '9999999999999999999999999999', '/Predictor 15 /Columns 100000000', '/W [8 8 8]',
].map((word) => new TextEncoder().encode(word)); // prettier-ignore

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

const flip: Damage = (bytes, chance) => bytes.with(chance.below(bytes.length), chance.below(256));

const bit: Damage = (bytes, chance) => {
  const at = chance.below(bytes.length);
  return bytes.with(at, (bytes[at] ?? 0) ^ (1 << chance.below(8)));
};

const cut: Damage = (bytes, chance) => {
  const at = chance.below(bytes.length);
  return joined(bytes.subarray(0, at), bytes.subarray(at + 1 + chance.below(300)));
};

const end: Damage = (bytes, chance) => bytes.slice(0, chance.below(bytes.length));

const copy: Damage = (bytes, chance) => {
  const [from, to] = [chance.below(bytes.length), chance.below(bytes.length)];
  return joined(bytes.subarray(0, to), bytes.subarray(from, from + chance.below(2_000)), bytes.subarray(to));
};

const word: Damage = (bytes, chance) => {
  const at = chance.below(bytes.length);
  return joined(bytes.subarray(0, at), chance.pick(WORDS) ?? bytes, bytes.subarray(at));
};

/** A digit becomes another: offsets, lengths, object numbers. */
const digit: Damage = (bytes, chance) => {
  const start = chance.below(bytes.length);
  const at = bytes.findIndex((byte, index) => index >= start && byte >= 0x30 && byte <= 0x39);
  return at < 0 ? bytes : bytes.with(at, 0x30 + chance.below(10));
};

const nested: Damage = (bytes, chance) => {
  const at = chance.below(bytes.length);
  const open = new TextEncoder().encode(
    (chance.pick(['[', '<<', '<a>', '(', '<?a ']) ?? '[').repeat(1 + chance.below(5_000)),
  );
  return joined(bytes.subarray(0, at), open, bytes.subarray(at));
};

const DAMAGES: readonly Damage[] = [flip, flip, bit, bit, cut, end, copy, word, word, digit, digit, nested];

/** One to eight damages. */
export function damage(bytes: Uint8Array, chance: Chance): Uint8Array {
  let result = bytes;
  for (let left = 1 + chance.below(8); left > 0 && result.length > 0; left -= 1) {
    result = (chance.pick(DAMAGES) ?? flip)(result, chance);
  }
  return result;
}
