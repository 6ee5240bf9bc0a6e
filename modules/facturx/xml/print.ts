// Writing XML: a flat list of pieces, indented, UTF-8. What a document may not contain is left out, never written.

// eslint-disable-next-line no-control-regex -- these are the characters XML 1.0 forbids
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

// eslint-disable-next-line no-control-regex -- what must not be written as it is
const SPECIAL = /[&<>"\u0000-\u001f\ufffe\uffff]|\p{Surrogate}/u;

function escapeText(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text.replace(FORBIDDEN, '').replace(/[&<>\r]/g, (character) => ESCAPES[character] as string);
}

function escapeAttribute(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text
    .replace(FORBIDDEN, '')
    .replace(/[&<>"\r]/g, (character) => ESCAPES[character] as string)
    .replace(/\n/g, '&#10;')
    .replace(/\t/g, '&#9;');
}

/** An element to write. Children that are empty are not given. */
export interface OutElement {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string | undefined>>;
  readonly text?: string;
  readonly children?: readonly OutElement[];
}

function attributesOf(element: OutElement): string {
  let result = '';
  for (const [name, value] of Object.entries(element.attributes ?? {})) {
    if (value !== undefined) result += ` ${name}="${escapeAttribute(value)}"`;
  }
  return result;
}

function print(element: OutElement, indent: string, out: string[]): void {
  const open = `${indent}<${element.name}${attributesOf(element)}`;
  const { children } = element;
  if (children && children.length > 0) {
    out.push(`${open}>`);
    for (const child of children) print(child, `${indent}  `, out);
    out.push(`${indent}</${element.name}>`);
  } else {
    out.push(`${open}>${escapeText(element.text ?? '')}</${element.name}>`);
  }
}

/** The document as UTF-8 bytes, with its XML declaration. */
export function printXml(root: OutElement): Uint8Array {
  const out = ['<?xml version="1.0" encoding="UTF-8"?>'];
  print(root, '', out);
  return new TextEncoder().encode(`${out.join('\n')}\n`);
}
