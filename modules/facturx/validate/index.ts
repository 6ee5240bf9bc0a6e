// Official rules, run natively.

export type { LayerResult, RuleFinding, Validation } from './result.ts';
export { validateXml } from './validate.ts';
