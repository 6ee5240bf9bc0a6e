// The same or nearly the same text in other markup: comments, instructions, CDATA, references, text between elements.

import { type Change, containers, insertInto, leaves, setText, textOf } from '../edit.ts';

type Mark = (text: string, at: number) => string;

const MARKS: readonly Mark[] = [
  (text, at) => `${text.slice(0, at)}<!-- c -->${text.slice(at)}`,
  (text, at) => `${text.slice(0, at)}<?p i?>${text.slice(at)}`,
  (text) => `<![CDATA[${text}]]>`,
  (text, at) => `${text.slice(0, at)}<![CDATA[${text.slice(at)}]]>`,
  (text, at) => `${text.slice(0, at)}<![CDATA[]]>${text.slice(at)}`,
  (text) => `<!--${text.replaceAll('-', '')}-->`,
  (text) => [...text].map((letter) => `&#${letter.codePointAt(0) ?? 32};`).join(''),
  (text) => `${text}&#x20;`,
  (text) => `&#13;${text}`,
  (text) => `${text}&#xA0;`,
  (text) => `&amp;${text}&lt;`,
  (text) => `<!--a-->${text}<!--b-->`,
  () => '<!-- nothing -->',
  () => '<?nothing here?>',
  () => '<![CDATA[]]>',
  () => '<![CDATA[ ]]>',
];

const marked: Change = (setting) => {
  const { xml, chance } = setting;
  const element = chance.pick(leaves(setting).filter((one) => !/[&<]/.test(textOf(xml, one))));
  const mark = chance.pick(MARKS);
  if (!element || !mark) return undefined;
  const text = textOf(xml, element);
  return setText(xml, element, mark(text, chance.below(text.length + 1)));
};

const BETWEEN = ['x', ' 1.00 ', '&#xA0;', '<!-- c -->', '<?p i?>', '<![CDATA[ ]]>', '<![CDATA[20]]>', '&#32;', '\n\n'];

const between: Change = (setting) => {
  const container = setting.chance.pick(containers(setting));
  return container && insertInto(setting, container, setting.chance.pick(BETWEEN) ?? '');
};

/** All white space between elements gone. */
const dense: Change = ({ xml }) => xml.replace(/>\s+</g, '><');

const around: Change = ({ xml, chance }) =>
  chance.next() < 0.5 ? `${xml}\n<!-- end -->` : xml.replace(/^(<\?xml[^>]*\?>)?/, '$1<!-- begin --><?p i?>');

export const MARKUP_CHANGES: readonly Change[] = [marked, marked, marked, between, between, dense, around];
