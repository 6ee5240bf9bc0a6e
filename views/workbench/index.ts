// Pages of the workbench.

export { BenchPage, type FormName, type OtherForm, VerdictPage } from './bench.tsx';
export type { GroupView, PlaceView, Severity } from './findings.tsx';
export type { LayerView, OfficialView, OwnView } from './verdict.tsx';
export { words as benchWords } from './messages.ts';
