// Secrets that must be read back: `(await secretsOf(ctx.config)).seal('module.thing', text)`.

export type { SecretBox } from './box.ts';
export { secretsOf } from './instance-key.ts';
