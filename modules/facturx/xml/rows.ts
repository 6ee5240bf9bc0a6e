// What stands where in the row of a node.

/** Numbers in a row. */
export const ROW = 6;
/** The number of its name, below zero for an attribute. */
export const KEY = 0;
/** The first node behind all that is in it. */
export const END = 1;
export const PARENT = 2;
/** Offset of `<`. */
export const START = 3;
/** Where its text stands in the source: its value, for an attribute. Both 0 where there is none. */
export const FROM = 4;
export const TO = 5;
