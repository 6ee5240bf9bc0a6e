// A sentence made from the shape of a test, for rules that have none of their own.

import type { ErrorText } from '#src/errors.ts';
import type { Ast } from './notation/ast.ts';
import type { TestSource } from './notation/layer.ts';
import type { Term } from './terms.ts';

interface Subject {
  readonly fr: string;
  readonly en: string;
}

/** Last name of the path a test is about: `ram:ID`, `@schemeID`. */
function nameOf(ast: Ast | undefined): string | undefined {
  if (ast?.kind !== 'path') return undefined;
  const step = ast.steps.at(-1);
  if (step?.kind === 'value') return nameOf(step.of);
  if (step?.kind !== 'axis' || step.test.key === '' || step.test.suffix !== undefined) return undefined;
  return step.axis === 'attribute' ? `@${step.test.key}` : step.test.key;
}

function subjectOf(name: string | undefined, term: Term | undefined): Subject {
  const element = name === undefined ? '' : ` ${name}`;
  if (!term) return { fr: `l’élément${element}`, en: `the element${element}` };
  const inside = name === undefined ? '' : `, ${name}`;
  return { fr: `« ${term.label.fr} » (${term.bt}${inside})`, en: `"${term.label.en}" (${term.bt}${inside})` };
}

const missing = ({ fr, en }: Subject): ErrorText => ({
  fr: `Il manque ${fr} : ajoutez cette donnée.`,
  en: `${en} is missing: add it.`,
});
const unwanted = ({ fr, en }: Subject): ErrorText => ({
  fr: `Cette donnée n’a pas sa place ici : ${fr}. Supprimez-la.`,
  en: `This datum has no place here: ${en}. Remove it.`,
});
const several = ({ fr, en }: Subject): ErrorText => ({
  fr: `Il y a trop de fois ${fr} : n’en gardez que ce qui est permis, le plus souvent une.`,
  en: `${en} stands there too many times: keep what is allowed, most often one.`,
});
const uncoded = ({ fr, en }: Subject): ErrorText => ({
  fr: `Le code donné ne figure pas dans la liste autorisée : ${fr}. Choisissez un code de la liste.`,
  en: `The code given is not in the list of allowed codes: ${en}. Choose one of the list.`,
});
const long = ({ fr, en }: Subject): ErrorText => ({
  fr: `La valeur de ${fr} n’a pas la longueur permise : raccourcissez-la.`,
  en: `The value of ${en} does not have the length allowed: shorten it.`,
});
const decimals = ({ fr, en }: Subject): ErrorText => ({
  fr: `Trop de décimales dans ${fr} : deux au plus. Arrondissez ce montant.`,
  en: `Too many decimals in ${en}: two at most. Round this amount.`,
});
const inconsistent = ({ fr, en }: Subject): ErrorText => ({
  fr: `Les montants ne s’accordent pas : ${fr} n’est pas égal à ce que donnent les lignes, remises et frais. Corrigez celui qui est faux.`,
  en: `The amounts do not agree: ${en} is not what lines, allowances and charges come to. Correct the one that is wrong.`,
});
const unlike = ({ fr, en }: Subject, value: string): ErrorText => ({
  fr: `La valeur attendue pour ${fr} est « ${value} » : corrigez-la.`,
  en: `The value expected of ${en} is "${value}": correct it.`,
});
const elsewhere = ({ fr, en }: Subject): ErrorText => ({
  fr: `${fr} n’est permis que dans un autre élément, ou avec un autre type de document : déplacez cette donnée ou supprimez-la.`,
  en: `${en} is allowed in another element only, or with another type of document: move this datum or remove it.`,
});

/** A call of one of these names, or a comparison with one, wherever it stands in the test. */
function find(ast: Ast, isWanted: (ast: Ast) => boolean): Ast | undefined {
  if (isWanted(ast)) return ast;
  for (const inner of partsOf(ast)) {
    const found = find(inner, isWanted);
    if (found) return found;
  }
  return undefined;
}

function partsOf(ast: Ast): readonly Ast[] {
  switch (ast.kind) {
    case 'logic':
    case 'union':
      return ast.sides;
    case 'compare':
    case 'arithmetic':
      return [ast.left, ast.right];
    case 'call':
      return ast.given;
    case 'choice':
      return [ast.condition, ast.yes, ast.no];
    case 'quantified':
      return [ast.from, ast.holds];
    case 'each':
      return [ast.from, ast.give];
    default:
      return [];
  }
}

