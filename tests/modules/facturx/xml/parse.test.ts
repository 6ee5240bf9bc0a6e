import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, parseXml } from '../../../../modules/facturx/xml/parse.ts';
import { bytesOf, problemOf } from '../support.ts';

const read = (text: string) => parseXml(bytesOf(text)).root;
const codeOf = (text: string) => problemOf(() => read(text)).code;

describe('reading XML', () => {
  it('resolves namespaces, whatever the prefix', () => {
    const ram = 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100';
    const root = read(`<x:Name xmlns:x="${ram}"><Name xmlns="${ram}">a</Name><Name>b</Name></x:Name>`);
    expect(root.key).toBe('ram:Name');
    expect(root.children.map((child) => child.key)).toEqual(['ram:Name', 'Name']);
  });

  it('gives text with references, CDATA and line ends resolved', () => {
    expect(read('<a>&lt;&#233;&#x1F600;<![CDATA[<b>&amp;]]>\r\nend</a>').text).toBe('<é😀<b>&amp;\nend');
  });

  it('drops white space between children, and keeps it where it is text', () => {
    const root = read('<a>\n  <b>  </b>\n  <c> x<!-- y --> </c>\n  <d> <e/> word <e/> </d><f> &#32;<e/></f></a>');
    const texts = root.children.map(({ text }) => text);
    expect([root.text, ...texts]).toEqual(['', '  ', ' x ', '  word  ', '']);
  });

  it('leaves the bytes it is given as they are, those of a Buffer too', () => {
    const text = '<a>\r\n  <b>x</b>\r\n</a>';
    const bytes = Buffer.from(text);
    parseXml(bytes);
    expect(bytes.toString()).toBe(text);
    expect(parseXml(bytes).root.children.length).toBe(1);
  });

  it('tells apart texts and attributes that follow each other under one name', () => {
    const root = read('<a><b c="EUR">20.00</b><b c="EUR">20.00</b><b c="USD">20.01</b><b c="">20.0</b><b>é</b></a>');
    expect(root.children.map((child) => [child.text, child.attribute('c')])).toEqual([
      ['20.00', 'EUR'],
      ['20.00', 'EUR'],
      ['20.01', 'USD'],
      ['20.0', ''],
      ['é', undefined],
    ]);
  });

  it('tells names apart that differ by one letter, in any number', () => {
    const names = Array.from({ length: 6_000 }, (_, index) => `n${index.toString(36)}é`);
    const root = read(`<a>${names.map((name) => `<${name}/>`).join('')}</a>`);
    expect(root.children.map((child) => child.key)).toEqual(names);
  });

  it('resolves a name by the declarations around it, in each document anew', () => {
    const keys = ['u', 'v', 'u'].map((uri) => read(`<x:a xmlns:x="${uri}" x:b="1"/>`));
    expect(keys.map(({ key }) => key)).toEqual(['{u}a', '{v}a', '{u}a']);
    expect(keys.map(({ attributes }) => attributes[0]?.name.key)).toEqual(['{u}b', '{v}b', '{u}b']);
  });

  it('counts lines and columns in characters, whatever bytes they take', () => {
    const { text } = problemOf(() => read('<a>€\r\né€<b c="€">&oops;</b></a>'));
    expect(text.en).toContain('line 2, column 12');
  });

  it('normalises white space in attributes and keeps references to it', () => {
    expect(read('<a b="x\n\ty&#10;z"/>').attribute('b')).toBe('x  y\nz');
  });

  it('cites an absolute XPath with positions', () => {
    const root = read('<a><b/><c/><b><d/></b></a>');
    expect(root.children[2]?.children[0]?.xpath()).toBe('/a[1]/b[2]/d[1]');
  });

  it('refuses a DOCTYPE, with or without entities', () => {
    expect(codeOf('<!DOCTYPE a><a/>')).toBe('facturx.xml_doctype');
    expect(codeOf('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>')).toBe('facturx.xml_doctype');
  });

  it.each([
    ['an unclosed element', '<a><b></a>'],
    ['an end tag too many', '<a/></a>'],
    ['two roots', '<a/><b/>'],
    ['text around the root', '<a/>x'],
    ['nothing', '   '],
    ['an unknown entity', '<a>&nbsp;</a>'],
    ['a bare ampersand', '<a>a & b</a>'],
    ['an undeclared prefix', '<x:a/>'],
    ['a repeated attribute', '<a b="1" b="2"/>'],
    ['an attribute repeated through two prefixes', '<a xmlns:x="u" xmlns:y="u" x:b="1" y:b="2"/>'],
    ['an attribute without quotes', '<a b=1/>'],
    ['a less-than in an attribute', '<a b="<"/>'],
    ['a control character', '<a>\u0001</a>'],
    ['a reference to a control character', '<a>&#1;</a>'],
    ['a double hyphen in a comment', '<!-- a -- b --><a/>'],
    ['the end of a CDATA section in text', '<a>]]></a>'],
    ['a late XML declaration', ' <?xml version="1.0"?><a/>'],
    ['an XML declaration of version 2', '<?xml version="2.0"?><a/>'],
    ['a name that begins with a digit', '<1a/>'],
    ['a missing space between attributes', '<a b="1"c="2"/>'],
    ['an end tag that only begins the same', '<a></ab>'],
  ])('refuses %s', (_what, text) => {
    expect(codeOf(text)).toBe('facturx.xml_malformed');
  });

  it('says line and column of what is wrong, in both languages', () => {
    const { text } = problemOf(() => read('<a>\n  <b>&oops;</b>\n</a>'));
    expect(text.fr).toContain('ligne 2, colonne 6');
    expect(text.en).toContain('line 2, column 6');
  });

  const codes = (written: string) => Array.from(written, (character) => character.charCodeAt(0));

  it('reads declared and marked encodings', () => {
    const head = codes('<?xml version="1.0" encoding="ISO-8859-1"?><a>');
    expect(parseXml(Uint8Array.from([...head, 0xe9, ...codes('</a>')])).root.text).toBe('é');
    const utf16 = codes('<a>é</a>').flatMap((code) => [code & 255, code >> 8]);
    expect(parseXml(Uint8Array.from([0xff, 0xfe, ...utf16])).root.text).toBe('é');
    expect(parseXml(Uint8Array.from([0xef, 0xbb, 0xbf, ...bytesOf('<a>é</a>')])).root.text).toBe('é');
  });

  it.each([
    ['ISO-8859-2', 0xb1, 'ą'],
    ['iso-8859-7', 0xe1, 'α'],
    ['windows-1250', 0xb9, 'ą'],
    ['windows-1251', 0xe6, 'ж'],
    ['windows-1252', 0x80, '€'],
    ['ISO-8859-15', 0xa4, '€'],
  ])('reads the letters of Europe: %s', (encoding, byte, letter) => {
    const head = codes(`<?xml version="1.0" encoding="${encoding}"?><a>`);
    expect(parseXml(Uint8Array.from([...head, byte, ...codes('</a>')])).root.text).toBe(letter);
  });

  it('refuses bytes that are not in the declared encoding, and encodings nobody needs', () => {
    expect(problemOf(() => parseXml(Uint8Array.from([0x3c, 0x61, 0x3e, 0xe9, 0x3c])))?.code).toBe(
      'facturx.xml_encoding',
    );
    expect(codeOf('<?xml version="1.0" encoding="UTF-7"?><a/>')).toBe('facturx.xml_encoding');
  });

  it('bounds depth, size and number of nodes', () => {
    const deep = '<a>'.repeat(100) + '</a>'.repeat(100);
    expect(codeOf(deep)).toBe('facturx.xml_too_large');
    const limits = { ...DEFAULT_LIMITS, maxNodes: 3 };
    expect(problemOf(() => parseXml(bytesOf('<a><b/><b c="1"/></a>'), limits)).code).toBe('facturx.xml_too_large');
    expect(problemOf(() => parseXml(bytesOf('<a/>'), { ...DEFAULT_LIMITS, maxBytes: 3 })).code).toBe(
      'facturx.xml_too_large',
    );
  });
});
