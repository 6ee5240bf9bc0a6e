// Rights × roles as a table, and the form of one profile.

import type { Right, RightGroup } from '#modules/tenancy';
import {
  Button,
  Card,
  Form,
  FormActions,
  Icon,
  LinkButton,
  SelectField,
  TextField,
  type Element,
  type Language,
  type Option,
} from '../../ui/index.ts';
import { fieldState, type FormState } from '../form.tsx';
import { messages } from '../messages.ts';
import { accessMessages } from './messages.ts';

/** Rights under their headings, in the words of the reader. */
export type RightList = readonly {
  readonly group: RightGroup;
  readonly label: string;
  readonly rights: readonly { readonly right: Right; readonly label: string }[];
}[];

export interface MatrixColumn {
  readonly key: string;
  readonly label: string;
  readonly rights: ReadonlySet<string>;
  /** Form of the profile; built-in roles have none. */
  readonly href: string | undefined;
  readonly note: string | undefined;
}

function Mark({ has, language }: { has: boolean; language: Language }): Element {
  const text = accessMessages[language].profiles;
  return has ? <Icon name="check" label={text.has} /> : <span class="visually-hidden">{text.hasNot}</span>;
}

export function Matrix({
  columns,
  list,
  language,
}: {
  columns: readonly MatrixColumn[];
  list: RightList;
  language: Language;
}): Element {
  const text = accessMessages[language].profiles;
  return (
    <div class="matrix" tabindex={0} role="group" aria-label={text.title}>
      <table>
        <caption class="visually-hidden">{text.title}</caption>
        <thead>
          <tr>
            <th scope="col">{text.right}</th>
            {columns.map(({ label, href, note }) => (
              <th scope="col">
                {href ? <a href={href}>{label}</a> : label}
                {note ? <small> {note}</small> : null}
              </th>
            ))}
          </tr>
        </thead>
        {list.map((group) => (
          <tbody>
            <tr>
              <th scope="rowgroup" colspan={columns.length + 1}>
                {group.label}
              </th>
            </tr>
            {group.rights.map(({ right, label }) => (
              <tr>
                <th scope="row">{label}</th>
                {columns.map(({ rights }) => (
                  <td>
                    <Mark has={rights.has(right)} language={language} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

export interface ProfileFormProps {
  readonly form: FormState;
  readonly chosen: ReadonlySet<string>;
  readonly list: RightList;
  readonly action: string;
  readonly backHref: string;
  readonly csrfToken: string | undefined;
  /** Of a cabinet's profiles. */
  readonly reaches: readonly Option[] | undefined;
  /** Only of a profile that nobody has. */
  readonly removeAction: string | undefined;
  readonly language: Language;
}

function Ticks({ list, chosen, language }: Pick<ProfileFormProps, 'list' | 'chosen' | 'language'>): Element {
  const text = accessMessages[language].profiles;
  return (
    <>
      {list.map(({ label, rights }) => (
        <fieldset class="field-group">
          <legend>{label}</legend>
          <div class="field-group-body">
            {rights.map(({ right, label: name }) => (
              <div class="choice">
                <input
                  type="checkbox"
                  class="tick"
                  id={`right-${right}`}
                  name="rights"
                  value={right}
                  checked={right === 'company.read' || chosen.has(right)}
                  disabled={right === 'company.read'}
                  aria-describedby={right === 'company.read' ? 'right-always' : undefined}
                />
                <label for={`right-${right}`}>{name}</label>
                {right === 'company.read' ? (
                  <p class="field-hint" id="right-always">
                    {text.always}
                  </p>
                ) : null}
              </div>
            ))}
          </div>
        </fieldset>
      ))}
    </>
  );
}

export function ProfileForm(props: ProfileFormProps): Element {
  const { form, action, backHref, csrfToken, reaches, removeAction, language } = props;
  const text = accessMessages[language].profiles;
  return (
    <>
      <Form action={action} csrfToken={csrfToken}>
        <TextField name="name" label={text.name} language={language} required {...fieldState(form, 'name')} />
        {reaches ? (
          <SelectField
            name="reach"
            label={text.reach}
            language={language}
            options={reaches}
            {...fieldState(form, 'reach')}
          />
        ) : null}
        <Ticks {...props} />
        <FormActions sticky>
          <Button variant="primary">{text.save}</Button>
          <LinkButton href={backHref}>{messages[language].back}</LinkButton>
        </FormActions>
      </Form>
      {removeAction ? (
        <Card title={text.remove}>
          <Form action={removeAction} csrfToken={csrfToken}>
            <Button variant="danger">{text.remove}</Button>
          </Form>
        </Card>
      ) : null}
    </>
  );
}
