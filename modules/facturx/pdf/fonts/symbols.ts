// What the codes of the two standard fonts without letters mean (ISO 32000-1 annex D.5, D.6), as Unicode.

// By code from 0x21 on; the white square stands for codes without a character.
const SYMBOL_LOW = '!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_⎺αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼';
const SYMBOL_HIGH = '€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪□⟩∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭';

const NOTHING = '□';

function at(text: string, index: number): number | undefined {
  const character = text[index];
  return character === undefined || character === NOTHING ? undefined : character.codePointAt(0);
}

/** Unicode of a code of the Symbol font. */
export function symbolOf(code: number): number | undefined {
  if (code === 0x20) return 0x20;
  return code < 0x80 ? at(SYMBOL_LOW, code - 0x21) : at(SYMBOL_HIGH, code - 0xa0);
}

/** Dingbats that Unicode has elsewhere than in the block made for this font. */
const ELSEWHERE: Record<number, number> = {
  0x20: 0x20,
  0x25: 0x260e,
  0x2a: 0x261b,
  0x2b: 0x261e,
  0x48: 0x2605,
  0x6c: 0x25cf,
  0x6e: 0x25a0,
  0x73: 0x25b2,
  0x74: 0x25bc,
  0x75: 0x25c6,
  0x77: 0x25d7,
  0xa8: 0x2663,
  0xa9: 0x2666,
  0xaa: 0x2665,
  0xab: 0x2660,
  0xd5: 0x2192,
  0xd6: 0x2194,
  0xd7: 0x2195,
};

/** Unicode of a code of the ZapfDingbats font: its order is the one of the block. */
export function dingbatOf(code: number): number | undefined {
  const elsewhere = ELSEWHERE[code];
  if (elsewhere !== undefined) return elsewhere;
  if (code >= 0xac && code <= 0xb5) return 0x2460 + code - 0xac;
  const isLow = code > 0x20 && code < 0x7f;
  const isHigh = code > 0xa0 && code < 0xff && code !== 0xf0;
  if (isLow) return 0x2700 + code - 0x20;
  return isHigh ? 0x2760 + code - 0xa0 : undefined;
}
