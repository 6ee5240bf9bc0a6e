import { Icon } from './icon.tsx';
import { messages } from './messages.ts';
import type { Child, Element, Language } from './types.ts';

export interface CopyFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: Child | undefined;
  readonly language: Language;
}

/** A value made to be copied (mail address of the dossier, API key). Without script it can still be selected. */
export function CopyField({ id, label, value, hint, language }: CopyFieldProps): Element {
  const text = messages[language];
  return (
    <div class="field copy-field">
      <label for={id}>{label}</label>
      {hint ? (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      <div class="affix">
        <input
          type="text"
          class="input figures"
          id={id}
          value={value}
          readonly={true}
          aria-describedby={hint ? `${id}-hint` : undefined}
        />
        <button type="button" class="affix-button script-only" data-copy={id} data-copied={text.copied}>
          <Icon name="copy" />
          <span data-copy-label="">{text.copy}</span>
        </button>
      </div>
    </div>
  );
}
