// What a broken rule says to people: our sentence for the rule, or one made from the shape of its test.

import { readFileSync } from 'node:fs';
import type { ErrorText } from '#src/errors.ts';
import type { TestSource } from './notation/layer.ts';
import { byShape } from './shape-message.ts';
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

/** What rules of the extensions are called in EN 16931: `BR-FXEXT-AE-08rev` is a form of `BR-AE-08`. */
function kinOf(id: string): string {
  const [, rest] = /^BR-F[XR]EXT-(?:BR-)?(.+?)(?:ini|rev|b)?$/.exec(id) ?? [];
  return rest === undefined ? id : `BR-${rest.replace(/^(S)(\d)/, '$1-$2')}`;
}

function sentenceFor(id: string): ErrorText | undefined {
  sentences ??= read();
  for (let end = id; end !== ''; end = end.slice(0, Math.max(0, end.lastIndexOf('_')))) {
    const sentence = sentences.get(end);
    if (sentence) return sentence;
  }
  return undefined;
}

/** `BR-FR-05_BT-22_PMD` is also looked for as `BR-FR-05_BT-22` and `BR-FR-05`. */
export function messageOf(test: TestSource, term: Term | undefined): ErrorText {
  return sentenceFor(test.id) ?? sentenceFor(kinOf(test.id)) ?? byShape(test, term);
}
