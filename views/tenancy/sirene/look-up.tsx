// « Rechercher » beside the number of a company, and what came of it. Without script the form comes back filled; with
// htmx it is exchanged in place.

import { Alert, Button, type Element, type Language } from '../../ui/index.ts';
import { sireneMessages } from './messages.ts';

type Part = 'name' | 'legalForm' | 'address';

export interface LookUpAnswer {
  readonly outcome: 'found' | 'undisclosed' | 'unknown' | 'no_extract';
  readonly active: boolean;
  /** Name, form and place in one line. */
  readonly summary: string;
  readonly filled: readonly Part[];
  readonly kept: readonly { readonly part: Part; readonly registered: string }[];
  /** Day of the register's facts, as people write it. */
  readonly day: string | undefined;
}

interface ButtonProps {
  readonly language: Language;
  /** Where the form goes, and the id of what comes back. */
  readonly action: string;
  readonly part: string;
}

const inPlace = ({ action, part }: ButtonProps) => ({
  'hx-post': action,
  'hx-target': `#${part}`,
  'hx-select': `#${part}`,
  'hx-swap': 'outerHTML',
});

/** Stands first in a form that also looks up: what the Enter key presses. */
export function SubmitFirst(): Element {
  return <button type="submit" class="visually-hidden" tabindex={-1} aria-hidden="true" />;
}

export function LookUpButton(props: ButtonProps): Element {
  const text = sireneMessages[props.language];
  return (
    <div class="field field-full">
      <div class="btn-row">
        <Button id="look-up" name="recherche" value="remplir" icon="search" title={text.searchHint} {...inPlace(props)}>
          {text.search}
        </Button>
      </div>
    </div>
  );
}

interface AnswerProps extends ButtonProps {
  readonly answer: LookUpAnswer;
}

function Kept({ answer, language }: AnswerProps): Element | null {
  if (answer.kept.length === 0) return null;
  const text = sireneMessages[language];
  return (
    <>
      <p>{text.kept}</p>
      <ul>
        {answer.kept.map(({ part, registered }) => (
          <li>{text.line(text.parts[part], registered)}</li>
        ))}
      </ul>
    </>
  );
}

function Found(props: AnswerProps): Element {
  const { answer, language } = props;
  const text = sireneMessages[language];
  const source = text.source(answer.day);
  const parts = answer.filled.map((part) => text.parts[part]);
  const replace = (
    <Button name="recherche" value="remplacer" size="small" {...inPlace(props)}>
      {text.replace}
    </Button>
  );
  return (
    <Alert
      tone={answer.active ? 'success' : 'warning'}
      title={answer.active ? answer.summary : text.ceased}
      actions={answer.kept.length > 0 ? replace : undefined}
    >
      {answer.active ? null : <p>{answer.summary}</p>}
      {parts.length > 0 ? <p>{text.filled(parts, source)}</p> : null}
      {parts.length + answer.kept.length === 0 ? <p>{text.nothing(source)}</p> : null}
      <Kept {...props} />
    </Alert>
  );
}

/** Spoken when it appears: it is what was asked for. */
export function LookUpResult(props: AnswerProps): Element {
  const { answer, language } = props;
  const text = sireneMessages[language];
  const other = {
    undisclosed: { title: text.undisclosed, body: text.undisclosedText, tone: 'info' },
    unknown: { title: text.unknown, body: text.unknownText, tone: 'warning' },
    no_extract: { title: text.noExtract, body: text.noExtractText, tone: 'info' },
  } as const;
  const said = answer.outcome === 'found' ? undefined : other[answer.outcome];
  return (
    <div class="field field-full" role="status">
      {said ? (
        <Alert tone={answer.active ? said.tone : 'warning'} title={answer.active ? said.title : text.ceased}>
          <p>{said.body}</p>
        </Alert>
      ) : (
        <Found {...props} />
      )}
    </div>
  );
}
