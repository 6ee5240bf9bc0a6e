// Mass import of any list: finds the row of titles, guesses which column is what from titles and from content, reads
// lenient values, says what is wrong with each line. Pure: the owner of the list (clients, partners, catalogue) brings
// the fields, keeps the lines and writes the records.

export type { Fault, ImportField, LineReading, Mapping, Reading } from './model.ts';
export { findHeader } from './header.ts';
export { guessMapping, missingFields, signatureOf } from './mapping.ts';
export { readLine } from './line.ts';
export { country, language, month, plainText, yesOrNo } from './values.ts';
