// Text as it is drawn: what cannot be seen is left out, lines end in one way.

/** Joiners, variation selectors and marks of direction: nothing is lost without them. */
const UNSEEN = /\p{Cf}|\p{Variation_Selector}/gu;

/** Well-formed, composed, tabs as spaces. */
export function plainText(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(/\t/g, ' ').replace(UNSEEN, '').normalize('NFC');
}
