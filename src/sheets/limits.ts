/** Bounds of a table that is read; said in the words of `sheets.too_large`. */
export const MAX_ROWS = 50_000;
export const MAX_COLUMNS = 200;
export const MAX_UNPACKED_BYTES = 100 * 1024 * 1024;
