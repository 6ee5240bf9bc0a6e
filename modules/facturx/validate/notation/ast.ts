// The notation of rules, as a tree. What a file of rules looks like is told in layer.ts, what its words do in functions.ts.

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';
export type Arithmetic = '+' | '-' | '*' | 'div' | 'mod';
export type Axis = 'child' | 'attribute' | 'parent' | 'self' | 'ancestor' | 'descendant' | 'preceding';

/** Which nodes a step takes: `ram:Name`, `ram:*`, `ram:*Amount` (names with that end), `*`. */
export interface NameTest {
  /** Our key of the name, or what precedes the star: `ram:Name`, `ram:`, empty for any namespace. */
  readonly key: string;
  /** The end a name must have, when the test has a star. */
  readonly suffix?: string;
}

export type Step =
  | { readonly kind: 'axis'; readonly axis: Axis; readonly test: NameTest; readonly filters: readonly Ast[] }
  | { readonly kind: 'value'; readonly of: Ast; readonly filters: readonly Ast[] };

export type Ast =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'here' }
  | { readonly kind: 'logic'; readonly operator: 'and' | 'or'; readonly sides: readonly Ast[] }
  | { readonly kind: 'compare'; readonly operator: Comparison; readonly left: Ast; readonly right: Ast }
  | { readonly kind: 'arithmetic'; readonly operator: Arithmetic; readonly left: Ast; readonly right: Ast }
  | { readonly kind: 'negative'; readonly of: Ast }
  | { readonly kind: 'list'; readonly items: readonly Ast[] }
  | { readonly kind: 'union'; readonly sides: readonly Ast[] }
  | { readonly kind: 'call'; readonly name: string; readonly given: readonly Ast[] }
  | { readonly kind: 'choice'; readonly condition: Ast; readonly yes: Ast; readonly no: Ast }
  | { readonly kind: 'each'; readonly name: string; readonly from: Ast; readonly give: Ast }
  | {
      readonly kind: 'quantified';
      readonly all: boolean;
      readonly name: string;
      readonly from: Ast;
      readonly holds: Ast;
    }
  | { readonly kind: 'path'; readonly start: Ast | 'root' | undefined; readonly steps: readonly Step[] };
