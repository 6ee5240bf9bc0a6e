// Which font takes the place of one that is not embedded: by its name, else by what the document says of its look.

export type FamilyName = 'sans' | 'serif' | 'fixed' | 'calibri' | 'symbol' | 'dingbats';

export interface Look {
  readonly family: FamilyName;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  /** The standard font whose widths count when the document gives none. */
  readonly metrics: string | undefined;
}

const FIXED = 1;
const SERIF = 2;
const ITALIC = 64;
const FORCE_BOLD = 1 << 18;

const NAMES: readonly (readonly [RegExp, FamilyName])[] = [
  [/^(helvetica|arial|arimo|liberationsans|swiss|nimbussan)/, 'sans'],
  [/^(times|tinos|liberationserif|nimbusrom)/, 'serif'],
  [/^(georgia|garamond|cambria|bookantiqua|bookman|palatino|century|constantia|baskerville|didot)/, 'serif'],
  [/^(courier|cousine|liberationmono|nimbusmon)/, 'fixed'],
  [/^(calibri|carlito)/, 'calibri'],
  [/^symbol(mt)?($|[,-])/, 'symbol'],
  [/^(zapfdingbats|itczapfdingbats|dingbats)/, 'dingbats'],
];

/** Names without the tag of a subset, spaces or capitals. */
function plainName(name: string): string {
  return name
    .replace(/^[A-Z]{6}\+/, '')
    .replace(/[\s_]/g, '')
    .toLowerCase();
}

function familyOf(plain: string, flags: number): FamilyName {
  const named = NAMES.find(([pattern]) => pattern.test(plain));
  if (named) return named[1];
  if ((flags & FIXED) !== 0 || /mono|consol|typewriter/.test(plain)) return 'fixed';
  return (flags & SERIF) !== 0 ? 'serif' : 'sans';
}

const STANDARD: Partial<Record<FamilyName, readonly [regular: string, bold: string, italic: string, both: string]>> = {
  sans: ['Helvetica', 'Helvetica-Bold', 'Helvetica-Oblique', 'Helvetica-BoldOblique'],
  serif: ['Times-Roman', 'Times-Bold', 'Times-Italic', 'Times-BoldItalic'],
  fixed: ['Courier', 'Courier-Bold', 'Courier-Oblique', 'Courier-BoldOblique'],
  symbol: ['Symbol', 'Symbol', 'Symbol', 'Symbol'],
  dingbats: ['ZapfDingbats', 'ZapfDingbats', 'ZapfDingbats', 'ZapfDingbats'],
};

export function styleIndex({ isBold, isItalic }: { isBold: boolean; isItalic: boolean }): 0 | 1 | 2 | 3 {
  if (isBold) return isItalic ? 3 : 1;
  return isItalic ? 2 : 0;
}

/** Fonts whose letters are pictures of something else. */
const PICTURES = /dings|symbol|icon|awesome|barcode|code-?(39|128)|3of9|micr/;

/** Throws for a font of pictures other than the standard ones: its letters say nothing of what it draws. */
export function lookOf(name: string, descriptor: { flags: number; weight: number; angle: number }): Look {
  const plain = plainName(name);
  const { flags, weight, angle } = descriptor;
  const family = familyOf(plain, flags);
  if (family !== 'symbol' && family !== 'dingbats' && PICTURES.test(plain)) throw new Error('a font of pictures');
  const isBold = /bold|black|heavy|demi/.test(plain) || weight >= 600 || (flags & FORCE_BOLD) !== 0;
  const isItalic = /italic|oblique/.test(plain) || angle !== 0 || (flags & ITALIC) !== 0;
  return { family, isBold, isItalic, metrics: STANDARD[family]?.[styleIndex({ isBold, isItalic })] };
}
