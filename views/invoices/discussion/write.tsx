// The form of a new message.

import {
  Button,
  CheckboxField,
  ErrorSummary,
  FileField,
  Form,
  FormActions,
  TextareaField,
  type Element,
  type FormProblem,
  type Language,
} from '../../ui/index.ts';
import { discussionWords } from './words.ts';

export interface ReaderView {
  readonly id: string;
  readonly name: string;
  readonly side: 'cabinet' | 'company';
}

export interface WriteProps {
  readonly language: Language;
  readonly csrfToken: string | undefined;
  readonly action: string;
  readonly longest: number;
  /** True for people of the cabinet. */
  readonly mayBeInternal: boolean;
  /** Who may be told, by name. */
  readonly readers: readonly ReaderView[];
  /** What was typed, when it comes back refused. */
  readonly typed: { readonly text: string; readonly isInternal: boolean; readonly mentions: readonly string[] };
  readonly problems: readonly FormProblem[];
}

function errorOf({ problems }: WriteProps, field: string): string | undefined {
  return problems.find((problem) => problem.field === field)?.message;
}

/** As many as there are, without script: boxes to tick, folded away until somebody is to be told. */
function Tell(props: WriteProps): Element | null {
  const { readers, typed, language } = props;
  const text = discussionWords[language];
  if (readers.length === 0) return null;
  const error = errorOf(props, 'mentions');
  return (
    <details open={typed.mentions.length > 0 || error !== undefined}>
      <summary>{text.tell}</summary>
      <fieldset class="field tell" id="mentions" aria-describedby="mentions-hint">
        <legend class="visually-hidden">{text.tell}</legend>
        <p class="field-hint" id="mentions-hint">
          {error ?? text.tellHint}
        </p>
        <div class="tell-people">
          {readers.map(({ id, name, side }) => (
            <div class="choice">
              <input
                type="checkbox"
                class="tick"
                id={`tell-${id}`}
                name="mentions"
                value={id}
                checked={typed.mentions.includes(id)}
              />
              <label for={`tell-${id}`}>
                {name} <span class="muted small">({text.sides[side]})</span>
              </label>
            </div>
          ))}
        </div>
      </fieldset>
    </details>
  );
}

function Attach(props: WriteProps): Element {
  const { language } = props;
  const text = discussionWords[language];
  const error = errorOf(props, 'file');
  return (
    <details open={error !== undefined}>
      <summary>{text.attach}</summary>
      <FileField name="file" label={text.attach} hint={text.attachHint} error={error} language={language} />
    </details>
  );
}

export function WriteForm(props: WriteProps): Element {
  const { language, csrfToken, action, longest, mayBeInternal, typed, problems } = props;
  const text = discussionWords[language];
  return (
    <Form action={action} csrfToken={csrfToken} multipart id="write" data-write="">
      <ErrorSummary problems={problems} language={language} />
      <TextareaField
        name="text"
        label={text.text}
        hint={text.textHint}
        value={typed.text}
        rows={3}
        maxlength={longest}
        error={errorOf(props, 'text')}
        language={language}
        data-key="c"
      />
      {mayBeInternal ? (
        <CheckboxField
          name="internal"
          label={text.writeInternal}
          hint={text.writeInternalHint}
          value="oui"
          checked={typed.isInternal}
          error={errorOf(props, 'internal')}
          language={language}
        />
      ) : null}
      <Tell {...props} />
      <Attach {...props} />
      <FormActions>
        <Button variant="primary" icon="send">
          {text.send}
        </Button>
      </FormActions>
    </Form>
  );
}
