// Rights under their headings, in the words of the reader.

import type { Language } from '#src/i18n.ts';
import type { RightList } from '#views/tenancy/index.ts';
import { rightGroupWords, rightWords } from '../model/right-words.ts';
import { isRight, rightGroups, type Right, type RightGroup } from '../model/rights.ts';

/** `place`: a company has no use for the rights over a cabinet. */
export function rightList(language: Language, place: 'company' | 'cabinet'): RightList {
  const groups = (Object.keys(rightGroups) as RightGroup[]).filter(
    (group) => place === 'cabinet' || group !== 'cabinet',
  );
  return groups.map((group) => ({
    group,
    label: rightGroupWords[language][group],
    rights: rightGroups[group].map((right) => ({ right, label: rightWords[language][right] })),
  }));
}

/** The rights among ticked boxes. */
export function tickedRights(values: readonly string[]): Right[] {
  return values.filter(isRight);
}
