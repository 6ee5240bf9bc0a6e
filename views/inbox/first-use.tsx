// The dossier before its first document: three ways in, any of which is enough.

import { Card, CopyField, LinkButton, type AppFrame, type Child, type Element } from '../ui/index.ts';
import { homeWords } from './home-messages.ts';

interface FirstUseProps {
  readonly frame: AppFrame;
  readonly mailAddress: string;
  readonly hrefs: { readonly address: string; readonly keys: string; readonly apiDocs: string };
}

function Way({ number, title, children }: { number: number; title: string; children: Child }): Element {
  return (
    <li class="way">
      <span class="step-mark" aria-hidden="true">
        {String(number)}
      </span>
      <div>
        <h3>{title}</h3>
        {children}
      </div>
    </li>
  );
}

export function FirstUse({ frame, mailAddress, hrefs }: FirstUseProps): Element {
  const { language } = frame;
  const text = homeWords[language];
  return (
    <Card title={text.firstTitle} lead={text.firstLead}>
      <ol class="ways">
        <Way number={1} title={text.byDrop}>
          <p>{text.byDropText}</p>
        </Way>
        <Way number={2} title={text.byMail}>
          <p>{text.byMailText}</p>
          <CopyField id="first-mail-address" label={text.address} value={mailAddress} language={language} />
        </Way>
        <Way number={3} title={text.byApi}>
          <p>{text.byApiText}</p>
          <div class="btn-row">
            <LinkButton href={hrefs.keys} size="small" icon="key">
              {text.makeKey}
            </LinkButton>
            <LinkButton href={hrefs.apiDocs} size="small" variant="ghost">
              {text.apiDocs}
            </LinkButton>
          </div>
        </Way>
      </ol>
    </Card>
  );
}
