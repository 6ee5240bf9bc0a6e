/** The entry that a record itself has under a name from outside: `constructor` and the like are nobody's entries. */
export function ownEntry<T>(record: Readonly<Record<string, T>>, name: string | undefined): T | undefined {
  return name !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}
