// The same document written otherwise: line ends, quotes, blanks in tags, references, declarations, nothing said otherwise.

import { type Change, leaves, put, setText, textOf } from '../edit.ts';
import { isSelfClosed } from '../scan.ts';

const PARTS = /(<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>)/;

/** Changes tags and texts, not what stands in comments, sections and instructions. */
function outside(xml: string, change: (part: string) => string): string {
  return xml
    .split(PARTS)
    .map((part, index) => (index % 2 === 1 ? part : change(part)))
    .join('');
}

const lineEnds: Change = ({ xml, chance }) =>
  xml.replaceAll(/\r?\n/g, chance.pick(['\r\n', '\r', '\n\r', '&#13;\n', '&#10;']) ?? '\n');

const quotes: Change = ({ xml }) =>
  outside(xml, (part) => part.replace(/=\s*"([^"'<]*)"/g, (_whole, value: string) => `='${value}'`));

const blanks: Change = ({ xml, chance }) => {
  const blank = chance.pick([' ', '\n', '\t', '\r\n  ']) ?? ' ';
  return outside(xml, (part) =>
    part
      .replace(/<\/([\w:.-]+)>/g, `</$1${blank}>`)
      .replace(/(<[\w:.-]+)((?:\s+[\w:.-]+="[^"]*")*)(\/?>)/g, `$1$2${blank}$3`),
  );
};

const aroundEquals: Change = ({ xml }) => outside(xml, (part) => part.replace(/([\w.-])="/g, '$1 = "'));

/** `<a></a>` and `<a/>` are one. */
const empties: Change = ({ xml, chance }) =>
  chance.next() < 0.5
    ? xml.replace(/<([\w:.-]+)((?:\s+[\w:.-]+="[^"]*")*)><\/\1>/g, '<$1$2/>')
    : xml.replace(/<([\w:.-]+)((?:\s+[\w:.-]+="[^"]*")*)\s*\/>/g, '<$1$2></$1>');

/** In attributes line ends and tabs become blanks, unless they are references. */
const inAttribute: Change = ({ xml, elements, chance }) => {
  const attribute = chance.pick(elements.flatMap(({ attributes }) => attributes));
  if (!attribute) return undefined;
  const [name = '', value = ''] =
    /^\s*([^=\s]+)\s*=\s*["']([\s\S]*)["']$/.exec(xml.slice(attribute.start, attribute.end))?.slice(1) ?? [];
  const at = chance.below(value.length + 1);
  const more =
    chance.pick(['\n', '\t', '\r\n', '&#10;', '&#x9;', '&amp;', '&#x20AC;', '&apos;', '&gt;', '>', '  ']) ?? ' ';
  return put(xml, attribute, ` ${name}="${value.slice(0, at)}${more}${value.slice(at)}"`);
};

const LETTERS = [
  '&#x1F600;',
  '&quot;',
  '&apos;',
  '&gt;',
  '>',
  ']]&gt;',
  '&#0049;',
  '&#x0031;',
  '\u2028',
  '\u0085',
  '&#x85;',
  '\u00ad',
  '\ufeff',
  '\u{10ffff}',
  '&#xFFFD;',
];

const letter: Change = (setting) => {
  const { xml, chance } = setting;
  const element = chance.pick(leaves(setting).filter((one) => !/[&<]/.test(textOf(xml, one))));
  if (!element) return undefined;
  const text = textOf(xml, element);
  const at = chance.below(text.length + 1);
  return setText(xml, element, `${text.slice(0, at)}${chance.pick(LETTERS)}${text.slice(at)}`);
};

const DECLARATIONS = [
  '',
  '<?xml version="1.0"?>',
  "<?xml version='1.0' encoding='utf-8'?>",
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
  '<?xml version="1.0" encoding="UTF-8" standalone="no" ?>\n<?xml-stylesheet href="a.xsl"?>',
  '<?xml version="1.1" encoding="UTF-8"?>',
];

const declaration: Change = ({ xml, chance }) =>
  `${chance.pick(DECLARATIONS)}\n${xml.replace(/^\ufeff?\s*<\?xml[^>]*\?>\s*/, '')}`.trimStart();

/** Every element says its namespaces anew. */
const declaredAnew: Change = ({ xml, elements, chance }) => {
  const [, prefix, uri] = /xmlns:(\w+)="([^"]+)"/.exec(xml) ?? [];
  const element = chance.pick(elements.filter((one) => !isSelfClosed(xml, one)));
  if (!element || prefix === undefined) return undefined;
  const at = element.start + 1 + element.name.length;
  return put(xml, { start: at, end: at }, ` xmlns:${prefix}="${uri}" xmlns:unused="urn:unused"`);
};

export const WRITING_CHANGES: readonly Change[] = [
  lineEnds,
  quotes,
  blanks,
  aroundEquals,
  empties,
  inAttribute,
  inAttribute,
  letter,
  letter,
  declaration,
  declaredAnew,
];
