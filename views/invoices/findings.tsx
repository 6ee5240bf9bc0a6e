// What the checks found, the worst first, each with the way to its field.

import { Alert, Card, Icon, type Element, type Language } from '../ui/index.ts';
import { detailWords } from './detail-messages.ts';
import type { FindingView } from './facts.ts';
import { words } from './messages.ts';

const LOOKS = { error: 'finding finding-error', warning: 'finding finding-warning', info: 'finding' } as const;
const ICONS = { error: 'cross-circle', warning: 'alert', info: 'info' } as const;

interface FindingsProps {
  readonly findings: readonly FindingView[];
  /** True when the fields can be corrected: findings link to them. */
  readonly isEditable: boolean;
  readonly language: Language;
}

function Line({ finding, isEditable, language }: { finding: FindingView } & Omit<FindingsProps, 'findings'>): Element {
  const { severity, message, rule, compareHref, field } = finding;
  const text = detailWords[language];
  return (
    <li class={LOOKS[severity]}>
      <Icon name={ICONS[severity]} label={words[language].severity[severity]} />
      <div>
        <p>{message}</p>
        <p class="finding-end">
          {compareHref === undefined ? null : <a href={compareHref}>{text.compare}</a>}
          {isEditable && field !== undefined ? (
            <a href={`#${field}`} data-field-link="">
              {text.seeField}
            </a>
          ) : null}
          <code class="rule">{rule}</code>
        </p>
      </div>
    </li>
  );
}

export function Findings({ findings, isEditable, language }: FindingsProps): Element {
  const text = words[language];
  if (findings.length === 0) return <Alert tone="success" title={text.noFinding} />;
  return (
    <Card title={text.checksTitle} lead={detailWords[language].checksLead(findings.length)} flush>
      <ul class="findings">
        {findings.map((finding) => (
          <Line finding={finding} isEditable={isEditable} language={language} />
        ))}
      </ul>
    </Card>
  );
}
