// What PDFium was given on this thread: its memory grows with that and never shrinks, so that the thread is not kept for
// ever. Apart from the engine, which is loaded only when a page has to be looked at.

let given = 0;

export function noteGiven(bytes: number): void {
  given += bytes;
}

/** Bytes of documents since it was last asked. */
export function takeGiven(): number {
  const bytes = given;
  given = 0;
  return bytes;
}
