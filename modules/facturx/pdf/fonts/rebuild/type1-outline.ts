// Outlines of a Type 1 program: its charstrings carried out (Adobe Type 1 Font Format, chapter 6). Hints are left out.

import { encodedName } from '../../preflight/fonts/glyph-names.ts';
import { readNumber, type Type1Program } from '../../preflight/fonts/type1.ts';
import type { Outline } from '../outline.ts';
import { Pen } from './pen.ts';

const MAX_CALLS = 10;
const MAX_OPERATORS = 20_000;

const HSBW = 13;
const SBW = 1207;
const SEAC = 1206;
const CALL = 10;
const CALL_OTHER = 1216;
const FLEX_END = 0;
const FLEX_START = 1;
const FLEX_POINT = 2;

interface Accent {
  readonly base: number;
  readonly accent: number;
  readonly x: number;
  readonly y: number;
}

class Interpreter {
  readonly #program: Type1Program;
  readonly #pen: Pen;
  #stack: number[] = [];
  readonly #left: number[] = [];
  /** Points of a flex on their way; `undefined` outside of one. */
  #flex: { x: number; y: number }[] | undefined;
  #x = 0;
  #y = 0;
  #operators = 0;
  accent: Accent | undefined;

  constructor(program: Type1Program, pen: Pen) {
    this.#program = program;
    this.#pen = pen;
  }

  /** Draws a charstring whose left side bearing is moved by the place given. */
  run(charstring: Uint8Array, at: { x: number; y: number }): void {
    [this.#x, this.#y] = [at.x, at.y];
    this.#stack = [];
    this.#read(charstring, at, 0);
  }

  /** False when the charstring has ended. */
  #read(charstring: Uint8Array, origin: { x: number; y: number }, depth: number): boolean {
    if (depth > MAX_CALLS) throw new Error('subroutines without end');
    for (let at = 0; at < charstring.length;) {
      const number = readNumber(charstring, at);
      if (number) {
        this.#stack.push(number.value);
        at += number.size;
        continue;
      }
      const isLong = charstring[at] === 12;
      const operator = isLong ? 1200 + (charstring[at + 1] ?? 0) : (charstring[at] as number);
      at += isLong ? 2 : 1;
      if (++this.#operators > MAX_OPERATORS) throw new Error('a charstring without end');
      if (operator === 11) return true;
      if (operator === 14) return false;
      if (operator === CALL) {
        const called = this.#program.subroutine(this.#stack.pop() ?? -1);
        if (!called) throw new Error('subroutine missing');
        if (!this.#read(called, origin, depth + 1)) return false;
      } else this.#carryOut(operator, origin);
    }
    return true;
  }

  #carryOut(operator: number, origin: { x: number; y: number }): void {
    const stack = this.#stack;
    if (operator === 1212) return this.#divide();
    if (operator === CALL_OTHER) return this.#callOther();
    if (operator === 1217) return void stack.push(this.#left.pop() ?? 0);
    if (operator === HSBW) this.#x = origin.x + (stack[0] ?? 0);
    else if (operator === SBW) [this.#x, this.#y] = [origin.x + (stack[0] ?? 0), origin.y + (stack[1] ?? 0)];
    else if (operator === SEAC) this.#noteAccent(stack);
    else this.#draw(operator, stack);
    this.#stack = [];
  }

  #noteAccent([bearing = 0, x = 0, y = 0, base = 0, accent = 0]: readonly number[]): void {
    this.accent = { base, accent, x: x - bearing + this.#x, y };
  }

  #divide(): void {
    const divisor = this.#stack.pop() ?? 1;
    this.#stack.push((this.#stack.pop() ?? 0) / divisor);
  }

  #draw(operator: number, operands: readonly number[]): void {
    const [a = 0, b = 0, c = 0, d = 0] = operands;
    const acts: Readonly<Record<number, () => void>> = {
      4: () => this.#move(0, a),
      5: () => this.#line(a, b),
      6: () => this.#line(a, 0),
      7: () => this.#line(0, a),
      8: () => this.#curve(operands),
      21: () => this.#move(a, b),
      22: () => this.#move(a, 0),
      30: () => this.#curve([0, a, b, c, d, 0]),
      31: () => this.#curve([a, 0, b, c, 0, d]),
    };
    acts[operator]?.();
  }

  #move(dx: number, dy: number): void {
    this.#x += dx;
    this.#y += dy;
    if (this.#flex) this.#flex.push({ x: this.#x, y: this.#y });
    else this.#pen.moveTo(this.#x, this.#y);
  }

  #line(dx: number, dy: number): void {
    this.#x += dx;
    this.#y += dy;
    this.#pen.lineTo(this.#x, this.#y);
  }

  #curve([dx1 = 0, dy1 = 0, dx2 = 0, dy2 = 0, dx3 = 0, dy3 = 0]: readonly number[]): void {
    const first = { x: this.#x + dx1, y: this.#y + dy1 };
    const second = { x: first.x + dx2, y: first.y + dy2 };
    [this.#x, this.#y] = [second.x + dx3, second.y + dy3];
    this.#pen.curveTo(first, second, { x: this.#x, y: this.#y });
  }

  /** Flex: two curves given as moves; hint replacement leaves the number of its subroutine. */
  #callOther(): void {
    const number = this.#stack.pop() ?? 0;
    const count = this.#stack.pop() ?? 0;
    const operands = count > 0 ? this.#stack.splice(-count) : [];
    if (number === FLEX_START) this.#flex = [];
    else if (number === FLEX_END) this.#endFlex(operands);
    else if (number !== FLEX_POINT) this.#left.push(...operands.toReversed());
  }

  #endFlex(operands: readonly number[]): void {
    const [, a, b, c, d, e, f] = this.#flex ?? [];
    this.#flex = undefined;
    if (!a || !b || !c || !d || !e || !f) throw new Error('a flex cut short');
    this.#pen.curveTo(a, b, c);
    this.#pen.curveTo(d, e, f);
    this.#left.push(...operands.slice(1).toReversed());
  }
}

function charstringOf(program: Type1Program, name: string | undefined): Uint8Array {
  const charstring = name === undefined ? undefined : program.charstring(name);
  if (!charstring) throw new Error(`no glyph ${name ?? '?'}`);
  return charstring;
}

/** The glyph of a name; throws when it is not there or cannot be drawn. */
export function type1Outline(program: Type1Program, name: string, scale: number): Outline {
  const pen = new Pen(scale);
  const interpreter = new Interpreter(program, pen);
  interpreter.run(charstringOf(program, name), { x: 0, y: 0 });
  const { accent } = interpreter;
  if (accent) {
    const parts = [accent.base, accent.accent].map((code) => encodedName('StandardEncoding', code));
    interpreter.run(charstringOf(program, parts[0]), { x: 0, y: 0 });
    interpreter.run(charstringOf(program, parts[1]), accent);
  }
  return pen.outline(0);
}
