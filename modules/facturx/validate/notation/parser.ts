// Text of a test to its tree. Precedence, loosest first: implies, or, and, comparison, sum, product, union, path.

import { unique } from '../../xml/names.ts';
import type { Arithmetic, Ast, Axis, Comparison, NameTest, Step } from './ast.ts';
import { NotationError, type Token, tokensOf } from './lexer.ts';

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  '=': '=',
  '!=': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  eq: '=',
  ne: '!=',
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
};
const AXES = new Set<string>(['self', 'ancestor', 'preceding', 'descendant', 'child', 'attribute']);
const ANY: NameTest = { key: '', suffix: '' };

function not(of: Ast): Ast {
  return { kind: 'call', name: 'not', given: [of] };
}

function nameTest(name: string): NameTest {
  const star = name.indexOf('*');
  return star < 0 ? { key: unique(name) } : { key: name.slice(0, star), suffix: name.slice(star + 1) };
}

class Parser {
  private readonly source: string;
  private readonly tokens: readonly Token[];
  private index = 0;

  constructor(source: string) {
    this.source = source;
    this.tokens = tokensOf(source);
  }

  whole(): Ast {
    const result = this.expression();
    if (this.peek().kind !== 'end') throw this.unexpected();
    return result;
  }

  private peek(ahead = 0): Token {
    return this.tokens[Math.min(this.index + ahead, this.tokens.length - 1)] as Token;
  }

  private unexpected(): NotationError {
    const { text, at } = this.peek();
    return new NotationError(`Unexpected "${text}" at ${at} in: ${this.source}`);
  }

  private is(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.text === text && (token.kind === 'symbol' || token.kind === 'name');
  }

  private take(text: string): boolean {
    if (!this.is(text)) return false;
    this.index += 1;
    return true;
  }

  private expect(text: string): void {
    if (!this.take(text)) throw this.unexpected();
  }

  private next(): Token {
    const token = this.peek();
    this.index += 1;
    return token;
  }

  private list(): readonly Ast[] {
    const items: Ast[] = [];
    if (this.take(')')) return items;
    do items.push(this.expression());
    while (this.take(','));
    this.expect(')');
    return items;
  }

  private expression(): Ast {
    const word = this.peek().text;
    const isNext = (kind: Token['kind']) => this.peek(1).kind === kind;
    if ((word === 'some' || word === 'every') && isNext('variable')) return this.quantified(word === 'every');
    if (word === 'for' && isNext('variable')) return this.each();
    if (word === 'if' && this.is('(', 1)) return this.choice();
    return this.implication();
  }

  private binding(): { readonly name: string; readonly from: Ast } {
    const name = this.next().text.slice(1);
    this.expect('in');
    return { name, from: this.expression() };
  }

  /** `$a in …, $b in …`: what comes after a name may use it. */
  private bindings(): readonly { readonly name: string; readonly from: Ast }[] {
    this.next();
    const bindings = [this.binding()];
    while (this.take(',')) bindings.push(this.binding());
    return bindings;
  }

  private quantified(all: boolean): Ast {
    const bindings = this.bindings();
    this.expect('satisfies');
    return bindings.reduceRight<Ast>(
      (holds, binding) => ({ kind: 'quantified', all, ...binding, holds }),
      this.expression(),
    );
  }

  private each(): Ast {
    const bindings = this.bindings();
    this.expect('return');
    return bindings.reduceRight<Ast>((give, binding) => ({ kind: 'each', ...binding, give }), this.expression());
  }

  private choice(): Ast {
    this.next();
    this.expect('(');
    const condition = this.expression();
    this.expect(')');
    this.expect('then');
    const yes = this.expression();
    this.expect('else');
    return { kind: 'choice', condition, yes, no: this.expression() };
  }

  private implication(): Ast {
    const left = this.logic('or', () => this.logic('and', () => this.comparison()));
    if (!this.take('implies')) return left;
    return { kind: 'logic', operator: 'or', sides: [not(left), this.expression()] };
  }

  private logic(operator: 'and' | 'or', part: () => Ast): Ast {
    const sides = [part()];
    while (this.take(operator)) sides.push(part());
    return sides.length === 1 ? (sides[0] as Ast) : { kind: 'logic', operator, sides };
  }

