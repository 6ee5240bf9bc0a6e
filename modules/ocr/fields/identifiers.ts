// SIREN, SIRET, VAT numbers, IBAN and BIC wherever they stand. A number that passes its check is taken anywhere;
// one that does not, only beside its label and with little confidence.

import { isFrenchVatNumber, isIban, isSiren, isSiret } from '#modules/facturx';
import { cellAt, type Layout } from '../layout/document.ts';
import { columnOverlap } from '../layout/geometry.ts';
import type { Line } from '../layout/lines.ts';

import type { Sighting } from './found.ts';

export interface Identifier extends Sighting<string> {
  readonly kind: 'siren' | 'siret' | 'vat' | 'iban' | 'bic';
  readonly checked: boolean;
}

/** Digits, and the letters recognition mistakes for them. */
const D = String.raw`[\dOoIlSB]`;
const SIRET = new RegExp(String.raw`(?<![\dA-Za-z])(?:${D}[ .\u00a0-]{0,2}){13}${D}(?![\dA-Za-z])`, 'g');
const SIREN = new RegExp(
  String.raw`(?<![\dA-Za-z.,/+])${D}{3}(?:[ .\u00a0]?${D}{3}){2}(?![\dA-Za-z]|[.,/]\d| \d{2}\b)`,
  'g',
);
const FRENCH_VAT = new RegExp(
  String.raw`(?<![A-Za-z\d])F ?R ?[-.:]? ?([A-Z\d]{2}) ?((?:${D}[ .\u00a0]?){8}${D})(?![\dA-Za-z])`,
  'g',
);
const FOREIGN_VAT =
  /(?<![A-Za-z\d])((?:AT ?U|BE ?0?|CY|CZ|DE|DK|EE|EL|ES ?[A-Z]?|FI|HR|HU|IE|IT|LT|LU|LV|MT|NL|PL|PT|RO|SE|SI|SK|XI) ?\d[\d .]{5,13}(?:B\d{2}|[A-Z]{1,2})?)(?![\dA-Za-z])/g;
const IBAN = /(?<![A-Za-z\d])[A-Z]{2} ?[\dOI]{2}(?:[ .\u00a0]?[A-Z\d]){11,32}/g;
const BIC = /\b(?:bic|swift)\b[^A-Za-z\d]{0,6}(?:code|swift|bic)?[^A-Za-z\d]{0,6}/g;
const BIC_FORM =
  /^[A-Z]{4}(?:FR|MC|DE|BE|LU|ES|IT|NL|PT|CH|GB|IE|AT|US|PL|DK|SE|NO|FI|LT|LV|EE|MT|CY|RO|BG|HU|CZ|SK|SI|HR|GR)[A-Z\d]{2}(?:[A-Z\d]{3})?(?![A-Za-z\d])/;

export function identifiersOf(layout: Layout): Identifier[] {
  return layout.lines.flatMap((line) => {
    const ibans = ibansIn(layout, line);
    const vats = freeOf(ibans, [...frenchVatsIn(line), ...foreignVatsIn(line)]);
    const sirets = freeOf([...ibans, ...vats], numbersIn(line, SIRET, 'siret'));
    const sirens = freeOf([...ibans, ...vats, ...sirets], numbersIn(line, SIREN, 'siren'));
    return [...ibans, ...vats, ...sirets, ...sirens, ...bicsIn(line), ...bicsUnder(layout, line)];
  });
}

function freeOf(taken: readonly Identifier[], others: readonly Identifier[]): Identifier[] {
  return others.filter((other) => !taken.some(({ start, end }) => other.start < end && other.end > start));
}

function asDigits(text: string): string {
  return text
    .replace(/[ .\u00a0-]/g, '')
    .replace(/[Oo]/g, '0')
    .replace(/[Il]/g, '1')
    .replaceAll('S', '5')
    .replaceAll('B', '8');
}

const LABELS = { siret: /siret/, siren: /siren|r\.?c\.?s|siret/ };

function numbersIn(line: Line, form: RegExp, kind: 'siren' | 'siret'): Identifier[] {
  const passes = kind === 'siret' ? isSiret : isSiren;
  return [...line.text.matchAll(form)].flatMap((match): Identifier[] => {
    const span = spanOf(line, match);
    const value = asDigits(match[0]);
    const before = line.folded.slice(Math.max(0, span.start - 25), span.start);
    const labelled = LABELS[kind].test(before);
    const printed = match[0].replace(/\D/g, '').length;
    if (!passes(value)) return labelled ? [{ ...span, kind, value, checked: false }] : [];
    // One in ten runs of nine digits passes Luhn by chance: phone and account numbers need no label to look like one.
    const plausible =
      labelled || (printed === value.length && !/tel|fax|mobile|compte|client|commande|facture/.test(before));
    return plausible ? [{ ...span, kind, value, checked: true }] : [];
  });
}

