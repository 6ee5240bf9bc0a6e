// Figures, dates, codes and texts in other forms.

import { type Change, leaves, setText, type Setting, textOf } from '../edit.ts';
import type { Scanned } from '../scan.ts';

type Form = (text: string) => string;

const NUMBER = /^\s*-?\d+(?:\.\d+)?\s*$/;
const DATE = /^\s*\d{4}-?\d\d-?\d\d\s*$/;

const FIGURES: readonly Form[] = [
  (text) => `+${text}`,
  (text) => `-${text}`,
  (text) => `--${text}`,
  (text) => `00${text}`,
  (text) => `${text}e0`,
  (text) => `${text}E2`,
  (text) => `${text}E-2`,
  (text) => `${text}.`,
  (text) => text.replace(/^-?0*\d/, ''),
  (text) => text.replace('.', ','),
  (text) => `${text}\u00a0`,
  (text) => `\u00a0${text}`,
  (text) => `\n  ${text}\t`,
  (text) => ` ${text}`,
  (text) => `${text} EUR`,
  (text) => text.replace(/\d/, '٣'),
  (text) => text.replace(/\d/, '１'),
  (text) => text.replace(/\./, '. '),
  (text) => `${text}${text.includes('.') ? '' : '.'}${'0'.repeat(20)}1`,
  (text) => `${text}${text.includes('.') ? '' : '.00'}4999`,
  (text) => `${text}${text.includes('.') ? '' : '.00'}5`,
  (text) => `9${'0'.repeat(18)}${text.replace('-', '')}`,
  (text) => String(Number(text) / 3),
  (text) => (Number(text) * 1.1).toFixed(2),
  (text) => (Number(text) + 0.02).toFixed(2),
  (text) => (Number(text) + 0.011).toFixed(3),
  (text) => (Number(text) - 1).toFixed(0),
  (text) => text.replace(/\..*/, ''),
  () => '0.0',
  () => '-0',
  () => '-0.0',
  () => '+0',
  () => '-INF',
  () => '+INF',
  () => 'nan',
  () => '0x1F',
  () => '.',
  () => '1.2.3',
  () => '\u00a0',
  () => '\n',
];

const DATES: readonly Form[] = [
  (text) => `${text}Z`,
  (text) => `${text}+02:00`,
  (text) => `${text}T00:00:00`,
  (text) => ` ${text} `,
  (text) => `${text}\n`,
  (text) => text.replaceAll('-', ''),
  (text) => text.replace(/^\s*(\d{4})-?(\d\d)-?(\d\d)\s*$/, '$1-$2-$3'),
  (text) => text.replace(/^\s*(\d{4})-?(\d\d)-?(\d\d)\s*$/, '$3/$2/$1'),
  (text) => text.replace(/^\s*\d{4}/, '1999'),
  (text) => text.replace(/^\s*\d{4}/, '2000'),
  (text) => text.replace(/^\s*\d{4}/, '2100'),
  (text) => text.replace(/^\s*\d{4}/, '0024'),
  (text) => text.replace(/^\s*\d\d/, ''),
  (text) => text.replace(/\d\d\s*$/, '31'),
  (text) => text.replace(/\d\d\s*$/, '00'),
  (text) => text.replace(/\d\s*$/, ''),
  (text) => text.replace(/\d\d(?=-?\d\d\s*$)/, '02').replace(/\d\d\s*$/, '29'),
  (text) => text.replace(/\d\d(?=-?\d\d\s*$)/, '13'),
  (text) => `-${text}`,
  (text) => `1${text}`,
  (text) => text.replaceAll('-', '/'),
  (text) => text.replaceAll('-', '--'),
];

