// The fate of each line, before anything is written.

import { readLine, type Fault, type Mapping } from '#src/imports/index.ts';
import { completeClient } from './complete.ts';
import { clientFields } from './fields.ts';
import type { ClientCard, LineSource, PlannedLine } from './types.ts';

const repeated = (line: number): Fault => ({
  field: 'siren',
  message: {
    fr: `Même SIREN qu’à la ligne ${line} : seule la première est importée.`,
    en: `Same SIREN as line ${line}: only the first is imported.`,
  },
});

const codeRepeated = (line: number): Fault => ({
  field: 'code',
  message: { fr: `Même numéro de client qu’à la ligne ${line}.`, en: `Same client number as line ${line}.` },
});

const codeTaken = (name: string): Fault => ({
  field: 'code',
  message: {
    fr: `Ce numéro de client est déjà celui de « ${name} ».`,
    en: `This client number already belongs to “${name}”.`,
  },
});

/** Keys of the fields that would change. A list without a column, or with an empty cell, changes nothing there. */
function changedFields(card: ClientCard, values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values)
    .filter(([key, value]) => (card.values[key] ?? '') !== value)
    .map(([key]) => key);
}

interface Known {
  readonly bySiren: ReadonlyMap<string, ClientCard>;
  readonly byCode: ReadonlyMap<string, ClientCard>;
}

function knownClients(clients: readonly ClientCard[]): Known {
  const keyed = (key: (card: ClientCard) => string | undefined): Map<string, ClientCard> =>
    new Map(clients.flatMap((card) => (key(card) === undefined ? [] : [[key(card) ?? '', card]])));
  return { bySiren: keyed(({ values }) => values['siren']), byCode: keyed(({ code }) => code) };
}

class Planner {
  readonly #known: Known;
  readonly #sirens = new Map<string, number>();
  readonly #codes = new Map<string, number>();

  constructor(clients: readonly ClientCard[]) {
    this.#known = knownClients(clients);
  }

  plan({ line, cells, corrections, setAside }: LineSource, mapping: Mapping): PlannedLine {
    const { values, faults } = completeClient(readLine({ cells, mapping, corrections }, clientFields));
    const { siren, code } = values;
    const card = siren === undefined ? undefined : this.#known.bySiren.get(siren);
    const planned = { line, values, companyId: card?.id };
    if (setAside) return { ...planned, plan: 'aside', faults };
    const first = siren === undefined ? undefined : this.#sirens.get(siren);
    if (first !== undefined) return { ...planned, plan: 'duplicate', faults: [...faults, repeated(first)] };
    const wrong = [...faults, ...this.#codeFaults(code, card)];
    if (siren !== undefined) this.#sirens.set(siren, line);
    if (code !== undefined && !this.#codes.has(code)) this.#codes.set(code, line);
    if (wrong.length > 0) return { ...planned, plan: 'faulty', faults: wrong };
    if (!card) return { ...planned, plan: 'create', faults };
    return { ...planned, plan: changedFields(card, values).length > 0 ? 'update' : 'same', faults };
  }

  #codeFaults(code: string | undefined, card: ClientCard | undefined): Fault[] {
    if (code === undefined) return [];
    const line = this.#codes.get(code);
    if (line !== undefined) return [codeRepeated(line)];
    const holder = this.#known.byCode.get(code);
    return holder && holder.id !== card?.id ? [codeTaken(holder.values['name'] ?? '')] : [];
  }
}

/** Lines in the order of the file. */
export function planLines(
  lines: readonly LineSource[],
  { mapping, clients }: { readonly mapping: Mapping; readonly clients: readonly ClientCard[] },
): PlannedLine[] {
  const planner = new Planner(clients);
  return lines.map((line) => planner.plan(line, mapping));
}
