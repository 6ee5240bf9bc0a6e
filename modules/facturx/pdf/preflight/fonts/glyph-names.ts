// Names of Latin glyphs (Adobe Glyph List) and the encodings of ISO 32000-1 annex D.

const ASCII =
  'space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk plus comma hyphen ' +
  'period slash zero one two three four five six seven eight nine colon semicolon less equal greater question at ' +
  'A B C D E F G H I J K L M N O P Q R S T U V W X Y Z bracketleft backslash bracketright asciicircum underscore grave ' +
  'a b c d e f g h i j k l m n o p q r s t u v w x y z braceleft bar braceright asciitilde';

const LATIN =
  'nbspace exclamdown cent sterling currency yen brokenbar section dieresis copyright ordfeminine guillemotleft logicalnot ' +
  'softhyphen registered macron degree plusminus twosuperior threesuperior acute mu paragraph periodcentered cedilla ' +
  'onesuperior ordmasculine guillemotright onequarter onehalf threequarters questiondown Agrave Aacute Acircumflex Atilde ' +
  'Adieresis Aring AE Ccedilla Egrave Eacute Ecircumflex Edieresis Igrave Iacute Icircumflex Idieresis Eth Ntilde Ograve ' +
  'Oacute Ocircumflex Otilde Odieresis multiply Oslash Ugrave Uacute Ucircumflex Udieresis Yacute Thorn germandbls agrave ' +
  'aacute acircumflex atilde adieresis aring ae ccedilla egrave eacute ecircumflex edieresis igrave iacute icircumflex ' +
  'idieresis eth ntilde ograve oacute ocircumflex otilde odieresis divide oslash ugrave uacute ucircumflex udieresis yacute ' +
  'thorn ydieresis';

const OTHERS: Record<string, number> = {
  dotlessi: 0x131,
  OE: 0x152,
  oe: 0x153,
  Scaron: 0x160,
  scaron: 0x161,
  Ydieresis: 0x178,
  Zcaron: 0x17d,
  zcaron: 0x17e,
  Lslash: 0x141,
  lslash: 0x142,
  florin: 0x192,
  circumflex: 0x2c6,
  caron: 0x2c7,
  breve: 0x2d8,
  dotaccent: 0x2d9,
  ring: 0x2da,
  ogonek: 0x2db,
  tilde: 0x2dc,
  hungarumlaut: 0x2dd,
  endash: 0x2013,
  emdash: 0x2014,
  quoteleft: 0x2018,
  quoteright: 0x2019,
  quotesinglbase: 0x201a,
  quotedblleft: 0x201c,
  quotedblright: 0x201d,
  quotedblbase: 0x201e,
  dagger: 0x2020,
  daggerdbl: 0x2021,
  bullet: 0x2022,
  ellipsis: 0x2026,
  perthousand: 0x2030,
  guilsinglleft: 0x2039,
  guilsinglright: 0x203a,
  fraction: 0x2044,
  Euro: 0x20ac,
  trademark: 0x2122,
  minus: 0x2212,
  fi: 0xfb01,
  fl: 0xfb02,
  ff: 0xfb00,
  ffi: 0xfb03,
  ffl: 0xfb04,
  Omega: 0x2126,
  Delta: 0x2206,
  pi: 0x3c0,
  partialdiff: 0x2202,
  product: 0x220f,
  summation: 0x2211,
  radical: 0x221a,
  infinity: 0x221e,
  integral: 0x222b,
  approxequal: 0x2248,
  notequal: 0x2260,
  lessequal: 0x2264,
  greaterequal: 0x2265,
  lozenge: 0x25ca,
  apple: 0xf8ff,
};

const CODE_POINTS = new Map<string, number>([
  ...ASCII.split(' ').map((name, index): [string, number] => [name, 0x20 + index]),
  ...LATIN.split(' ').map((name, index): [string, number] => [name, 0xa0 + index]),
  ...Object.entries(OTHERS),
]);

const NAMES = new Map([...CODE_POINTS].map(([name, point]) => [point, name]));

/** Unicode of a glyph name: the list, `uni20AC`, `u1F600`. */
export function unicodeOf(name: string): number | undefined {
  const known = CODE_POINTS.get(name);
  if (known !== undefined) return known;
  const hex = /^(?:uni([0-9A-F]{4})|u([0-9A-F]{4,6}))$/.exec(name);
  return hex ? parseInt(hex[1] ?? hex[2] ?? '', 16) : undefined;
}

