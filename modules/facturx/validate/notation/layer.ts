// A file of rules to its parts. One thing a line:
//
//   layer NAME VERSION
//   list NAME code code…              codes that `coded(value, NAME)` accepts
//   name NAME = path                  NAME/more stands for path/more
//   define word($a, $b) = expression  word(x, y) stands for the expression
//   group NAME                        the first rule context of a group that fits a node wins
//   on path                           what the tests below look at
//     let $name = expression          worked out when a test asks for it
//     now $name = expression          worked out for each node looked at, asked for or not: it may stop there
//     ID ! test                       `!` fatal, `?` warning, `~` no flag; the test says what must hold
//     ID ! never path | need path | once path | one path

import type { Ast } from './ast.ts';
import { type Definition, parseDefinition, spellOut } from './define.ts';
import { NotationError } from './lexer.ts';
import { parseTest } from './parser.ts';

export type Verb = 'never' | 'need' | 'once' | 'one';
/** Empty where the official artefact gives none. */
export type Flag = 'fatal' | 'warning' | '';

export interface TestSource {
  readonly id: string;
  readonly flag: Flag;
  /** The shape of the test, when it has one of the usual shapes: `test` says the same in general words. */
  readonly verb: Verb | undefined;
  readonly subject: Ast | undefined;
  readonly test: Ast;
}

interface LetSource {
  readonly name: string;
  readonly value: Ast;
  readonly isNow: boolean;
}

export interface ContextSource {
  readonly on: Ast;
  readonly lets: readonly LetSource[];
  readonly tests: readonly TestSource[];
}

export interface LayerSource {
  readonly name: string;
  readonly version: string;
  readonly lists: ReadonlyMap<string, ReadonlySet<string>>;
  /** Values for the whole document. */
  readonly lets: readonly LetSource[];
  readonly groups: readonly (readonly ContextSource[])[];
}

interface Draft {
  name: string;
  version: string;
  readonly lists: Map<string, ReadonlySet<string>>;
  readonly names: Map<string, string>;
  readonly words: Map<string, Definition>;
  readonly lets: LetSource[];
  readonly groups: ContextDraft[][];
}

interface ContextDraft {
  readonly on: Ast;
  readonly lets: LetSource[];
  readonly tests: TestSource[];
}

const ONE: Ast = { kind: 'number', text: '1' };
const TEST_LINE = /^(\S+)\s+([!?~])\s+(?:(never|need|once|one)\s+)?(.+)$/s;
const FLAGS: Readonly<Record<string, Flag>> = { '!': 'fatal', '?': 'warning', '~': '' };

function call(name: string, ...given: readonly Ast[]): Ast {
  return { kind: 'call', name, given };
}

function testOf(verb: Verb, subject: Ast): Ast {
  switch (verb) {
    case 'never':
      return call('not', subject);
    case 'need':
      return call('exists', subject);
    case 'once':
      return { kind: 'compare', operator: '<=', left: call('count', subject), right: ONE };
    case 'one':
      return { kind: 'compare', operator: '=', left: call('count', subject), right: ONE };
  }
}

class Reader {
  readonly draft: Draft = {
    name: '',
    version: '',
    lists: new Map(),
    names: new Map(),
    words: new Map(),
    lets: [],
    groups: [],
  };
  private context: ContextDraft | undefined;

  line(text: string): void {
    const [word = '', ...rest] = text.trim().split(/\s+/);
    if (/^\s/.test(text)) return this.inner(text.trim());
    const after = text.slice(word.length).trim();
    if (word === 'layer') [this.draft.name = '', this.draft.version = ''] = rest;
    else if (word === 'list') this.draft.lists.set(rest[0] ?? '', new Set(rest.slice(1)));
    else if (word === 'name') this.name(after);
    else if (word === 'define') this.draft.words.set(...parseDefinition(this.spelled(after)));
    else if (word === 'let') this.draft.lets.push(this.binding(after));
    else if (word === 'group') this.draft.groups.push([]);
    else if (word === 'on') this.on(after);
    else throw new NotationError(`Unknown line: ${text}`);
  }

  private name(text: string): void {
    const [, name = '', path = ''] = /^([A-Z][A-Z-]*)\s*=\s*(.+)$/.exec(text) ?? [];
    if (name === '') throw new NotationError(`Not a name: ${text}`);
    this.draft.names.set(name, this.spelled(path));
  }

  /** Names stand for what they say before anything is parsed. */
  private spelled(text: string): string {
    return text.replace(/(?<![\w'"$:@-])[A-Z][A-Z-]+(?![\w:'"(])/g, (name) => this.draft.names.get(name) ?? name);
  }

  private parse(text: string): Ast {
    return spellOut(parseTest(this.spelled(text)), this.draft.words);
  }

  private binding(text: string, isNow = false): LetSource {
    const [, name = '', value = ''] = /^\$([\w-]+)\s*=\s*(.+)$/s.exec(text) ?? [];
    return { name, value: this.parse(value), isNow };
  }

  private on(text: string): void {
    const group = this.draft.groups.at(-1);
    if (!group) throw new NotationError('A context stands in a group');
    this.context = { on: this.parse(text), lets: [], tests: [] };
    group.push(this.context);
  }

  private inner(text: string): void {
    if (!this.context) throw new NotationError(`A test needs a context: ${text}`);
    if (/^(?:let|now) /.test(text)) this.context.lets.push(this.binding(text.slice(4), text.startsWith('now')));
    else this.context.tests.push(this.test(text));
  }

  private test(text: string): TestSource {
    const [, id, mark, verb, rest] = TEST_LINE.exec(text) ?? [];
    if (id === undefined || rest === undefined) throw new NotationError(`Not a test: ${text}`);
    const said = this.parse(rest);
    const flag = FLAGS[mark ?? ''] ?? '';
    if (verb === undefined) return { id, flag, verb: undefined, subject: undefined, test: said };
    return { id, flag, verb: verb as Verb, subject: said, test: testOf(verb as Verb, said) };
  }
}

/** Throws {@link NotationError}. */
export function parseLayer(text: string): LayerSource {
  const reader = new Reader();
  const lines = text.split('\n').map((line) => line.replace(/(?:^|\s)# .*$/, '').trimEnd());
  for (const line of lines) if (line !== '') reader.line(line);
  return reader.draft;
}
