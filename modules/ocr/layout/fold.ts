/** Lower case without accents, one character for one character, so that offsets stay those of the printed text. */
export function fold(text: string): string {
  let folded = '';
  for (const unit of text.split('')) {
    const plain = unit.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    folded += plain.length === 1 ? (SIGNS[plain] ?? plain) : unit;
  }
  return folded;
}

const SIGNS: Record<string, string> = {
  '’': "'",
  '‘': "'",
  '´': "'",
  '`': "'",
  '\u00a0': ' ',
  '\u202f': ' ',
  '–': '-',
  '—': '-',
  '−': '-',
  º: '°',
  œ: 'o',
  æ: 'a',
};