export type BaseEncoding = 'WinAnsiEncoding' | 'MacRomanEncoding' | 'StandardEncoding';

function decodeTable(label: string): (number | undefined)[] {
  const decoder = new TextDecoder(label);
  return Array.from({ length: 256 }, (_, code) => {
    const point = decoder.decode(Uint8Array.of(code)).codePointAt(0);
    return code < 0x20 || point === 0xfffd ? undefined : point;
  });
}

const WIN_ANSI = decodeTable('windows-1252');
const MAC_ROMAN = decodeTable('macintosh');

/** StandardEncoding above ASCII, by code. */
const STANDARD_HIGH: Record<number, string> = {
  0x27: 'quoteright',
  0x60: 'quoteleft',
  0xa1: 'exclamdown',
  0xa2: 'cent',
  0xa3: 'sterling',
  0xa4: 'fraction',
  0xa5: 'yen',
  0xa6: 'florin',
  0xa7: 'section',
  0xa8: 'currency',
  0xa9: 'quotesingle',
  0xaa: 'quotedblleft',
  0xab: 'guillemotleft',
  0xac: 'guilsinglleft',
  0xad: 'guilsinglright',
  0xae: 'fi',
  0xaf: 'fl',
  0xb1: 'endash',
  0xb2: 'dagger',
  0xb3: 'daggerdbl',
  0xb4: 'periodcentered',
  0xb6: 'paragraph',
  0xb7: 'bullet',
  0xb8: 'quotesinglbase',
  0xb9: 'quotedblbase',
  0xba: 'quotedblright',
  0xbb: 'guillemotright',
  0xbc: 'ellipsis',
  0xbd: 'perthousand',
  0xbf: 'questiondown',
  0xc1: 'grave',
  0xc2: 'acute',
  0xc3: 'circumflex',
  0xc4: 'tilde',
  0xc5: 'macron',
  0xc6: 'breve',
  0xc7: 'dotaccent',
  0xc8: 'dieresis',
  0xca: 'ring',
  0xcb: 'cedilla',
  0xcd: 'hungarumlaut',
  0xce: 'ogonek',
  0xcf: 'caron',
  0xd0: 'emdash',
  0xe1: 'AE',
  0xe3: 'ordfeminine',
  0xe8: 'Lslash',
  0xe9: 'Oslash',
  0xea: 'OE',
  0xeb: 'ordmasculine',
  0xf1: 'ae',
  0xf5: 'dotlessi',
  0xf8: 'lslash',
  0xf9: 'oslash',
  0xfa: 'oe',
  0xfb: 'germandbls',
};

function standardName(code: number): string | undefined {
  return STANDARD_HIGH[code] ?? (code >= 0x20 && code < 0x7f ? NAMES.get(code) : undefined);
}

/** Annex D.2, notes: in WinAnsi 0xA0 is a space, 0xAD a hyphen, and unused codes above ASCII are bullets. */
function winAnsiName(code: number): string | undefined {
  if (code === 0xa0) return 'space';
  if (code === 0xad) return 'hyphen';
  const point = WIN_ANSI[code];
  if (code > 0x7e && (point === undefined || (point >= 0x7f && point < 0xa0))) return 'bullet';
  return point === undefined ? undefined : NAMES.get(point);
}

function macRomanName(code: number): string | undefined {
  if (code === 0xca) return 'space';
  if (code === 0xdb) return 'currency';
  const point = MAC_ROMAN[code];
  return point === undefined ? undefined : NAMES.get(point);
}

const NAMERS: Record<BaseEncoding, (code: number) => string | undefined> = {
  StandardEncoding: standardName,
  WinAnsiEncoding: winAnsiName,
  MacRomanEncoding: macRomanName,
};

/** Name of the glyph that a base encoding has for a code. */
export function encodedName(encoding: BaseEncoding, code: number): string | undefined {
  return NAMERS[encoding](code);
}

/** Code of a glyph in Mac Roman, for Macintosh code tables. */
export function macRomanCode(name: string): number | undefined {
  for (let code = 0x20; code < 256; code++) if (encodedName('MacRomanEncoding', code) === name) return code;
  return undefined;
}