  private comparison(): Ast {
    const left = this.sum();
    const operator = COMPARISONS[this.peek().text];
    if (operator === undefined || this.peek().kind === 'text') return left;
    this.index += 1;
    return { kind: 'compare', operator, left, right: this.sum() };
  }

  private binary(operators: readonly Arithmetic[], part: () => Ast): Ast {
    let left = part();
    for (;;) {
      const operator = operators.find((one) => this.is(one));
      if (!operator) return left;
      this.index += 1;
      left = { kind: 'arithmetic', operator, left, right: part() };
    }
  }

  private sum(): Ast {
    return this.binary(['+', '-'], () => this.binary(['*', 'div', 'mod'], () => this.signed()));
  }

  private signed(): Ast {
    if (this.take('-')) return { kind: 'negative', of: this.signed() };
    return this.union();
  }

  private union(): Ast {
    const sides = [this.path()];
    while (this.take('|')) sides.push(this.path());
    const first = sides[0] as Ast;
    if (sides.length === 1) return this.cast(first);
    return { kind: 'union', sides };
  }

  private cast(of: Ast): Ast {
    if (!this.is('cast') || !this.is('as', 1)) return of;
    this.index += 2;
    const one: Ast = { kind: 'call', name: 'exactly-one', given: [of] };
    return { kind: 'call', name: this.next().text, given: [one] };
  }

  private path(): Ast {
    const steps: Step[] = [];
    let start: Ast | 'root' | undefined;
    if (this.is('/') || this.is('//')) {
      start = 'root';
      if (this.is('/')) this.index += 1;
    } else {
      const first = this.step();
      const isPrimary = first.kind === 'value' && first.filters.length === 0;
      if (!this.is('/') && !this.is('//')) {
        if (isPrimary) return first.of;
        return { kind: 'path', start: undefined, steps: [first] };
      }
      if (isPrimary) start = first.of;
      else steps.push(first);
      this.slash(steps);
    }
    this.steps(steps);
    return { kind: 'path', start, steps };
  }

  private slash(steps: Step[]): boolean {
    if (this.take('/')) return true;
    if (!this.take('//')) return false;
    steps.push({ kind: 'axis', axis: 'descendant', test: ANY, filters: [] });
    return true;
  }

  private steps(steps: Step[]): void {
    if (this.is('//')) this.slash(steps);
    do steps.push(this.step());
    while (this.slash(steps));
  }

  private filters(): readonly Ast[] {
    const filters: Ast[] = [];
    while (this.take('[')) {
      filters.push(this.expression());
      this.expect(']');
    }
    return filters;
  }

  private step(): Step {
    if (this.take('..')) return { kind: 'axis', axis: 'parent', test: ANY, filters: this.filters() };
    if (this.take('@')) return this.axisStep('attribute');
    if (this.is('*')) return this.axisStep('child');
    const { kind, text } = this.peek();
    if (kind === 'name' && this.is('::', 1) && AXES.has(text)) {
      this.index += 2;
      return this.axisStep(text as Axis);
    }
    if (kind === 'name' && !this.is('(', 1)) return this.axisStep('child');
    return { kind: 'value', of: this.primary(), filters: this.filters() };
  }

  private axisStep(axis: Axis): Step {
    const token = this.next();
    if (token.kind !== 'name' && token.text !== '*') throw this.unexpected();
    return { kind: 'axis', axis, test: nameTest(token.text), filters: this.filters() };
  }

  private primary(): Ast {
    const token = this.next();
    if (token.kind === 'number') return { kind: 'number', text: token.text };
    if (token.kind === 'variable') return { kind: 'variable', name: token.text.slice(1) };
    if (token.kind === 'text') {
      const quote = token.text.charAt(0);
      return { kind: 'text', text: token.text.slice(1, -1).replaceAll(quote + quote, quote) };
    }
    if (token.text === '.') return { kind: 'here' };
    if (token.text === '(') {
      const items = this.list();
      return items.length === 1 ? (items[0] as Ast) : { kind: 'list', items };
    }
    if (token.kind !== 'name') throw this.unexpected();
    this.expect('(');
    return { kind: 'call', name: token.text, given: this.list() };
  }
}

/** Throws {@link NotationError} with the place and the whole text. */
export function parseTest(source: string): Ast {
  return new Parser(source).whole();
}
