// « Rôles et profils » of a cabinet.

import { LinkButton, Stack, type Element } from '../../ui/index.ts';
import { Matrix, ProfileForm, type MatrixColumn, type ProfileFormProps, type RightList } from '../access/matrix.tsx';
import { accessMessages } from '../access/messages.ts';
import { Problems } from '../form.tsx';
import { CabinetLayout, type CabinetPageFrame } from './frame.tsx';

export interface CabinetProfilesPageProps {
  readonly frame: CabinetPageFrame;
  readonly columns: readonly MatrixColumn[];
  readonly list: RightList;
  /** Form of a new profile, for who may make one. */
  readonly addHref: string | undefined;
}

export function CabinetProfilesPage({ frame, columns, list, addHref }: CabinetProfilesPageProps): Element {
  const { language } = frame.app;
  const text = accessMessages[language].profiles;
  return (
    <CabinetLayout
      frame={frame}
      title={text.title}
      lead={text.lead}
      width="full"
      actions={
        addHref ? (
          <LinkButton href={addHref} icon="plus" variant="primary">
            {text.add}
          </LinkButton>
        ) : undefined
      }
    >
      <Matrix columns={columns} list={list} language={language} />
    </CabinetLayout>
  );
}

export interface CabinetProfilePageProps extends Omit<ProfileFormProps, 'csrfToken' | 'language'> {
  readonly frame: CabinetPageFrame;
  /** Absent: a new one. */
  readonly name: string | undefined;
}

export function CabinetProfilePage({ frame, name, ...props }: CabinetProfilePageProps): Element {
  const { language, csrfToken } = frame.app;
  const text = accessMessages[language].profiles;
  return (
    <CabinetLayout
      frame={frame}
      title={name === undefined ? text.add : text.edit(name)}
      crumbs={[{ label: text.title, href: props.backHref }]}
      width="narrow"
    >
      <Problems form={props.form} language={language} />
      <Stack>
        <ProfileForm {...props} csrfToken={csrfToken} language={language} />
      </Stack>
    </CabinetLayout>
  );
}
