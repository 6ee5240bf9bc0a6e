// Figures that are none, beside totals and categories that are not there: what is worked out, though nothing asks for it?

import { type Change, leaves, put, setText, type Setting, textOf, wholeOf } from '../edit.ts';
import type { Scanned } from '../scan.ts';

const NO_FIGURES = [
  '0x1F',
  'abc',
  '',
  ' ',
  'NaN',
  'INF',
  '-INF',
  '1E2',
  '2400,00',
  '+5',
  '1_0',
  '0x',
  'true',
  '1.2.3',
  '--1',
];
const FIGURE = /(?:Amount|Percent|Quantity|Numeric|Indicator)$/;
const OFTEN = /:(?:LegalMonetaryTotal|SpecifiedTradeSettlementHeaderMonetarySummation)$/;
const SOMETIMES =
  /(?:Amount|Percent|Tax|Tax\w*Total|Subtotal|Category|Charge|Line|LineItem|Settlement|CategoryCode|TypeCode|Item)$/;

const isFigure = ({ name }: Scanned): boolean => FIGURE.test(name);

/** One figure, or all of its name, is none. */
function spoiled(setting: Setting): string | undefined {
  const { xml, chance } = setting;
  const figures = leaves(setting).filter(isFigure);
  const element = chance.pick(figures);
  const value = chance.pick(NO_FIGURES) ?? '';
  if (!element) return undefined;
  const meant = chance.next() < 0.2 ? figures.filter(({ name }) => name === element.name) : [element];
  return meant.reduceRight((text, one) => setText(text, one, value), xml);
}

/** Without an element, with it twice, or with nothing in it. */
const thinned: Change = ({ xml, elements, chance }) => {
  const totals = elements.filter(({ name }) => OFTEN.test(name));
  const others = elements.filter(({ name }) => SOMETIMES.test(name));
  const element = chance.pick(chance.next() < 0.4 && totals.length > 0 ? totals : others);
  if (!element) return undefined;
  const way = chance.next();
  if (way < 0.5) return put(xml, element, '');
  const same = { start: element.end, end: element.end };
  return way < 0.7 ? put(xml, same, wholeOf(xml, element)) : setText(xml, element, '');
};

/** All of a name gone. */
const without: Change = ({ xml, elements, chance }) => {
  const name = chance.pick(elements.filter((one) => SOMETIMES.test(one.name)))?.name;
  const outer = elements.filter((one) => one.name === name && one.parent?.name !== name);
  return outer.reduceRight((text, one) => put(text, one, ''), xml);
};

/** The same figure with a sign, a blank or digits more, in every place where it stands. */
const alike: Change = (setting) => {
  const { xml, chance } = setting;
  const element = chance.pick(leaves(setting).filter(isFigure));
  const text = element && textOf(xml, element);
  if (!text || !/\d/.test(text)) return undefined;
  const other = chance.pick([`-${text}`, `${text}0`, ` ${text}`, `${text}.0`, `0${text}`, `${text}1`]) ?? text;
  const same = leaves(setting).filter((one) => textOf(xml, one) === text);
  return same.reduceRight((whole, one) => setText(whole, one, other), xml);
};

export const FIGURE_CHANGES: readonly Change[] = [spoiled, spoiled, spoiled, thinned, thinned, without, alike];
