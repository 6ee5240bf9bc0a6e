// Which journal, and which of its entries.

/** One chain of entries. */
export interface JournalChain {
  readonly kind: 'company' | 'cabinet' | 'instance';
  /** Of the company or cabinet; `instance`. */
  readonly id: string;
}

export interface JournalFilter {
  /** Part of a name, of an action, of what it was done to or of the details. */
  readonly term?: string | undefined;
  readonly actorId?: string | undefined;
  readonly action?: string | undefined;
  /** Days in Europe/Paris, `YYYY-MM-DD`, both included. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** Only entries before this sequence number: the next page. */
  readonly before?: number | undefined;
}

/** `2026-12-31`, of a day that exists. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
