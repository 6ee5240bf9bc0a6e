// What a company says of itself on what it issues (CGI ann. II art. 242 nonies A; code de commerce art. R123-237).

/** Normal, simplified, or exempt as a small business (CGI art. 293 B). */
export const vatRegimes = ['normal', 'simplified', 'exempt'] as const;
export type VatRegime = (typeof vatRegimes)[number];

/** Those of France and its overseas departments and territories. */
export const timeZones = [
  'Europe/Paris',
  'America/Guadeloupe',
  'America/Martinique',
  'America/Cayenne',
  'America/Miquelon',
  'Indian/Reunion',
  'Indian/Mayotte',
  'Pacific/Noumea',
  'Pacific/Tahiti',
  'Pacific/Wallis',
] as const;

export interface Logo {
  readonly sha256: string;
  /** `image/png` or `image/jpeg`. */
  readonly mediaType: string;
}

export interface CompanyPapers {
  /** Decimal text, euros. */
  readonly shareCapital: string | undefined;
  /** City of the trade register (RCS). */
  readonly registrationCity: string | undefined;
  readonly vatRegime: VatRegime | undefined;
  /** VAT is due when invoiced, not when paid. */
  readonly vatOnDebits: boolean;
  /** Standing mentions of every invoice: late-payment penalties, discount, insurance… */
  readonly invoiceMentions: string | undefined;
  /** 1 to 12. */
  readonly closingMonth: number | undefined;
  readonly language: string;
  readonly timeZone: string;
  /** Colour of titles and lines on what it issues: `#rrggbb`, readable on white. */
  readonly accentColor: string | undefined;
  readonly logo: Logo | undefined;
}

/** PNG or JPEG by its first bytes; anything else is no logo. */
export function logoType(bytes: Uint8Array): 'image/png' | 'image/jpeg' | undefined {
  const starts = (...wanted: readonly number[]): boolean => wanted.every((byte, index) => bytes[index] === byte);
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  return starts(0xff, 0xd8, 0xff) ? 'image/jpeg' : undefined;
}
