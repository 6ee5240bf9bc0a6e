// The only SQL of discussions.

export * from './answers.ts';
export * from './awaiting.ts';
export * from './messages.ts';
export * from './people.ts';
