// A setting is declared once, in its module, with its documentation and default; it is parsed at boot or the
// process stops with a sentence. The README's table is generated from the same declarations.
// The only file of the product that reads the environment.

import { readFileSync } from 'node:fs';
import process from 'node:process';
import type { z } from 'zod';

export interface Setting<T> {
  /** Name of the environment variable. `NAME_FILE` may hold the path of a file with the value instead. */
  readonly env: string;
  readonly schema: z.ZodType<T>;
  /** As it would be written in the environment; absent = optional or computed (then `doc` says so). */
  readonly default?: string;
  /** One English sentence for the README, one French for the messages. */
  readonly doc: { readonly en: string; readonly fr: string };
  readonly secret?: boolean;
}

export function setting<T>(declaration: Setting<T>): Setting<T> {
  return declaration;
}

export interface Config {
  get<T>(setting: Setting<T>): T;
}

/** All faults of the environment at once, in French, one line each. */
export class ConfigError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`Configuration refusée :\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

type Raw = { readonly value: string | undefined } | { readonly fault: string };

function rawValue({ env, default: fallback }: Setting<unknown>, environment: Environment): Raw {
  const direct = environment[env];
  if (direct !== undefined && direct !== '') return { value: direct };
  const file = environment[`${env}_FILE`];
  if (!file) return { value: fallback };
  try {
    return { value: readFileSync(file, 'utf8').trimEnd() };
  } catch {
    return { fault: `${env}_FILE : le fichier ${file} ne peut pas être lu.` };
  }
}

/** Parses every declared setting. Throws {@link ConfigError} with all faults. */
export function loadConfig(settings: readonly Setting<unknown>[], environment: Environment): Config {
  const values = new Map<string, unknown>();
  const faults: string[] = [];
  for (const declaration of settings) {
    const raw = rawValue(declaration, environment);
    if ('fault' in raw) {
      faults.push(raw.fault);
      continue;
    }
    const parsed = declaration.schema.safeParse(raw.value);
    if (parsed.success) values.set(declaration.env, parsed.data);
    else {
      const reasons = parsed.error.issues.map((issue) => issue.message).join(' ; ');
      faults.push(`${declaration.env} : ${reasons}. ${declaration.doc.fr}`);
    }
  }
  if (faults.length > 0) throw new ConfigError(faults);
  return {
    get<T>(declaration: Setting<T>): T {
      if (!values.has(declaration.env))
        throw new Error(`Setting ${declaration.env} is not declared to the application`);
      return values.get(declaration.env) as T;
    },
  };
}

export function processEnvironment(): Environment {
  return process.env;
}
