// Wilder changes than people make: what XML allows, and what invoices may say in places where they rarely say it.

import type { Change } from '../edit.ts';
import { ATTRIBUTE_CHANGES } from './attributes.ts';
import { FIGURE_CHANGES } from './figures.ts';
import { MARKUP_CHANGES } from './markup.ts';
import { MEANING_CHANGES } from './meaning.ts';
import { NAMESPACE_CHANGES } from './namespaces.ts';
import { PLACE_CHANGES } from './places.ts';
import { VALUE_CHANGES } from './values.ts';
import { WRITING_CHANGES } from './writing.ts';

export const WILD: readonly Change[] = [
  ...VALUE_CHANGES,
  ...VALUE_CHANGES,
  ...PLACE_CHANGES,
  ...MARKUP_CHANGES,
  ...NAMESPACE_CHANGES,
  ...ATTRIBUTE_CHANGES,
  ...MEANING_CHANGES,
  ...MEANING_CHANGES,
  ...FIGURE_CHANGES,
  ...FIGURE_CHANGES,
  ...WRITING_CHANGES,
];
