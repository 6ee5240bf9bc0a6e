// Connectors: where lists of clients come from by themselves.

import type { ErrorText } from '#src/errors.ts';

/** folder: files dropped in a folder of the instance · https: the export of another system, by a service account. */
export const connectorKinds = ['folder', 'https'] as const;
export type ConnectorKind = (typeof connectorKinds)[number];

/** As people see it: the secret is never shown again. */
export interface Connector {
  readonly id: string;
  readonly kind: ConnectorKind;
  readonly name: string;
  /** https: of the export. folder: of the folder, on the machine of the instance. */
  readonly address: string;
  readonly account: string | undefined;
  readonly hasSecret: boolean;
  readonly lastRunAt: Date | undefined;
  readonly lastFault: ErrorText | undefined;
  /** SHA-256 of the last file taken. */
  readonly lastDigest: string | undefined;
}
