// What a connector to a professional system is: something that hands over files of clients. One adapter a kind.

import type { ConnectorKind } from '../model/client-import/connector.ts';

export interface Credentials {
  readonly account: string;
  readonly secret: string;
}

export interface ConnectorCall {
  readonly address: string;
  readonly credentials: Credentials | undefined;
}

export interface HandedFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Called when the file is an import: it need not be handed over again. */
  taken(): Promise<void>;
}

export interface ConnectorAdapter {
  readonly kind: ConnectorKind;
  /** Files that wait, the oldest first. Throws a Problem that says what to do. */
  fetch(call: ConnectorCall): Promise<readonly HandedFile[]>;
}
