// What a program of operators says (CMaps): each operator with the operands before it (ISO 32000-1 §7.8.2).

import { Lexer, type Token } from './lexer.ts';
import { PdfKeyword, type PdfValue } from './objects.ts';

export interface Operation {
  readonly operator: string;
  readonly operands: readonly PdfValue[];
}

/** In their order; operands without an operator at the end are left out. */
export function* operationsOf(bytes: Uint8Array): Generator<Operation> {
  const lexer = new Lexer(bytes);
  let operands: PdfValue[] = [];
  for (let token: Token | undefined = lexer.next(false); token !== undefined; token = lexer.next(false)) {
    if (!(token instanceof PdfKeyword)) {
      operands.push(token);
      continue;
    }
    yield { operator: token.value, operands };
    operands = [];
  }
}
