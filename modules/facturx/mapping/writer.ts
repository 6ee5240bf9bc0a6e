// Walks a model with a table, up to a profile. It notes which profile each datum needs.

import type { Unreadable } from '../model/values.ts';
import type { OutElement } from '../xml/print.ts';
import type { Codec, Group, Level, Mark } from './types.ts';

/** A datum, and the smallest profile that holds it. */
export interface Need {
  readonly level: Level;
  readonly bt?: string;
  /** Path in the model: `seller.contacts[0].phone`. */
  readonly field: string;
}

export interface WriterOptions {
  readonly level: Level;
  readonly currency: string | undefined;
  readonly vatCurrency: string | undefined;
  readonly unreadable: readonly Unreadable[];
  /** BT-1: lines of UBL refer to it when they say where they belong. */
  readonly number: string | undefined;
}

export class Writer {
  readonly needs: Need[] = [];
  readonly level: Level;
  readonly currency: string | undefined;
  readonly vatCurrency: string | undefined;
  readonly number: string | undefined;
  private readonly raw: ReadonlyMap<string, string>;
  private readonly path: string[] = [];

  constructor(options: WriterOptions) {
    this.level = options.level;
    this.currency = options.currency;
    this.vatCurrency = options.vatCurrency;
    this.number = options.number;
    this.raw = new Map(options.unreadable.map((value) => [value.field, value.text]));
  }

  inside(segment: string, step: () => void): void {
    this.path.push(segment);
    step();
    this.path.pop();
  }

  /** Whether the profile has the place; notes the need. Asked only for data that exist. */
  allows(mark: Mark): boolean {
    const isAllowed = mark.level <= this.level;
    if (isAllowed && mark.level > 0) {
      this.needs.push({ level: mark.level, field: this.field(), ...(mark.bt ? { bt: mark.bt } : {}) });
    }
    return isAllowed;
  }

  /** Text of a value, or the unreadable text that stood in its place. */
  textOf<V>(value: V | undefined, codec: Codec<V>): string | undefined {
    const written = value === undefined ? this.rawText() : codec.print(value);
    return written === '' ? undefined : written;
  }

  leaf<V>(key: string, written: string, codec: Codec<V>): OutElement {
    const attributes = codec.currency ? { currencyID: this.currencyOf(codec.currency) } : {};
    if (codec.inner === undefined) return { name: key, attributes, text: written };
    const inner = { name: codec.inner, attributes: codec.innerAttributes ?? {}, text: written };
    return { name: key, children: [inner] };
  }

  /** The element of a group, or nothing when it would say nothing. */
  group<T>(key: string, group: Group<T>, from: T): OutElement | undefined {
    const values = from as Record<string, unknown>;
    const children: OutElement[] = [];
    let isWorth = false;
    for (const entry of group.entries) {
      const before = children.length;
      entry.write(from, children, this);
      isWorth ||= !entry.isFiller && children.length > before;
    }
    const attributes: Record<string, string | undefined> = {};
    for (const [name, field] of Object.entries(group.attributes)) {
      if (values[field] === undefined || !this.allowsAttribute(group.attributeMarks[name], field)) continue;
      attributes[name] = values[field] as string;
      isWorth = true;
    }
    const written = group.content && this.contentOf(group.content, values);
    if (!isWorth && written === undefined) return undefined;
    return group.content ? { name: key, attributes, text: written ?? '' } : { name: key, attributes, children };
  }

  private allowsAttribute(mark: Mark | undefined, field: string): boolean {
    let isAllowed = true;
    if (mark) this.inside(field, () => (isAllowed = this.allows(mark)));
    return isAllowed;
  }

  private contentOf(
    content: NonNullable<Group<unknown>['content']>,
    values: Record<string, unknown>,
  ): string | undefined {
    let written: string | undefined;
    this.inside(content.field, () => {
      written = this.textOf(values[content.field], content.codec);
    });
    return written;
  }

  private currencyOf(which: 'document' | 'vat'): string | undefined {
    return which === 'vat' ? this.vatCurrency : this.currency;
  }

  private rawText(): string | undefined {
    return this.raw.size === 0 ? undefined : this.raw.get(this.field());
  }

  private field(): string {
    return this.path.join('.').replaceAll('.[', '[');
  }
}
