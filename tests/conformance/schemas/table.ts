// A schema as a table of ours: what modules/facturx/validate/structure/table.ts reads and describes.

import type { Attribute, Particle, Structure, Type, Value, Xsd } from './xsd.ts';

/** Names that are given out, each for one meaning. */
class Names {
  private readonly meanings = new Map<string, string>();
  private readonly taken = new Map<string, string>();

  /** The name for a meaning: the wish, with a number when another meaning has it. */
  of(meaning: string, wish: string): string {
    const known = this.meanings.get(meaning);
    if (known !== undefined) return known;
    let name = wish;
    for (let number = 2; this.taken.has(name); number += 1) name = `${wish}-${number}`;
    this.taken.set(name, meaning);
    this.meanings.set(meaning, name);
    return name;
  }

  has(meaning: string): boolean {
    return this.meanings.has(meaning);
  }
}

const OCCURS: Readonly<Record<string, string>> = { '0 1': '?', '1 1': '', '0 Infinity': '*', '1 Infinity': '+' };

function occurs({ min, max }: Particle): string {
  return OCCURS[`${min} ${max}`] ?? `{${min},${max}}`;
}

export class Table {
  private readonly xsd: Xsd;
  private readonly names = new Names();
  private readonly lists: string[] = [];
  private readonly values: string[] = [];
  private readonly structures: { readonly name: string; readonly type: Structure }[] = [];
  private readonly structureNames = new Map<string, string>();

  constructor(xsd: Xsd) {
    this.xsd = xsd;
  }

  private simple({ base, codes, length, name }: Value): string {
    if (!codes) return length ? `${base}[${length.join('-')}]` : base;
    const line = codes.map((code) => code.replaceAll(' ', '_')).join(' ');
    const isNew = !this.names.has(line);
    const list = this.names.of(line, name.replace(/(?:Content|Code|ID)+$/, '').replace(/^$/, 'Codes'));
    if (isNew) this.lists.push(`list ${list} ${line}`);
    return `${base}:${list}`;
  }

  private attribute({ name, isRequired, type, fixed }: Attribute): string {
    const only = fixed === undefined ? '' : `="${fixed}"`;
    return `@${name}${isRequired ? '' : '?'}=${this.simple(type)}${only}`;
  }

  private value(type: Value): string {
    const body = [this.simple(type), ...type.attributes.map((one) => this.attribute(one))].join(' ');
    const isNew = !this.names.has(body);
    const name = this.names.of(body, type.name);
    if (isNew) this.values.push(`value ${name} ${body}`);
    return name;
  }

  /** The name of a type; structures are written once, with those they hold after them. */
  name(reference: string): string {
    const type: Type = this.xsd.type(reference);
    if (type.kind === 'value') return this.value(type);
    const known = this.structureNames.get(reference);
    if (known !== undefined) return known;
    const name = this.names.of(reference, type.name);
    this.structureNames.set(reference, name);
    this.structures.push({ name, type });
    for (const particle of type.particles) this.name(particle.type);
    return name;
  }

  /** The type that each element has most often: said once. */
  private usual(): ReadonlyMap<string, string> {
    const counts = new Map<string, Map<string, number>>();
    for (const { type } of this.structures) {
      for (const { key, type: reference } of type.particles) {
        const name = this.name(reference);
        const count = counts.get(key) ?? new Map<string, number>();
        counts.set(key, count.set(name, (count.get(name) ?? 0) + 1));
      }
    }
    return new Map(
      [...counts].map(([key, count]) => [key, [...count].sort(([, one], [, other]) => other - one)[0]?.[0] ?? '']),
    );
  }

  text(header: string, roots: readonly string[]): string {
    const rootLines = roots.map((key) => `root ${key} ${this.name(this.xsd.element(key))}`);
    const usual = this.usual();
    const byType = Map.groupBy(
      [...usual].filter(([key, name]) => key !== name),
      ([, name]) => name,
    );
    const elements = [...byType].map(([name, keys]) => `elements ${name} ${keys.map(([key]) => key).join(' ')}`);
    const structures = this.structures.map(({ name, type }) =>
      [type.kind, name, ...type.particles.map((one) => this.particle(one, usual))].join(' '),
    );
    return [header, ...rootLines, '', ...this.lists, ...this.values, '', ...elements, '', ...structures, ''].join('\n');
  }

  private particle(particle: Particle, usual: ReadonlyMap<string, string>): string {
    const name = this.name(particle.type);
    const own = usual.get(particle.key) === name ? '' : `=${name}`;
    return `${particle.key}${occurs(particle)}${own}`;
  }
}
