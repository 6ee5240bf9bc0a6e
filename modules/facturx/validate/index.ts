// Official rules, run natively.

export type { LayerResult, RuleFinding, ValidateOptions, Validation } from './result.ts';
export { validateXml } from './validate.ts';
