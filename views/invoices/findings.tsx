// What the checks found, the worst first, each with the way to its field.

import { Alert, Card, LinkButton, Stack, type Element, type Language } from '../ui/index.ts';
import { detailWords } from './detail-messages.ts';
import type { FindingView } from './facts.ts';
import { words } from './messages.ts';

const TONES = { error: 'danger', warning: 'warning', info: 'info' } as const;

interface FindingsProps {
  readonly findings: readonly FindingView[];
  /** True when the fields can be corrected: findings link to them. */
  readonly isEditable: boolean;
  readonly language: Language;
}

function Actions({ finding, isEditable, language }: { finding: FindingView } & Omit<FindingsProps, 'findings'>) {
  const { compareHref, field } = finding;
  const text = detailWords[language];
  return (
    <>
      {compareHref === undefined ? null : (
        <LinkButton href={compareHref} size="small" icon="duplicate">
          {text.compare}
        </LinkButton>
      )}
      {isEditable && field !== undefined ? (
        <LinkButton href={`#${field}`} size="small" icon="edit" data-field-link="">
          {text.seeField}
        </LinkButton>
      ) : null}
    </>
  );
}

function FindingAlert({ finding, isEditable, language }: { finding: FindingView } & Omit<FindingsProps, 'findings'>) {
  const { severity, message, rule, compareHref, field } = finding;
  const hasActions = compareHref !== undefined || (isEditable && field !== undefined);
  return (
    <Alert
      tone={TONES[severity]}
      title={words[language].severity[severity]}
      actions={hasActions ? <Actions finding={finding} isEditable={isEditable} language={language} /> : undefined}
    >
      <p>{message}</p>
      <p>
        <code class="rule">{rule}</code>
      </p>
    </Alert>
  );
}

export function Findings({ findings, isEditable, language }: FindingsProps): Element {
  const text = words[language];
  if (findings.length === 0) return <Alert tone="success" title={text.noFinding} />;
  return (
    <Card title={text.checksTitle} lead={detailWords[language].checksLead(findings.length)}>
      <Stack>
        {findings.map((finding) => (
          <FindingAlert finding={finding} isEditable={isEditable} language={language} />
        ))}
      </Stack>
    </Card>
  );
}
