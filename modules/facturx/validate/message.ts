// What a broken rule says to people: our sentence for the rule, or one made from the shape of its test.

import { readFileSync } from 'node:fs';
import type { ErrorText } from '#src/errors.ts';
import type { Ast } from './notation/ast.ts';
import type { TestSource } from './notation/layer.ts';
import type { Term } from './terms.ts';

let sentences: ReadonlyMap<string, ErrorText> | undefined;

/** `BR-CO-10 | phrase | sentence`, for rules that share a meaning in all layers. */
function read(): ReadonlyMap<string, ErrorText> {
  const lines = readFileSync(new URL('./rules/messages.txt', import.meta.url), 'utf8').split('\n');
  const found = new Map<string, ErrorText>();
  for (const line of lines.filter((one) => one !== '' && !one.startsWith('#'))) {
    const [ids = '', fr = '', en = ''] = line.split('|').map((part) => part.trim());
    for (const id of ids.split(/\s+/)) found.set(id, { fr, en });
  }
  return found;
}

/** Last name of the path a test is about: `ram:ID`, `@schemeID`. */
function nameOf(ast: Ast | undefined): string | undefined {
  if (ast?.kind !== 'path') return undefined;
  const step = ast.steps.at(-1);
  if (step?.kind !== 'axis') return undefined;
  return step.axis === 'attribute' ? `@${step.test.key}` : step.test.key;
}

interface Subject {
  readonly fr: string;
  readonly en: string;
}

function subjectOf(name: string | undefined, term: Term | undefined): Subject {
  const element = name === undefined ? '' : ` ${name}`;
  if (!term) return { fr: `l’élément${element}`, en: `the element${element}` };
  const inside = name === undefined ? '' : `, ${name}`;
  return { fr: `« ${term.label.fr} » (${term.bt}${inside})`, en: `"${term.label.en}" (${term.bt}${inside})` };
}

function byShape(test: TestSource, term: Term | undefined): ErrorText {
  const { fr, en } = subjectOf(nameOf(test.subject), term);
  switch (test.verb) {
    case 'never':
      return {
        fr: `Cette donnée n’a pas sa place ici : ${fr}. Supprimez-la.`,
        en: `This datum has no place here: ${en}. Remove it.`,
      };
    case 'need':
      return { fr: `Il manque ${fr} : ajoutez cette donnée.`, en: `${en} is missing: add it.` };
    case 'once':
      return {
        fr: `Il y a plusieurs fois ${fr} : n’en gardez qu’une.`,
        en: `${en} stands there several times: keep one.`,
      };
    case 'one':
      return { fr: `Il faut exactement une fois ${fr}.`, en: `${en} must stand there exactly once.` };
    case undefined:
      return byTest(test.test, subjectOf(undefined, term));
  }
}

/** Tests of a common form that have no shape of their own. */
function byTest(test: Ast, { fr, en }: Subject): ErrorText {
  const word =
    test.kind === 'call' ? test.name : test.kind === 'compare' && test.left.kind === 'call' ? test.left.name : '';
  switch (word) {
    case 'coded':
    case 'listed':
    case 'inside':
      return {
        fr: `Le code donné ne figure pas dans la liste autorisée : ${fr}. Choisissez un code de la liste.`,
        en: `The code given is not in the list of allowed codes: ${en}. Choose one of the list.`,
      };
    case 'decimals':
      return {
        fr: `Trop de décimales dans ${fr} : deux au plus. Arrondissez ce montant.`,
        en: `Too many decimals in ${en}: two at most. Round this amount.`,
      };
    case 'filled':
      return { fr: `Il manque une valeur dans ${fr} : ajoutez-la.`, en: `A value is missing in ${en}: add it.` };
    default:
      return {
        fr: `Cette règle n’est pas respectée par ${fr}. Vérifiez cette valeur et celles qui en dépendent.`,
        en: `This rule is not respected by ${en}. Check this value and those that depend on it.`,
      };
  }
}

/** `BR-FR-05_BT-22_PMD` is also looked for as `BR-FR-05_BT-22` and `BR-FR-05`. */
export function messageOf(test: TestSource, term: Term | undefined): ErrorText {
  sentences ??= read();
  for (let id = test.id; id !== ''; id = id.slice(0, Math.max(0, id.lastIndexOf('_')))) {
    const sentence = sentences.get(id);
    if (sentence) return sentence;
  }
  return byShape(test, term);
}
