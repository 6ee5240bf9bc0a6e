// Spreadsheets as people send them: xlsx, ods, csv of any separator and encoding, read as text; xlsx written.
// A file is read in a thread of its own with bounds on what it may unfold to and on time.

export { readTables, type Table } from './read.ts';
export { writeWorkbook, type Sheet } from './write.ts';