const isCall = (ast: Ast, ...names: readonly string[]): boolean => ast.kind === 'call' && names.includes(ast.name);
const isEmptyText = (ast: Ast): boolean => ast.kind === 'text' && ast.text === '';

/** `not(a) or b`: what is left to hold once the condition is met. */
function demandOf(ast: Ast): Ast {
  if (ast.kind !== 'logic' || ast.operator !== 'or') return ast;
  const isCondition = (side: Ast): boolean =>
    isCall(side, 'not') || (side.kind === 'compare' && side.operator === '=' && isEmptyText(side.right));
  const left = ast.sides.filter((side) => !isCondition(side));
  const [only] = left;
  return left.length === 1 && only ? demandOf(only) : ast;
}

interface Shape {
  readonly isOf: (ast: Ast) => boolean;
  readonly say: (ast: Ast, about: (named: Ast | undefined) => Subject) => ErrorText;
}

const firstGiven = (ast: Ast): Ast | undefined => (ast.kind === 'call' ? ast.given[0] : undefined);
const leftOf = (ast: Ast): Ast | undefined => (ast.kind === 'compare' ? ast.left : undefined);

/** The shapes that official tests have, the most telling first. */
const SHAPES: readonly Shape[] = [
  { isOf: (ast) => isCall(ast, 'coded', 'listed', 'inside'), say: (ast, about) => uncoded(about(firstGiven(ast))) },
  { isOf: (ast) => isCall(ast, 'decimals'), say: (_, about) => decimals(about(undefined)) },
  {
    isOf: (ast) => ast.kind === 'compare' && isCall(ast.left, 'string-length'),
    say: (ast, about) => long(about(firstGiven(leftOf(ast) as Ast))),
  },
  {
    isOf: (ast) => ast.kind === 'compare' && isCall(ast.left, 'count') && /^[<=]/.test(ast.operator),
    say: (ast, about) => several(about(firstGiven(leftOf(ast) as Ast))),
  },
  {
    isOf: (ast) => ast.kind === 'compare' && isCall(ast.left, 'count'),
    say: (ast, about) => missing(about(firstGiven(leftOf(ast) as Ast))),
  },
  {
    isOf: (ast) => ast.kind === 'compare' && ast.operator === '!=' && isEmptyText(ast.right),
    say: (ast, about) => missing(about(leftOf(ast))),
  },
  { isOf: (ast) => isCall(ast, 'filled'), say: (ast, about) => missing(about(firstGiven(ast))) },
  {
    isOf: (ast) => isCall(ast, 'sum', 'abs', 'round', 'xs:decimal'),
    say: (_, about) => inconsistent(about(undefined)),
  },
  {
    isOf: (ast) =>
      ast.kind === 'path' && ast.steps.some((step) => step.kind === 'axis' && /^(?:self|ancestor)$/.test(step.axis)),
    say: (_, about) => elsewhere(about(undefined)),
  },
  {
    isOf: (ast) => ast.kind === 'compare' && ast.operator === '=' && ast.right.kind === 'text',
    say: (ast, about) =>
      unlike(about(leftOf(ast)), ast.kind === 'compare' && ast.right.kind === 'text' ? ast.right.text : ''),
  },
  { isOf: (ast) => ast.kind === 'path', say: (ast, about) => missing(about(ast)) },
];

function byTest(test: Ast, term: Term | undefined): ErrorText {
  const about = (named: Ast | undefined): Subject => subjectOf(nameOf(named), term);
  if (test.kind === 'call' && test.name === 'not') return unwanted(about(test.given[0]));
  const demand = demandOf(test);
  for (const { isOf, say } of SHAPES) {
    const found = find(demand, isOf);
    if (found) return say(found, about);
  }
  const { fr, en } = about(undefined);
  return {
    fr: `Cette règle n’est pas respectée par ${fr}. Vérifiez cette valeur et celles qui en dépendent.`,
    en: `This rule is not respected by ${en}. Check this value and those that depend on it.`,
  };
}

export function byShape(test: TestSource, term: Term | undefined): ErrorText {
  const subject = subjectOf(nameOf(test.subject), term);
  switch (test.verb) {
    case 'never':
      return unwanted(subject);
    case 'need':
      return missing(subject);
    case 'once':
      return {
        fr: `Il y a plusieurs fois ${subject.fr} : n’en gardez qu’une.`,
        en: `${subject.en} stands there several times: keep one.`,
      };
    case 'one':
      return { fr: `Il faut exactement une fois ${subject.fr}.`, en: `${subject.en} must stand there exactly once.` };
    case undefined:
      return byTest(test.test, term);
  }
}
