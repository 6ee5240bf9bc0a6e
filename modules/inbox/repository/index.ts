// The only SQL of the intake ledger.

export * from './documents.ts';
export * from './messages.ts';
