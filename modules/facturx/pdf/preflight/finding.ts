/** A clause of ISO 19005-3 that the document would break. Only ours to read: what is shown to people is `method`. */
export interface PreflightFinding {
  readonly clause: string;
  readonly message: string;
}