function frenchVatsIn(line: Line): Identifier[] {
  return [...line.text.matchAll(FRENCH_VAT)].map((match) => {
    const siren = asDigits(match[2] ?? '');
    const printedKey = match[1] ?? '';
    const value = [printedKey, asDigits(printedKey)].map((key) => `FR${key}${siren}`).find(isProvedVat);
    const checked = value !== undefined;
    return { ...spanOf(line, match), kind: 'vat', value: value ?? `FR${printedKey}${siren}`, checked };
  });
}

/** Keys with letters exist but prove nothing; recognition makes letters out of digits. */
function isProvedVat(text: string): boolean {
  return /^FR\d{11}$/.test(text) && isFrenchVatNumber(text) && isSiren(text.slice(4));
}

function foreignVatsIn(line: Line): Identifier[] {
  return [...line.text.matchAll(FOREIGN_VAT)].flatMap((match) => {
    const before = line.folded.slice(Math.max(0, match.index - 40), match.index);
    if (!/tva|vat|ust|mwst|btw|iva|intra/.test(before)) return [];
    const value = match[0].replace(/[ .]/g, '');
    return [{ ...spanOf(line, match), kind: 'vat', value, checked: false }];
  });
}

function ibansIn(layout: Layout, line: Line): Identifier[] {
  return [...line.text.matchAll(IBAN)].flatMap((match): Identifier[] => {
    const start = match.index;
    const read = longestIban(match[0]);
    if (read) return [{ line, start, end: start + read.length, kind: 'iban', value: read.value, checked: true }];
    const broken = longestIban(`${match[0]} ${textUnder(layout, line, start)}`);
    if (broken) return [{ ...spanOf(line, match), kind: 'iban', value: broken.value, checked: true }];
    const labelled = /iban/.test(line.folded.slice(Math.max(0, start - 30), start));
    if (!labelled) return [];
    const value = match[0].replace(/[ .\u00a0]/g, '').slice(0, 27);
    return [{ ...spanOf(line, match), kind: 'iban', value, checked: false }];
  });
}

/** What stands below a cell: the rest of an IBAN that did not fit its column. */
function textUnder(layout: Layout, line: Line, start: number): string {
  const box = cellAt(line, start)?.box;
  const next = layout.lines[line.index + 1];
  return (box && next?.cells.find((cell) => columnOverlap(cell.box, box) > 0.3)?.text) ?? '';
}

/** The text may run on after the IBAN: the longest beginning that passes, letters put right where only digits may stand. */
function longestIban(text: string): { value: string; length: number } | undefined {
  for (let length = text.length; length >= 15; length -= 1) {
    if (/[ .\u00a0]$/.test(text.slice(0, length))) continue;
    const plain = text.slice(0, length).replace(/[ .\u00a0]/g, '');
    const repaired = plain.slice(0, 2) + asDigits(plain.slice(2));
    const value = [plain, repaired].find(isIban);
    if (value) return { value, length };
  }
  return undefined;
}

function bicsIn(line: Line): Identifier[] {
  return [...line.folded.matchAll(BIC)].flatMap((match) => {
    const start = match.index + match[0].length;
    const form = BIC_FORM.exec(line.text.slice(start));
    return form ? [{ line, start, end: start + form[0].length, kind: 'bic', value: form[0], checked: false }] : [];
  });
}

/** « BIC » as the header of a column or a card. */
function bicsUnder(layout: Layout, line: Line): Identifier[] {
  return line.cells
    .filter(({ folded }) => /^(?:code )?(?:bic|swift)(?: ?\/ ?swift)? ?:?$/.test(folded))
    .flatMap(({ box }) => {
      const next = layout.lines[line.index + 1];
      const cell = next?.cells.find((candidate) => columnOverlap(candidate.box, box) > 0.3);
      const form = cell && BIC_FORM.exec(cell.text);
      if (!cell || !form) return [];
      const end = cell.start + form[0].length;
      return [{ line: cell.line, start: cell.start, end, kind: 'bic' as const, value: form[0], checked: false }];
    });
}

function spanOf(line: Line, match: RegExpExecArray): { line: Line; start: number; end: number } {
  return { line, start: match.index, end: match.index + match[0].length };
}
