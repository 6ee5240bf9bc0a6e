// VAT by rate: one line for each rate, and an empty one.

import type { Element, Language } from '../ui/index.ts';
import { FieldError } from '../ui/index.ts';
import { FoundMark } from './fact-notes.tsx';
import type { FieldMaker } from './fields.tsx';
import { words } from './messages.ts';

interface VatTableProps {
  readonly field: FieldMaker;
  /** Lines, the empty one included. */
  readonly count: number;
  readonly currency: string;
  readonly language: Language;
}

function Cell({ made, label }: { made: ReturnType<FieldMaker>; label: string }): Element {
  const { name, value, language, error, note } = made;
  const described = [note ? `${name}-note` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ');
  return (
    <td>
      <input
        type="text"
        inputmode="decimal"
        autocomplete="off"
        class="input figures input-amount"
        id={name}
        name={name}
        value={value}
        aria-label={label}
        aria-describedby={described || undefined}
        aria-invalid={error ? 'true' : undefined}
        data-found={made['data-found']}
      />
      {note ? (
        <div class="field-note" id={`${name}-note`}>
          {note}
        </div>
      ) : null}
      {error ? <FieldError id={name} message={error} language={language} /> : null}
    </td>
  );
}

export function VatTable({ field, count, currency, language }: VatTableProps): Element {
  const text = words[language];
  const columns = [
    ['rate', `${text.vatRate} (%)`],
    ['base', `${text.vatBase} (${currency})`],
    ['amount', `${text.vatAmount} (${currency})`],
  ] as const;
  return (
    <table class="vat-table">
      <caption>
        {text.vat} <FoundMark found={field('vat').found} language={language} />
      </caption>
      <thead>
        <tr>
          {columns.map(([, title]) => (
            <th scope="col">{title}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: count }, (_, index) => (
          <tr>
            {columns.map(([part, title]) => (
              <Cell made={field(`vat.${index}.${part}`, 'vat')} label={`${text.vatLine(index + 1)}, ${title}`} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
