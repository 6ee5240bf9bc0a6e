import { Stepper, type Element, type Language } from '../../ui/index.ts';
import { importMessages } from './messages.ts';

const STEPS = ['stepFile', 'stepColumns', 'stepReview', 'stepRun'] as const;

/** `current` from 0 to 3; 4: all is done. */
export function ImportSteps({ current, language }: { current: number; language: Language }): Element {
  return (
    <Stepper
      language={language}
      steps={STEPS.map((step, index) => ({
        label: importMessages[language][step],
        state: index < current ? 'done' : index === current ? 'current' : 'todo',
      }))}
    />
  );
}
