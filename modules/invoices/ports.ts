// What the register needs from outside; plugged in src/app.ts.

/** Pictures of PDF pages. */
export interface PreviewPort {
  /** PNG bytes of a page (zero-based). */
  renderPage(pdf: Uint8Array, page: number, dpi: number): Promise<Uint8Array>;
}
