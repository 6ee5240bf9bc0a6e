// Words of the notation.

export interface Token {
  readonly kind: 'name' | 'number' | 'text' | 'variable' | 'symbol' | 'end';
  readonly text: string;
  readonly at: number;
}

const SKIP = /\s+/y;
const TOKENS: readonly (readonly [Token['kind'], RegExp])[] = [
  ['number', /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y],
  ['text', /"(?:[^"]|"")*"|'(?:[^']|'')*'/y],
  ['variable', /\$[A-Za-z_][\w.-]*/y],
  ['name', /(?:[A-Za-z_][\w.-]*:)?\*[A-Za-z]+|[A-Za-z_][\w.-]*:\*|[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?/y],
  ['symbol', /\/\/|\.\.|::|!=|<=|>=|[/.@()[\],|=<>+*-]/y],
];

export class NotationError extends Error {}

function tokenAt(source: string, at: number): Token {
  for (const [kind, pattern] of TOKENS) {
    pattern.lastIndex = at;
    const found = pattern.exec(source);
    if (found) return { kind, text: found[0], at };
  }
  throw new NotationError(`Unexpected ${JSON.stringify(source.slice(at, at + 20))} in ${source}`);
}

export function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    SKIP.lastIndex = at;
    if (SKIP.test(source)) at = SKIP.lastIndex;
    if (at >= source.length) return [...tokens, { kind: 'end', text: '', at }];
    const token = tokenAt(source, at);
    tokens.push(token);
    at += token.text.length;
  }
}
