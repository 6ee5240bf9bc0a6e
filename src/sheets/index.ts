// Spreadsheets as people send them: xlsx, ods, csv of any separator and encoding, read as text; xlsx and csv written.
// A file is read in a thread of its own with bounds on what it may unfold to and on time.

export { csvCells, csvLine, CSV_START, csvText } from './csv-lines.ts';
export { readTables, type Table } from './read.ts';
export { writeWorkbook, XLSX, type Sheet } from './write.ts';
