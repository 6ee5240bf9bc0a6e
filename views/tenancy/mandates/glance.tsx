// Mandates and platform in a line of the client list, on a badge, in a file.

import { formatDate } from '#src/i18n.ts';
import type { Client } from '#modules/tenancy';
import { Badge, type Child, type Element, type Language, type Option, type Tone } from '../../ui/index.ts';
import { standingMessages } from './messages.ts';

type Mandates = Client['mandates'];
type Glance = NonNullable<Mandates['delegation']>;
type MandateState = Glance['state'];
type PlatformState = NonNullable<Mandates['platform']>['state'];

const MANDATE_TONES: Readonly<Record<MandateState, Tone>> = {
  draft: 'neutral',
  sent: 'info',
  signed: 'success',
  refused: 'danger',
  revoked: 'danger',
  expired: 'danger',
};

const PLATFORM_TONES: Readonly<Record<PlatformState, Tone>> = {
  to_designate: 'neutral',
  requested: 'info',
  active: 'success',
  ended: 'danger',
};

export function MandateBadge({ state, language }: { state: MandateState; language: Language }): Element {
  return <Badge tone={MANDATE_TONES[state]}>{standingMessages[language].mandateStates[state]}</Badge>;
}

export function PlatformBadge({ state, language }: { state: PlatformState; language: Language }): Element {
  return <Badge tone={PLATFORM_TONES[state]}>{standingMessages[language].platformStates[state]}</Badge>;
}

/** « jusqu’au 31/12/2026 », or, soon before, how many days are left. */
export function EndNote({
  endsOn,
  endsIn,
  language,
}: {
  endsOn: string | undefined;
  endsIn: number | undefined;
  language: Language;
}): Child {
  const text = standingMessages[language];
  if (endsOn === undefined) return null;
  const day = <small>{text.until(formatDate(endsOn, language))}</small>;
  if (endsIn === undefined) return day;
  return (
    <>
      <Badge tone="warning">{text.endsIn(endsIn)}</Badge> {day}
    </>
  );
}

const KINDS = ['delegation', 'designation'] as const;

/** Its end counts while it is in force, and once it has passed. */
const shownEnd = ({ state, endsOn }: Glance): string | undefined =>
  state === 'signed' || state === 'expired' ? endsOn : undefined;

/** A line for each kind of mandate that there is. */
export function MandatesCell({ mandates, language }: { mandates: Mandates; language: Language }): Child {
  const text = standingMessages[language];
  const lines = KINDS.flatMap((kind) => {
    const glance = mandates[kind];
    if (!glance) return [];
    return [
      <span>
        <small>{text.shortKinds[kind]}</small> <MandateBadge state={glance.state} language={language} />{' '}
        <EndNote endsOn={shownEnd(glance)} endsIn={glance.endsIn} language={language} />
      </span>,
    ];
  });
  return lines.length === 0 ? '—' : <div class="glances">{lines}</div>;
}

export function PlatformCell({ mandates: { platform }, language }: { mandates: Mandates; language: Language }): Child {
  if (!platform) return '—';
  const { name, state, endsOn, endsIn } = platform;
  return (
    <div class="glances">
      <span>{name}</span>
      <span>
        <PlatformBadge state={state} language={language} />{' '}
        <EndNote endsOn={endsOn} endsIn={endsIn} language={language} />
      </span>
    </div>
  );
}

/** `Signé (31/12/2026)`. */
function stateText(words: string, endsOn: string | undefined, language: Language): string {
  return endsOn === undefined ? words : `${words} (${standingMessages[language].until(formatDate(endsOn, language))})`;
}

export function mandatesText(mandates: Mandates, language: Language): string {
  const text = standingMessages[language];
  return KINDS.flatMap((kind) => {
    const glance = mandates[kind];
    if (!glance) return [];
    const state = stateText(text.mandateStates[glance.state], shownEnd(glance), language);
    return [`${text.shortKinds[kind]} : ${state}`];
  }).join(' ; ');
}

export function platformText({ platform }: Mandates, language: Language): string {
  if (!platform) return '';
  const state = standingMessages[language].platformStates[platform.state];
  return `${platform.name} : ${stateText(state, platform.endsOn, language)}`;
}

/** The choices of the two filters of the client list. */
export function situationOptions(
  of: 'mandate' | 'platform',
  situations: readonly string[],
  language: Language,
): Option[] {
  const text = standingMessages[language];
  const words: Readonly<Record<string, string>> =
    of === 'mandate' ? { ...text.mandateStates, none: text.none } : { ...text.platformStates, none: text.noPlatform };
  return situations.map((value) => ({ value, label: value === 'ending' ? text.ending : (words[value] ?? value) }));
}
