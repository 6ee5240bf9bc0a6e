import { describe, expect, it } from 'vitest';
import { Layer } from '../../../../modules/facturx/validate/engine/layer.ts';
import { EngineError } from '../../../../modules/facturx/validate/engine/numbers.ts';
import { shapeOf } from '../../../../modules/facturx/validate/engine/shape.ts';
import { NotationError } from '../../../../modules/facturx/validate/notation/lexer.ts';
import { parseLayer } from '../../../../modules/facturx/validate/notation/layer.ts';
import { parseXml } from '../../../../modules/facturx/xml/parse.ts';
import { bytesOf } from '../support.ts';

/** The rules of a layer that a document breaks. */
function broken(rules: string, xml: string): readonly string[] {
  const layer = new Layer(parseLayer(`layer TEST 1\ngroup one\n${rules}`));
  return layer.run(shapeOf(parseXml(bytesOf(xml)))).map(({ test }) => test.id);
}

const holds = (test: string, xml: string): boolean => broken(`on /a\n  R ! ${test}`, xml).length === 0;

describe('the notation of rules', () => {
  it('counts in doubles without a type and exactly with one', () => {
    expect(holds('sum(b) = 0.3', '<a><b>0.1</b><b>0.2</b></a>')).toBe(false);
    expect(holds('sum(b/xs:decimal(.)) = 0.3', '<a><b>0.1</b><b>0.2</b></a>')).toBe(true);
  });

  it('expands a double to all its digits when a decimal is asked for', () => {
    expect(holds('xs:decimal(sum(b)) = 100.005', '<a><b>100.005</b></a>')).toBe(false);
  });

  it('rounds a half upward, below zero too', () => {
    expect(holds('round(xs:decimal(b)) = -2', '<a><b>-2.5</b></a>')).toBe(true);
    expect(holds('round(b) = -2', '<a><b>-2.5</b></a>')).toBe(true);
    expect(holds('cents(xs:decimal(b)) = -0.12', '<a><b>-0.125</b></a>')).toBe(true);
  });

  it('tells 0 from -0 where there is no type, as the reference engine does', () => {
    expect(holds('b = 0', '<a><b>0.00</b></a>')).toBe(true);
    expect(holds('b = 0', '<a><b>-0.00</b></a>')).toBe(false);
    expect(holds('b >= 0', '<a><b>-0</b></a>')).toBe(true);
    expect(holds('xs:decimal(b) = 0', '<a><b>-0.00</b></a>')).toBe(true);
  });

  it('orders doubles totally where one side has no type, and as usual where both have one', () => {
    expect(holds('b > 0', '<a><b>NaN</b></a>')).toBe(true);
    expect(holds('b >= 0', '<a><b>-0.00</b></a>')).toBe(false);
    expect(holds('number(b) > 0', '<a><b>x</b></a>')).toBe(false);
    expect(holds('number(b) = 0', '<a><b>-0.00</b></a>')).toBe(true);
  });

  it('takes NaN for unlike anything between two single values only', () => {
    expect(holds('b[. = number(.)]', '<a><b>NaN</b></a>')).toBe(false);
    expect(holds('b[. != number(.)]', '<a><b>NaN</b></a>')).toBe(true);
    expect(holds('b = number(b)', '<a><b>NaN</b></a>')).toBe(true);
  });

  it('looks at no value behind the one that fits', () => {
    expect(holds('b >= 0', '<a><b>1</b><b>x</b></a>')).toBe(true);
    expect(holds('0 < b', '<a><b>1</b><b>x</b></a>')).toBe(true);
    expect(() => holds('b < 0', '<a><b>1</b><b>x</b></a>')).toThrow(EngineError);
    expect(() => holds('b >= 0', '<a><b>x</b><b>1</b></a>')).toThrow(EngineError);
  });

  it('works out one value before several, and stops there though there are none', () => {
    expect(() => holds('c < xs:decimal(b)', '<a><b>x</b></a>')).toThrow(EngineError);
    expect(holds('c/xs:decimal(.) < xs:decimal(b)', '<a><c>x</c></a>')).toBe(false);
    expect(holds('xs:decimal(c) < xs:decimal(b)', '<a><b>x</b></a>')).toBe(false);
  });

  it('binds several variables, the later ones with the help of the earlier', () => {
    const test = 'for $b in xs:decimal(b), $twice in $b * 2 return $twice = 6';
    expect(holds(test, '<a><b>3</b></a>')).toBe(true);
    expect(holds(test, '<a><b>4</b></a>')).toBe(false);
    expect(holds(test, '<a/>')).toBe(false);
    expect(holds('some $b in b, $c in c satisfies $b = $c', '<a><b>1</b><b>2</b><c>2</c></a>')).toBe(true);
    expect(holds('every $b in b, $c in c satisfies $b = $c', '<a><b>1</b><b>2</b><c>2</c></a>')).toBe(false);
  });

  it('works out a value at once where the rule says so, and stops there though no test asks for it', () => {
    const xml = '<a><b>x</b></a>';
    expect(broken('on /a\n  let $b = xs:decimal(b)\n  R ! c', xml)).toEqual(['R']);
    expect(() => broken('on /a\n  now $b = xs:decimal(b)\n  R ! c', xml)).toThrow(EngineError);
  });

  it('finds the nodes of a root path by their place, nested ones in the order of the document', () => {
    const xml = '<a><b c="1"><b c="2"/></b><d><b/></d><b c="3"/></a>';
    expect(holds("string-join(//b/@c, ' ') = '1 2 3'", xml)).toBe(true);
    expect(holds('count(//@c) = 3 and count(/a/b) = 2 and count(//d//b) = 1 and not(//d/@c)', xml)).toBe(true);
    expect(holds("string-join(//(b | d)/name(), ' ') = 'b b d b b'", xml)).toBe(true);
  });

  it('tells a forbidden thing once for each element, in however many places it stands', () => {
    const xml = '<a><b><c/><c/></b><d><c x="1"/></d><d/></a>';
    expect(broken('on /a\n  R ! never (b | d)/c\n  S ! never //@x\n  T ! never //e', xml)).toEqual(['R', 'S']);
    expect(broken('on d\n  R ! never c | c/@x', xml)).toEqual(['R']);
  });

  it('looks a word up, and stops where the filters would stop', () => {
    const words = (...names: readonly string[]) => `<a>${names.map((name) => `<b><c>${name}</c></b>`).join('')}</a>`;
    expect(holds("count(//b[normalize-space(c) = 'x']) = 2", words('x', ' x ', 'y'))).toBe(true);
    const two = '<a><b><c>x</c></b><b><c>x</c><c>y</c></b></a>';
    expect(() => holds("count(//b[normalize-space(c) = 'x']) = 1", two)).toThrow(EngineError);
  });

  it('looks parts up beside an element, whichever of two names they have', () => {
    const part = (id: string, of: string) => `<p><i>${id}</i><o>${of}</o></p>`;
    const xml = `<a>${part('1', '')}${part('2', '1')}<q><i>3</i><o>1</o></q>${part('4', '9')}</a>`;
    const rules = 'on p\n  let $i = i\n  R ! count((../p | ../q)[o = $i]) = 2\n  S ! not((../p | ../q)/o[. = $i])';
    expect(broken(rules, xml)).toEqual(['S', 'R', 'R']);
    const nested = 'on p\n  let $i = i\n  R ! count((../p | ../q)[o[. = $i]]) = 2';
    expect(broken(nested, xml)).toEqual(['R', 'R']);
  });

  it('finds what a filter with a variable lets through, asked again and again', () => {
    const line = (rate: string, kind: string, amount: string) => `<l><r>${rate}</r><k>${kind}</k><m>${amount}</m></l>`;
    const lines = [line('20', 'S', '1'), line('20.00', 'S', '2'), line('5.5', 'S', '4'), line('20', 'Z', '8')].join('');
    const xml = (rates: string) => `<a>${lines}${rates}</a>`;
    const rules =
      "on //t\n  let $r = xs:decimal(@r)\n  R ! sum(/a/l[k = 'S' and r/xs:decimal(.) = $r]/m/xs:decimal(.)) = xs:decimal(.)";
    expect(broken(rules, xml('<t r="20.0">3</t><t r="5.5">4</t><t r="7">0</t>'))).toEqual([]);
    expect(broken(rules, xml('<t r="20">11</t><t r="5.5">3</t>'))).toEqual(['R', 'R']);
    const names = "on //t\n  let $k = @k\n  R ! count(//l[k = $k]) = 3 and //l[k = $k][1]/m = '1'";
    expect(broken(names, xml('<t k="S"/>'))).toEqual([]);
    expect(broken(names, xml('<t k="Z"/>'))).toEqual(['R']);
  });

  it('stops at a value that a lookup must compare, and only at such a one', () => {
    const rules = "on //t\n  let $r = xs:decimal(.)\n  R ! not(/a/l[k = 'S' and xs:decimal(r) = $r])";
    expect(() => broken(rules, '<a><l><k>S</k><r>x</r></l><t>1</t></a>')).toThrow(EngineError);
    expect(broken(rules, '<a><l><k>Z</k><r>x</r></l><t>1</t></a>')).toEqual([]);
    expect(broken(rules, '<a><l><k>S</k><r>x</r></l></a>')).toEqual([]);
  });

  it('compares texts without type as texts', () => {
    expect(holds('b < c', '<a><b>10</b><c>9</c></a>')).toBe(true);
    expect(holds('b < 9', '<a><b>10</b></a>')).toBe(false);
  });

  it('counts decimals by the digits written', () => {
    expect(holds('decimals(b) <= 2', '<a><b>0.000</b></a>')).toBe(false);
  });

  it('stops where a number or a single value is wanted and there is none', () => {
    expect(() => holds('xs:decimal(b) = 1', '<a><b>2400,00</b></a>')).toThrow(EngineError);
    expect(() => holds('filled(b)', '<a><b>1</b><b>2</b></a>')).toThrow(EngineError);
    expect(() => holds('xs:decimal(b) = 1', '<a><b>1E2</b></a>')).toThrow(EngineError);
  });

  it('takes the first rule of a group that fits an element', () => {
    const rules = "on //b[. = 'x']\n  FIRST ! false()\non //b\n  SECOND ! false()";
    expect(broken(rules, '<a><b>x</b><b>y</b></a>').toSorted()).toEqual(['FIRST', 'SECOND']);
  });

  it('says once for each element looked at that something below has no place', () => {
    expect(broken('on //b\n  R ! never c/@d', '<a><b><c d="1"/><c d="2"/></b><b><c/></b></a>')).toEqual(['R']);
    expect(broken('on //b\n  R ! once c', '<a><b><c/><c/><c/></b><b><c/></b></a>')).toEqual(['R']);
  });

  it('puts what a word is given in the place of its parameters', () => {
    const rules = 'layer TEST 1\ndefine near($a, $b) = $a - 1 < $b and $a + 1 > $b\ngroup one\non /a\n  R ! near(b, c)';
    const layer = new Layer(parseLayer(rules));
    const run = (xml: string) => layer.run(shapeOf(parseXml(bytesOf(xml)))).length;
    expect(run('<a><b>5</b><c>5.9</c></a>')).toBe(0);
    expect(run('<a><b>5</b><c>6</c></a>')).toBe(1);
  });

  it('refuses a word it does not know', () => {
    expect(() => holds('unknown(b)', '<a/>')).toThrow(NotationError);
    expect(() => holds('b = (', '<a/>')).toThrow(NotationError);
  });
});
