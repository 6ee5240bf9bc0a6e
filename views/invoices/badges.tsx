import { Badge, type Element, type Language } from '../ui/index.ts';
import { words } from './messages.ts';

export type ListState = 'pending' | 'accepted' | 'refused';

const STATE_TONES = { pending: 'warning', accepted: 'success', refused: 'neutral' } as const;
const STATE_ICONS = { pending: 'clock', accepted: 'check', refused: 'cross' } as const;

export function StateBadge({ state, language }: { state: ListState; language: Language }): Element {
  return (
    <Badge tone={STATE_TONES[state]} icon={STATE_ICONS[state]}>
      {words[language].state[state]}
    </Badge>
  );
}
