// Rows as PostgreSQL sends them, read with one call into the runtime for each instead of one for each field.
// https://www.postgresql.org/docs/15/protocol-message-formats.html (DataRow)

import type { Readable } from 'node:stream';
import pg from 'pg';
import { DataRowMessage, type BackendMessage } from 'pg-protocol/dist/messages.js';
import { Parser } from 'pg-protocol/dist/parser.js';

const DATA_ROW = 0x44;
const NULL = -1;
/** Above: a letter of several bytes in UTF-8. */
const LAST_ASCII = 0x7f;

function isAscii(bytes: Buffer, start: number, end: number): boolean {
  let seen = 0;
  for (let at = start; at < end; at += 1) seen |= bytes[at] ?? 0;
  return seen <= LAST_ASCII;
}

/** `offset` is where the message's content starts, `length` counts it with its own four bytes. */
function readRow(bytes: Buffer, offset: number, length: number): DataRowMessage {
  const text = bytes.toString('latin1', offset, offset + length - 4);
  const fields: (string | null)[] = [];
  const count = bytes.readInt16BE(offset);
  let at = offset + 2;
  for (let index = 0; index < count; index += 1) {
    const size = bytes.readInt32BE(at);
    const start = at + 4;
    at = size === NULL ? start : start + size;
    if (size === NULL) fields.push(null);
    else if (isAscii(bytes, start, at)) fields.push(text.slice(start - offset, at - offset));
    else fields.push(bytes.toString('utf8', start, at));
  }
  return new DataRowMessage(length, fields);
}

/** What the parser of pg-protocol 1.16 calls for each message: where its content starts, its kind, its length. */
type HandlePacket = (...packet: [offset: number, code: number, length: number, bytes: Buffer]) => BackendMessage;

/** The parser of `pg` for all messages but rows. */
function rowParser(): Parser {
  const parser = new Parser();
  const packets = parser as unknown as { handlePacket: HandlePacket };
  const handleOther = packets.handlePacket.bind(parser);
  packets.handlePacket = (...packet) => {
    const [offset, code, length, bytes] = packet;
    return code === DATA_ROW ? readRow(bytes, offset, length) : handleOther(...packet);
  };
  return parser;
}

/** A client of `pg` that reads its rows so. */
export class RowClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const connection = this.connection as pg.Connection & { attachListeners: (stream: Readable) => void };
    connection.attachListeners = (stream) => {
      const parser = rowParser();
      stream.on('data', (bytes: Buffer) =>
        parser.parse(bytes, (message) => {
          connection.emit(message.name === 'error' ? 'errorMessage' : message.name, message);
        }),
      );
    };
  }
}
