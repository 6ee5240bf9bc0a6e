// The only SQL of the archive.

export * from './entries.ts';
export * from './verifications.ts';
