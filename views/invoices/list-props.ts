// What the list of a direction is drawn from.

import type { AppFrame } from '../ui/index.ts';
import type { ListState } from './badges.tsx';
import type { ListRow, SortKey } from './list-columns.tsx';
import type { DoneView } from './toast.tsx';

/** An invoice of a selection that could not be decided, and why. */
export interface FailureView {
  readonly title: string;
  readonly href: string;
  readonly reason: string;
}

export interface InvoiceListProps {
  readonly frame: AppFrame;
  readonly direction: 'purchase' | 'sale';
  readonly rows: readonly ListRow[];
  readonly counts: Readonly<Record<ListState, number>>;
  readonly state: ListState | undefined;
  readonly query: string;
  /** Only those with an open discussion are shown. */
  readonly discussed: boolean;
  readonly sort: SortKey;
  readonly descending: boolean;
  /** Address of the first page of this list with other parameters. */
  readonly href: (change: Readonly<Record<string, string | undefined>>) => string;
  /** This very list, to be asked again. */
  readonly selfHref: string;
  readonly listHref: string;
  readonly csvHref: string;
  readonly liveHref: string;
  /** What the search form sends beside its words. */
  readonly kept: readonly (readonly [name: string, value: string])[];
  readonly previousHref: string | undefined;
  readonly nextHref: string | undefined;
  readonly rowHref: (id: string) => string;
  readonly mailAddress: string;
  readonly upload: { readonly action: string; readonly maxBytes: number };
  readonly receivedHref: string;
  readonly bulk: { readonly accept: string; readonly refuse: string };
  readonly mayDecide: boolean;
  readonly done: DoneView | undefined;
  readonly failures: readonly FailureView[];
}