const CODES: readonly Form[] = [
  (text) => text.toLowerCase(),
  (text) => text.toUpperCase(),
  (text) => ` ${text}`,
  (text) => `${text} `,
  (text) => `\t${text}\n`,
  (text) => `\u00a0${text}`,
  (text) => `${text}\u200b`,
  (text) => `${text}${text}`,
  (text) => `${text} ${text}`,
  (text) => `${text},${text}`,
  (text) => `${text}|${text}`,
  (text) => text.slice(0, 1),
  (text) => text.slice(0, -1),
  (text) => text.slice(1),
  (text) => `${text}1`,
  (text) => `0${text}`,
  (text) => [...text].toReversed().join(''),
  (text) => text.replace(/[A-Z]/, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0x10d)),
  (text) => text.replace(/(.)/, '$1 '),
  (text) => text.replace(/\s/g, ''),
  (text) => `#${text}#`,
];

const TEXTS: readonly Form[] = [
  (text) => text.repeat(20).slice(0, 36),
  (text) => (text || 'x').repeat(200).slice(0, 101),
  (text) => (text || 'x').repeat(400).slice(0, 256),
  (text) => (text || 'x').repeat(2000).slice(0, 1025),
  (text) => `${text}😀`,
  (text) => `e\u0301${text}`,
  (text) => `\u202b${text}\u202c`,
  () => '\u00a0',
  () => '\u3000',
  () => '\u0085',
  () => '-',
  () => '_/+-',
  () => '\ufeff',
  () => 'A B',
  () => 'A\tB',
  (text) => `${text}$1\\`,
  (text) => `#${text}`,
];

/** A form for leaves whose text is of a kind. */
function reformed(forms: readonly Form[], isKind: (text: string) => boolean): Change {
  return (setting) => {
    const { xml, chance } = setting;
    const element = chance.pick(leaves(setting).filter((one) => isKind(textOf(xml, one))));
    const form = chance.pick(forms);
    return element && form && setText(xml, element, form(textOf(xml, element)));
  };
}

const isCode = (text: string): boolean => text !== '' && text.length <= 14 && !NUMBER.test(text) && !/[&<]/.test(text);
const isPlain = (text: string): boolean => !/[&<]/.test(text);

function twoLeaves(setting: Setting, isPair: (one: Scanned, other: Scanned) => boolean): readonly Scanned[] {
  const all = leaves(setting);
  const first = setting.chance.pick(all);
  const second = first && setting.chance.pick(all.filter((other) => other !== first && isPair(first, other)));
  return first && second ? [first, second].sort((one, other) => one.start - other.start) : [];
}

function swapped(isPair: (one: Scanned, other: Scanned) => boolean): Change {
  return (setting) => {
    const { xml } = setting;
    const [first, second] = twoLeaves(setting, isPair);
    if (!first || !second) return undefined;
    return setText(setText(xml, second, textOf(xml, first)), first, textOf(xml, second));
  };
}

function sameAs(isPair: (one: Scanned, other: Scanned) => boolean): Change {
  return (setting) => {
    const [first, second] = twoLeaves(setting, isPair);
    return first && second && setText(setting.xml, second, textOf(setting.xml, first));
  };
}

const isAny = (): boolean => true;
const isNamesake = (one: Scanned, other: Scanned): boolean => one.name === other.name;

/** Every leaf of a name gets the value of one of them, or a value seen elsewhere. */
const everywhere: Change = (setting) => {
  const { xml, pool, chance } = setting;
  const all = leaves(setting);
  const name = chance.pick(all)?.name;
  const value = name === undefined ? undefined : chance.pick(pool.values.get(name) ?? []);
  if (value === undefined) return undefined;
  return all.filter((one) => one.name === name).reduceRight((text, one) => setText(text, one, value), xml);
};

export const VALUE_CHANGES: readonly Change[] = [
  reformed(FIGURES, (text) => NUMBER.test(text)),
  reformed(FIGURES, (text) => NUMBER.test(text)),
  reformed(DATES, (text) => DATE.test(text)),
  reformed(CODES, isCode),
  reformed(CODES, (text) => /^[A-Z\d]{1,4}$/.test(text)),
  reformed(TEXTS, isPlain),
  swapped(isAny),
  swapped(isNamesake),
  sameAs(isNamesake),
  sameAs(isAny),
  everywhere,
];
