// The only SQL of the register.

export * from './history.ts';
export * from './list.ts';
export * from './read.ts';
export * from './write.ts';
