// The model: types, builders, JSON.

export type * from './amount.ts';
export type * from './delivery.ts';
export type * from './line.ts';
export type * from './party.ts';
export type * from './payment.ts';
export type * from './reference.ts';
export type * from './values.ts';
export type * from './invoice.ts';
export { dueDateOf } from './invoice.ts';
export * from './builders.ts';
export { invoiceFromJson, invoiceToJson, type Json, type JsonObject } from './json.ts';
