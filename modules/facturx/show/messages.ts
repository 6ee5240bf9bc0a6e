// Words of the readable invoice.

import { catalogue } from '#src/i18n.ts';
import { english } from './words.en.ts';
import { french } from './words.fr.ts';

export const messages = catalogue(french, english);

export type Messages = (typeof messages)['fr'];
