// A discussion as evidence: what a copy of it says, the same in the archive and in a file somebody takes away. Pure.

import type { Mark, Message } from './types.ts';

/** One message as it is proved; dates in ISO 8601, digests in lower-case hexadecimal. */
export function messageRecord(message: Message) {
  const { author, files, withdrawnAt } = message;
  return {
    id: message.id,
    writtenAt: message.writtenAt.toISOString(),
    author: { kind: author.kind, id: author.id, name: author.name, side: message.side },
    origin: message.origin,
    fromAddress: message.fromAddress ?? null,
    isInternal: message.isInternal,
    text: message.text ?? null,
    textSha256: message.textSha256,
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
    mentions: [...message.mentions],
    files: files.map(({ filename, mediaType, size, sha256 }) => ({ filename, mediaType, size, sha256 })),
  };
}

export function markRecord({ state, at, by }: Mark) {
  return { state, at: at.toISOString(), by: { kind: by.kind, id: by.id, name: by.name } };
}

/** UTF-8 JSON, indented: it must be readable in ten years without us. */
export function recordBytes(record: object): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(record, null, 2)}\n`);
}
