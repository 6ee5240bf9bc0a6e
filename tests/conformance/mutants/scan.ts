// Where the elements and attributes of an XML text stand, so that a mutant differs from it in one place only.

export interface Scanned {
  /** As written: `ram:ID`. */
  readonly name: string;
  readonly parent: Scanned | undefined;
  readonly start: number;
  /** After the opening tag. */
  readonly inner: number;
  /** Before the closing tag; equal to `inner` when the element is empty. */
  readonly close: number;
  readonly end: number;
  readonly attributes: readonly { readonly name: string; readonly start: number; readonly end: number }[];
  readonly isLeaf: boolean;
}

type Draft = { -readonly [K in keyof Scanned]: Scanned[K] };

const TAG =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)([A-Za-z_][\w.:-]*)((?:\s+[\w.:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g;
const ATTRIBUTE = /\s+([\w.:-]+)\s*=\s*(?:"[^"]*"|'[^']*')/g;

function attributesOf(text: string, from: number): Scanned['attributes'] {
  const found = [...text.matchAll(ATTRIBUTE)].filter(([, name = '']) => !name.startsWith('xmlns'));
  return found.map(({ 0: whole, 1: name = '', index }) => ({
    name,
    start: from + index,
    end: from + index + whole.length,
  }));
}

/** Every element below the root, in document order. */
export function scan(xml: string): readonly Scanned[] {
  const all: Draft[] = [];
  const open: Draft[] = [];
  for (const match of xml.matchAll(TAG)) {
    const [whole, slash, name, attributes = '', empty] = match;
    if (name === undefined) continue;
    const after = match.index + whole.length;
    if (slash === '/') {
      const element = open.pop();
      if (element) Object.assign(element, { close: match.index, end: after });
      continue;
    }
    const parent = open.at(-1);
    if (parent) parent.isLeaf = false;
    const element: Draft = {
      name,
      parent,
      start: match.index,
      inner: after,
      close: after,
      end: after,
      attributes: attributesOf(attributes, match.index + 1 + name.length),
      isLeaf: true,
    };
    all.push(element);
    if (empty !== '/') open.push(element);
  }
  return all.slice(1);
}

export function isSelfClosed(xml: string, { inner }: Scanned): boolean {
  return xml[inner - 2] === '/';
}
