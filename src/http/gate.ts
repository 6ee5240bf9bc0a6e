// Who may come in: the port that the identity module plugs into the HTTP layer (src/app.ts).

import type { Assurance, Ctx, TenantCtx, Tx } from '../context.ts';
import type { Language } from '../i18n.ts';

/** A signed-in person. */
export interface Visitor {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly appearance: 'system' | 'light' | 'dark';
  readonly density: 'comfortable' | 'dense';
  readonly sessionId: string;
  /** Tied to the session; every form carries it. */
  readonly csrfToken: string;
}

/** The company a page is about, as its frame shows it. */
export interface OpenCompany {
  readonly tenant: TenantCtx;
  readonly name: string;
  readonly siren: string | undefined;
  /** What the person is there, as stored: for the frame, never for a decision. */
  readonly role: string;
  /** Set while the person sees the company with the eyes of another role, and until when. */
  readonly seenAs?: { readonly role: string; readonly until: Date } | undefined;
}

export interface KeyRequest {
  readonly key: string;
  /** Address of the caller, for allow-lists and the last-use record. */
  readonly address: string;
  /** Header `Facteur-Dossier`: which company, for a key that opens several. */
  readonly dossier: string | undefined;
}

/** What a person must do before anything else. */
export interface Detour {
  /** Page that leads them there. */
  readonly to: string;
  /** Starts of the paths that stay open meanwhile. */
  readonly open: readonly string[];
}

export interface EntryRequest {
  readonly token: string;
  /** The company the page is about. */
  readonly companyId: string | undefined;
  /** Asked of that company in the same message. */
  readonly alongside?: ((tx: Tx<TenantCtx>) => Promise<unknown>) | undefined;
}

export interface Entry {
  readonly visitor: Visitor;
  readonly company: OpenCompany | undefined;
  /** What their session has proved. */
  readonly assurance?: Assurance;
  readonly detour?: Detour | undefined;
  /** What came of `alongside`. */
  readonly outcome?: PromiseSettledResult<unknown> | undefined;
}

export interface Gate {
  /** The person of a session cookie, and their company when the page names one. One query. */
  enter(ctx: Ctx, request: EntryRequest): Promise<Entry | undefined>;
  /** The company an API key belongs to; `undefined` for an unknown, expired or revoked key. */
  tenantOfKey(ctx: Ctx, request: KeyRequest): Promise<TenantCtx | undefined>;
  /** False until the first owner has claimed the instance. */
  isClaimed(ctx: Ctx): Promise<boolean>;
}
