// What stands around one field: how its value was found, what the checks say of it, what somebody else wrote meanwhile.

import { Icon, type Element, type IconName, type Language } from '../ui/index.ts';
import { detailWords } from './detail-messages.ts';
import type { FindingView, FoundView } from './facts.ts';
import { words } from './messages.ts';

/** Below this a person should look. */
const DOUBTFUL = 0.8;

/** « trouvé à côté de son libellé, page 1, 85 % ». */
function foundText(found: FoundView | undefined, language: Language): string {
  const text = words[language];
  if (!found) return text.notFound;
  const page = found.page === undefined ? '' : `, ${text.onPage(found.page + 1)}`;
  const sure = found.confidence === undefined ? '' : `, ${Math.round(found.confidence * 100)} %`;
  return `${text.found[found.method]}${page}${sure}`;
}

function isDoubtful(found: FoundView | undefined): boolean {
  return found?.confidence !== undefined && found.confidence < DOUBTFUL;
}

/** A discreet sign beside the label; its words are in the tooltip, and under the field when they matter. */
export function FoundMark({ found, language }: { found: FoundView | undefined; language: Language }): Element | null {
  if (!found) return null;
  const doubtful = isDoubtful(found);
  const icon: IconName = found.method === 'person' ? 'user' : doubtful ? 'alert' : 'check';
  return (
    <span
      class={doubtful ? 'found-mark found-doubtful' : 'found-mark'}
      title={foundText(found, language)}
      aria-hidden="true"
    >
      <Icon name={icon} />
    </span>
  );
}

/** For the script that shows the place on the page: page, left, top, width, height. */
export function placeOf(found: FoundView | undefined): string | undefined {
  if (!found?.box || found.page === undefined) return undefined;
  const { x, y, width, height } = found.box;
  return [found.page, ...[x, y, width, height].map((value) => value.toFixed(4))].join(' ');
}

const LOOKS = { error: 'note-error', warning: 'note-warning', info: undefined } as const;
const ICONS = { error: 'cross-circle', warning: 'alert', info: 'info' } as const;

export interface FactNotesProps {
  readonly found: FoundView | undefined;
  readonly isEmpty: boolean;
  readonly findings: readonly FindingView[];
  /** What the field holds now, when somebody else changed it while this person was typing. */
  readonly nowText: string | undefined;
  readonly language: Language;
}

/** Lines under a field; nothing when the value is sure and nobody complains. */
export function FactNotes({ found, isEmpty, findings, nowText, language }: FactNotesProps): Element | undefined {
  const missing = isEmpty && !found;
  const doubtful = !isEmpty && isDoubtful(found);
  if (!missing && !doubtful && findings.length === 0 && nowText === undefined) return undefined;
  return (
    <>
      {nowText === undefined ? null : (
        <p class="note-warning">
          <Icon name="refresh" />
          <span>{detailWords[language].nowIs(nowText)}</span>
        </p>
      )}
      {findings.map(({ severity, message }) => (
        <p class={LOOKS[severity]}>
          <Icon name={ICONS[severity]} />
          <span>{message}</span>
        </p>
      ))}
      {(missing || doubtful) && findings.length === 0 ? (
        <p class={missing ? undefined : 'note-warning'}>{foundText(found, language)}</p>
      ) : null}
    </>
  );
}
