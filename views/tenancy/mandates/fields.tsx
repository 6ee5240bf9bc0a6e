// Parts that the forms of mandates, platforms and addresses share.

import type { ClientRegister } from '#modules/tenancy';
import { DateField, type Element, type Language } from '../../ui/index.ts';
import { fieldState, type FormState } from '../form.tsx';

interface Part {
  readonly form: FormState;
  readonly language: Language;
}

interface DaysProps extends Part {
  readonly text: { readonly startsOn: string; readonly endsOn: string; readonly endsOnHint: string };
  readonly startsOnHint?: string | undefined;
  readonly required?: boolean | undefined;
}

/** First and last day; `required` is about the first. */
export function DaysFields({ form, language, text, startsOnHint, required }: DaysProps): Element {
  return (
    <>
      <DateField
        name="startsOn"
        label={text.startsOn}
        hint={startsOnHint}
        language={language}
        width="half"
        required={required}
        {...fieldState(form, 'startsOn')}
      />
      <DateField
        name="endsOn"
        label={text.endsOn}
        hint={text.endsOnHint}
        language={language}
        width="half"
        {...fieldState(form, 'endsOn')}
      />
    </>
  );
}

/** Names to choose from while typing, with the number that goes with each. */
export function PlatformNames({ suggestions }: { suggestions: ClientRegister['known'] }): Element {
  return (
    <datalist id="platform-names">
      {suggestions.map(({ name, number }) => (
        <option value={name}>{number ?? ''}</option>
      ))}
    </datalist>
  );
}
