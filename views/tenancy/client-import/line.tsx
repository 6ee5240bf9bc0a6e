// One line of the file: every field with what is wrong, to be typed over.

import type { ClientImport, ImportLine } from '#modules/tenancy';
import { Button, Card, Form, FormActions, LinkButton, TextField, type Element, type Option } from '../../ui/index.ts';
import { Problems, type FormState } from '../form.tsx';
import { CabinetLayout, type CabinetPageFrame } from '../cabinet/frame.tsx';
import { importMessages } from './messages.ts';
import type { ImportPlaces } from './start.tsx';

export interface ImportLineProps extends ImportPlaces {
  readonly frame: CabinetPageFrame;
  readonly found: ClientImport;
  readonly line: ImportLine;
  readonly fields: readonly Option[];
}

export function ImportLinePage({ frame, found, line, fields, base, clientsHref }: ImportLineProps): Element {
  const { language, csrfToken } = frame.app;
  const words = importMessages[language];
  const title = words.lineNumber(String(line.line));
  const href = `${base}/${found.id}`;
  const inFile = (key: string): string => line.cells[found.mapping.indexOf(key)] ?? '';
  const faultOf = (key: string): string | undefined =>
    line.faults.find(({ field }) => field === key)?.message[language];
  const form: FormState = {
    values: {},
    problems: line.faults.map(({ field, message }) => ({ field, message: message[language] })),
  };
  return (
    <CabinetLayout
      frame={frame}
      width="narrow"
      title={title}
      crumbs={[
        { label: words.clients, href: clientsHref },
        { label: words.title, href: base },
        { label: found.fileName, href },
      ]}
      actions={<LinkButton href={href}>{words.backToReview}</LinkButton>}
    >
      <Problems form={form} language={language} />
      <Card>
        <Form action={`${href}/lignes/${line.line}`} csrfToken={csrfToken} layout="grid">
          {fields.map(({ value: key, label }) => (
            <TextField
              name={key}
              label={label}
              language={language}
              width="half"
              value={line.corrections[key] ?? inFile(key)}
              error={faultOf(key)}
              hint={line.corrections[key] === undefined ? undefined : words.asInFile(inFile(key))}
            />
          ))}
          <FormActions>
            <Button name="aside" value={line.setAside ? 'no' : 'yes'}>
              {line.setAside ? words.takeBack : words.setAside}
            </Button>
            <Button variant="primary">{words.save}</Button>
          </FormActions>
        </Form>
      </Card>
    </CabinetLayout>
  );
}
