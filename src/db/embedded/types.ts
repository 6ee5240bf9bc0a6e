// What the supervisor of the embedded PostgreSQL takes and gives.

import type { ServerBinaries } from './binaries.ts';

/** The part of a pino logger that the supervisor uses. */
export interface SupervisorLog {
  debug?(data: object, message: string): void;
  info(data: object, message: string): void;
  warn(data: object, message: string): void;
  error(data: object, message: string): void;
}

/** Whom the server runs as. PostgreSQL refuses root. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

export interface EmbeddedOptions {
  /** The cluster's own folder (`data/postgres`). Its parent takes a lock file and, while it is made, a sibling folder. */
  readonly dataDir: string;
  readonly log: SupervisorLog;
  /** Name of the system account when we are root; default: the cluster's owner, else `postgres`, else `nobody`. */
  readonly runAs?: string;
  /** Roles, beside the superuser, that our own system account may log in as over the socket. Default: `facteur_app`. */
  readonly roles?: readonly string[];
  /**
   * When another process of ours already runs this cluster: `refuse` (default) throws `dataInUse`;
   * `attach` gives its connection, and `stop()` then leaves that server alone.
   */
  readonly whenInUse?: 'refuse' | 'attach';
  /** Folders of binaries to try, in order, instead of those of the system and of the npm package. */
  readonly serverFolders?: readonly string[];
}

/** As `pg` takes it. */
export interface SocketConnection {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
}

export interface ServerExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Milliseconds until the supervisor starts it again. */
  readonly restartInMs: number;
}

export interface EmbeddedPostgres {
  readonly socketDir: string;
  readonly port: number;
  readonly superuser: string;
  readonly majorVersion: number;
  /** True when the server belongs to another process of ours (`whenInUse: 'attach'`). */
  readonly attached: boolean;
  /** Connection of the superuser to the database `postgres`, as a URL that `pg` reads. */
  readonly databaseUrl: string;
  /** Options of a `pg` pool: `connection('facteur', 'facteur_app')`. Default user: the superuser. */
  connection(database: string, user?: string): SocketConnection;
  /** Process number of the running server; undefined while it is being restarted. */
  readonly pid: number | undefined;
  /** Tells of each exit that nobody asked for; the supervisor restarts the server itself. Gives the unsubscriber. */
  onExit(listener: (exit: ServerExit) => void): () => void;
  /** Fast shutdown (open transactions are rolled back), then the lock is given back. Close the pools before. */
  stop(): Promise<void>;
}

/** What was decided before the server is started; the same at each restart. */
export interface ServerPlan {
  readonly dataDir: string;
  readonly socketDir: string;
  readonly server: ServerBinaries;
  readonly account: Account | undefined;
  readonly log: SupervisorLog;
}
