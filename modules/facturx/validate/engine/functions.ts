// The functions of the notation.

import { Decimal } from '#src/money.ts';
import { allNodes, type Code, many, type NodeCode, oneNode, type Run, single, type ValueCode, whole } from './code.ts';
import { asBoolean, asDate, asDecimal, asDouble, asText, asTruth, texts } from './convert.ts';
import { doubleOf, doubleOrNaN, EngineError, roundDecimal } from './numbers.ts';
import { patternOf } from './regex.ts';
import { decimalsOf, lengthOf, normalSpace, substring } from './text.ts';

type Make = (...given: readonly Code[]) => Code;

function truth(test: (run: Run) => boolean): ValueCode<'boolean'> {
  return single('boolean', test);
}

/** A function of texts: nothing counts as an empty one. */
function ofTexts<R>(given: readonly Code[], make: (...values: readonly string[]) => R): (run: Run) => R {
  const values = given.map(asText);
  const [first, second] = values;
  if (first && values.length === 1) return (run) => make(first(run) ?? '');
  if (first && second && values.length === 2) return (run) => make(first(run) ?? '', second(run) ?? '');
  return (run) => make(...values.map((value) => value(run) ?? ''));
}

function word(make: (...values: readonly string[]) => string): Make {
  return (...given) => single('text', ofTexts(given, make));
}

function question(ask: (...values: readonly string[]) => boolean): Make {
  return (...given) => truth(ofTexts(given, ask));
}

/** The text of the argument, or of the context node without argument. */
function givenText(code: Code | undefined): (run: Run) => string {
  const value = code ? asText(code) : (run: Run) => run.document.value(run.node);
  return (run) => value(run) ?? '';
}

function ofText(make: (text: string) => string): Make {
  return (code) => {
    const text = givenText(code);
    return single('text', (run) => make(text(run)));
  };
}

function count(code: Code = NOTHING): Code {
  if (code.kind !== 'node') return whole((run) => (code as ValueCode).all(run).length);
  return whole((run) => {
    let total = 0;
    code.each(run, () => {
      total += 1;
      return false;
    });
    return total;
  });
}

function sum(code: Code = NOTHING): Code {
  if (code.kind === 'decimal') return single('decimal', (run) => Decimal.sum(code.all(run)));
  const values =
    code.kind === 'node'
      ? (run: Run) => allNodes(code, run).map((node) => doubleOf(run.document.value(node)))
      : (code as ValueCode<'double'>).all;
  // From the first value on, not from 0: the sum of -0 alone is -0, and that shows (`orderOf`).
  return single('double', (run) => {
    const [first = 0, ...rest] = values(run);
    return rest.reduce((total, value) => total + value, first);
  });
}

function numeric(decimal: (value: Decimal) => Decimal, double: (value: number) => number): Make {
  return (code = NOTHING) => {
    if (code.kind === 'decimal') {
      return single('decimal', (run) => {
        const value = code.one(run);
        return value === undefined ? undefined : decimal(value);
      });
    }
    const number = asDouble(code);
    return single('double', (run) => {
      const value = number(run);
      return value === undefined ? undefined : double(value);
    });
  };
}

function distinct(code: Code = NOTHING): Code {
  if (code.kind === 'decimal') {
    return many('decimal', (run) => [
      ...new Map(
        code.all(run).map((one) => [
          one
            .rounded(one.scale)
            .toString()
            .replace(/\.?0+$/, ''),
          one,
        ]),
      ).values(),
    ]);
  }
  const values = texts(code);
  return many('text', (run) => [...new Set(values.all(run))]);
}

const matches: Make = (value = NOTHING, pattern = NOTHING) => {
  const [text, source] = [asText(value), asText(pattern)];
  return truth((run) => patternOf(source(run) ?? '').test(text(run) ?? ''));
};

/** Where each text stands first among nodes that are the same all over the document. */
function firstPlaces(code: NodeCode): (run: Run) => ReadonlyMap<string, number> {
  return (run) => {
    const ready = run.places.get(code);
    if (ready) return ready;
    const places = new Map<string, number>();
    for (const node of allNodes(code, run).toReversed()) places.set(run.document.value(node), node);
    run.places.set(code, places);
    return places;
  };
}

const nothing: NodeCode = { kind: 'node', isSingle: true, each: () => false };
const NOTHING: Code = nothing;

function nameOf(part: 'qname' | 'local'): Make {
  return (code) => {
    if (code?.kind !== 'node') return single('text', (run) => run.document.name(run.node)[part]);
    return single('text', (run) => {
      const node = oneNode(code, run);
      return node === undefined ? '' : run.document.name(node)[part];
    });
  };
}

