// Broken rules, one line a rule: what is wrong and what to change, where, with which value.

import { Icon, type Element, type Language } from '../ui/index.ts';
import { words } from './messages.ts';

export type Severity = 'error' | 'warning' | 'info';

export interface PlaceView {
  /** XPath, or the path in our model. */
  readonly where: string;
  readonly value: string | undefined;
}

/** All findings of one rule with the same sentence. */
export interface GroupView {
  readonly rule: string;
  readonly severity: Severity;
  /** Business term of EN 16931. */
  readonly bt: string | undefined;
  readonly message: string;
  /** The first of them. */
  readonly places: readonly PlaceView[];
  /** All of them. */
  readonly count: number;
}

const LOOKS = { error: 'finding finding-error', warning: 'finding finding-warning', info: 'finding' } as const;
const ICONS = { error: 'cross-circle', warning: 'alert', info: 'info' } as const;

function Place({ place, language }: { place: PlaceView; language: Language }): Element {
  return (
    <li>
      <code class="place">{place.where}</code>
      {place.value === undefined ? null : <span class="place-value">{words[language].value(place.value)}</span>}
    </li>
  );
}

function Group({ group, language }: { group: GroupView; language: Language }): Element {
  const { rule, severity, bt, message, places, count } = group;
  const text = words[language];
  const others = count - places.length;
  return (
    <li class={LOOKS[severity]}>
      <Icon name={ICONS[severity]} label={text.severity[severity]} />
      <div>
        <p>{message}</p>
        <ul class="places">
          {places.map((place) => (
            <Place place={place} language={language} />
          ))}
          {others > 0 ? <li>{text.more(others)}</li> : null}
        </ul>
        <p class="finding-end">
          {bt === undefined ? null : <code class="rule">{bt}</code>}
          <code class="rule">{rule}</code>
        </p>
      </div>
    </li>
  );
}

export function Findings({ groups, language }: { groups: readonly GroupView[]; language: Language }): Element {
  return (
    <ul class="findings">
      {groups.map((group) => (
        <Group group={group} language={language} />
      ))}
    </ul>
  );
}
