// How French paper writes amounts, quantities, dates and units.

import { formatDate, formatLongDate } from '#src/i18n.ts';
import { Decimal, formatDecimal } from '#src/money.ts';

const NBSP = '\u00a0';

// The base-14 fonts know neither U+202F nor U+2212: paper made with them has U+00A0 and the hyphen.
function plain(text: string): string {
  return text.replaceAll('\u202f', NBSP).replaceAll('\u2212', '-');
}

/** `1 234,50` */
export function amount(value: Decimal, digits = 2): string {
  return plain(formatDecimal(value, 'fr', digits));
}

/** `1 234,50 €` */
export function euros(value: Decimal): string {
  return `${amount(value)}${NBSP}€`;
}

/** A number as written in the data, with a decimal comma: `0,02579`, `42,5`. At least two decimals when `price`. */
export function figure(text: string, price = false): string {
  const value = Decimal.of(text);
  return amount(value, price ? Math.max(2, value.scale) : value.scale);
}

/** `20 %`, `5,5 %`, `20,00 %` with two digits. */
export function percent(rate: string, digits?: number): string {
  const value = Decimal.of(rate);
  return `${amount(value, digits ?? value.scale)}${NBSP}%`;
}

/** `05/10/2026` */
export function shortDate(iso: string | undefined): string {
  return iso === undefined ? '' : formatDate(iso, 'fr');
}

/** `5 octobre 2026` */
export function longDate(iso: string | undefined): string {
  return iso === undefined ? '' : formatLongDate(iso, 'fr');
}

const UNITS: Readonly<Record<string, string>> = {
  C62: 'u',
  HUR: 'h',
  KWH: 'kWh',
  MON: 'mois',
  MTK: 'm²',
};

export function unit(code: string): string {
  return UNITS[code] ?? code;
}

export function spacedSiren(siren: string): string {
  return siren.replace(/(\d{3})(?=\d)/g, `$1${NBSP}`);
}

export function spacedSiret(siret: string): string {
  return `${spacedSiren(siret.slice(0, 9))}${NBSP}${siret.slice(9)}`;
}