export const FUNCTIONS: Readonly<Record<string, Make>> = {
  true: () => truth(() => true),
  false: () => truth(() => false),
  not: (code = NOTHING) => {
    const test = asTruth(code);
    return truth((run) => !test(run));
  },
  boolean: (code = NOTHING) => truth(asTruth(code)),
  exists: (code = NOTHING) => {
    if (code.kind === 'node') return truth(asTruth(code));
    return truth((run) => (code as ValueCode).all(run).length > 0);
  },
  count,
  sum,
  round: numeric(roundDecimal, Math.round),
  abs: numeric((value) => value.abs(), Math.abs),
  'distinct-values': distinct,
  'normalize-space': ofText(normalSpace),
  string: ofText((text) => text),
  'string-length': (code) => {
    const text = givenText(code);
    return whole((run) => lengthOf(text(run)));
  },
  'upper-case': word((text = '') => text.toUpperCase()),
  'lower-case': word((text = '') => text.toLowerCase()),
  concat: word((...parts) => parts.join('')),
  'string-join': (code = NOTHING, by = NOTHING) => {
    const [parts, mark] = [texts(code), asText(by)];
    return single('text', (run) => parts.all(run).join(mark(run) ?? ''));
  },
  'substring-after': word((text = '', mark = '') =>
    text.includes(mark) ? text.slice(text.indexOf(mark) + mark.length) : '',
  ),
  'substring-before': word((text = '', mark = '') => text.slice(0, Math.max(0, text.indexOf(mark)))),
  substring: (value = NOTHING, start = NOTHING, length = NOTHING) => {
    const [text, from, size] = [asText(value), asDouble(start), asDouble(length)];
    return single('text', (run) => substring(text(run) ?? '', from(run) ?? 1, size(run)));
  },
  replace: (value = NOTHING, pattern = NOTHING, by = NOTHING) => {
    const [text, source, other] = [asText(value), asText(pattern), asText(by)];
    return single('text', (run) => (text(run) ?? '').replace(patternOf(source(run) ?? '', 'g'), other(run) ?? ''));
  },
  tokenize: (value = NOTHING, pattern = NOTHING) => {
    const [text, source] = [asText(value), asText(pattern)];
    return many('text', (run) => {
      const given = text(run) ?? '';
      return given === '' ? [] : given.split(patternOf(source(run) ?? ''));
    });
  },
  contains: question((text = '', part = '') => text.includes(part)),
  'starts-with': question((text = '', part = '') => text.startsWith(part)),
  'ends-with': question((text = '', part = '') => text.endsWith(part)),
  matches,
  number: (code = NOTHING) => {
    if (code.kind === 'double' || code.kind === 'decimal') return single('double', asDouble(code));
    const text = code === NOTHING ? (run: Run) => run.document.value(run.node) : asText(code);
    return single('double', (run) => doubleOrNaN(text(run) ?? ''));
  },
  name: nameOf('qname'),
  'local-name': nameOf('local'),
  position: () => whole((run) => run.position),
  last: () => whole((run) => run.size),
  'xs:decimal': (code = NOTHING) => single('decimal', asDecimal(code)),
  'xs:double': (code = NOTHING) => single('double', asDouble(code)),
  'xs:date': (code = NOTHING) => single('date', asDate(code)),
  'exactly-one': (code = NOTHING) => {
    const text = asText(code);
    return single('text', (run) => {
      const value = text(run);
      if (value === undefined) throw new EngineError('A single value is expected and there is none');
      return value;
    });
  },
  'xs:boolean': (code = NOTHING) => single('boolean', asBoolean(code)),
  'xs:string': (code = NOTHING) => single('text', asText(code)),
  // Words of ours.
  filled: question((text = '') => normalSpace(text) !== ''),
  decimals: (code = NOTHING) => {
    const text = givenText(code);
    return whole((run) => decimalsOf(text(run)));
  },
  cents: (code = NOTHING) => {
    if (code.kind === 'decimal') {
      return single('decimal', (run) => {
        const value = code.one(run);
        return value && Decimal.ofUnits(roundDecimal(value.times(HUNDRED)).units, 2);
      });
    }
    const number = asDouble(code);
    return single('double', (run) => {
      const value = number(run);
      return value === undefined ? undefined : Math.round(value * 10 * 10) / 100;
    });
  },
  /** True when an earlier one of these nodes, none of them around it, has the text of the context node. */
  repeats: (code = NOTHING) => {
    const first = firstPlaces(code as NodeCode);
    return truth((run) => {
      const place = first(run).get(run.document.value(run.node));
      return place !== undefined && place < run.node;
    });
  },
  fail: () =>
    truth(() => {
      throw new EngineError('This test cannot be evaluated');
    }),
};

const HUNDRED = Decimal.of('100');
