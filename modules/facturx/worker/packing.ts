// Bytes on their way between threads. Deno looks for message ports in whatever arrives, and walks a Uint8Array byte by
// byte as it does so: 130 ms for a megabyte. An ArrayBuffer has nothing to walk.

interface Packed {
  readonly packedBytes: ArrayBuffer;
}

function isPacked(value: unknown): value is Packed {
  return typeof value === 'object' && value !== null && 'packedBytes' in value;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Bytes that own their memory can be given away; others are copied first. */
function owned(bytes: Uint8Array): ArrayBuffer {
  const isWhole = bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength;
  return isWhole ? bytes.buffer : new Uint8Array(bytes).buffer;
}

interface Parcel {
  readonly message: unknown;
  readonly transfer: readonly ArrayBuffer[];
}

/**
 * Bytes, or a record with bytes among its fields, ready to be sent: their memory moves. A sender that keeps its own
 * sends a copy.
 */
export function pack(value: unknown, sender: 'gives' | 'keeps'): Parcel {
  const transfer: ArrayBuffer[] = [];
  const wrap = (one: unknown): unknown => {
    if (!(one instanceof Uint8Array)) return one;
    const packedBytes = sender === 'gives' ? owned(one) : new Uint8Array(one).buffer;
    transfer.push(packedBytes);
    return { packedBytes };
  };
  const message = isRecord(value)
    ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, wrap(one)]))
    : wrap(value);
  return { message, transfer };
}

/** What {@link pack} was given. */
export function unpack(message: unknown): unknown {
  const open = (one: unknown): unknown => (isPacked(one) ? new Uint8Array(one.packedBytes) : one);
  if (isPacked(message) || !isRecord(message)) return open(message);
  return Object.fromEntries(Object.entries(message).map(([key, one]) => [key, open(one)]));
}
