// The address of a company, as its own people and its cabinet fill it in.

import { FieldGroup, TextField, type Element, type Language } from '../ui/index.ts';
import { fieldState, type FormState } from './form.tsx';
import { settingsMessages } from './settings/messages.ts';

export function AddressFields({ form, language }: { form: FormState; language: Language }): Element {
  const text = settingsMessages[language].profile;
  return (
    <FieldGroup title={text.address}>
      {(['1', '2', '3'] as const).map((line) => (
        <TextField
          name={`addressLine${line}`}
          label={text[`line${line}`]}
          autocomplete={`address-line${line}`}
          language={language}
          {...fieldState(form, `addressLine${line}`)}
        />
      ))}
      <TextField
        name="postcode"
        label={text.postcode}
        autocomplete="postal-code"
        inputmode="numeric"
        language={language}
        width="short"
        {...fieldState(form, 'postcode')}
      />
      <TextField
        name="city"
        label={text.city}
        autocomplete="address-level2"
        language={language}
        width="half"
        {...fieldState(form, 'city')}
      />
      <TextField
        name="region"
        label={text.region}
        hint={text.regionHint}
        autocomplete="address-level1"
        language={language}
        width="half"
        {...fieldState(form, 'region')}
      />
    </FieldGroup>
  );
}
