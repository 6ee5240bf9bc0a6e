// The last verification: running, everything intact, or what changed, by name.

import { Alert, CopyField, DateText, LinkButton, type Element, type Language } from '../ui/index.ts';
import { words } from './messages.ts';

export interface VerificationView {
  readonly requestedAt: Date;
  readonly by: string;
  /** Files read so far. */
  readonly checked: number;
  readonly found:
    | {
        readonly at: Date;
        /** Hexadecimal. */
        readonly head: string;
        readonly faults: readonly FaultView[];
        /** All of them; the first are named. */
        readonly faultCount: number;
      }
    | undefined;
  /** It could not be ended, for a reason that is not the archive's. */
  readonly isFailed: boolean;
}

interface FaultView {
  readonly kind: keyof (typeof words)['fr']['faults'];
  readonly sequence: string;
  readonly filename: string | undefined;
}

interface Props {
  readonly verification: VerificationView;
  readonly language: Language;
}

interface LinkedProps extends Props {
  /** The page it stands in. */
  readonly href: string;
}

type Found = NonNullable<VerificationView['found']>;

function Facts({ verification, found, language }: Props & { readonly found: Found }): Element {
  const text = words[language];
  return (
    <>
      <p>
        {text.verifiedAt} <DateText value={found.at} language={language} /> {text.by(verification.by)}
      </p>
      <CopyField id="archive-head" label={text.head} value={found.head} language={language} />
      <p class="small">{text.headNote}</p>
    </>
  );
}

function Faults({ found, language }: { readonly found: Found; readonly language: Language }): Element {
  const text = words[language];
  const unnamed = found.faultCount - found.faults.length;
  return (
    <ul class="plain">
      {found.faults.map(({ kind, sequence, filename }) => (
        <li>
          {text.entry(sequence)} : <strong>{text.faults[kind]}</strong> {filename ?? ''}
        </li>
      ))}
      {unnamed > 0 ? <li>{text.unnamed(unnamed)}</li> : null}
    </ul>
  );
}

function Ended({ verification, found, language }: Props & { readonly found: Found }): Element {
  const text = words[language];
  const facts = <Facts verification={verification} found={found} language={language} />;
  if (found.faultCount === 0) {
    return (
      <Alert tone="success" title={text.intact(verification.checked)}>
        <p>{text.intactText}</p>
        {facts}
      </Alert>
    );
  }
  return (
    <Alert tone="danger" urgent title={text.broken(found.faultCount)}>
      <p>{text.brokenText}</p>
      <Faults found={found} language={language} />
      {facts}
    </Alert>
  );
}

function Running({ verification, language, href }: LinkedProps): Element {
  const text = words[language];
  return (
    <Alert
      title={text.verifying}
      actions={
        <LinkButton href={href} size="small" icon="refresh">
          {text.reload}
        </LinkButton>
      }
    >
      <p role="status">
        {text.readSoFar(verification.checked)} {text.askedAt}{' '}
        <DateText value={verification.requestedAt} language={language} /> {text.by(verification.by)}
      </p>
      <p>{text.verifyingText}</p>
    </Alert>
  );
}

function Outcome({ verification, language, href }: LinkedProps): Element {
  const text = words[language];
  if (verification.found) return <Ended verification={verification} found={verification.found} language={language} />;
  if (!verification.isFailed) return <Running verification={verification} language={language} href={href} />;
  return (
    <Alert tone="warning" title={text.verificationFailed}>
      <p>{text.verificationFailedText}</p>
    </Alert>
  );
}

/** Asks again while the verification runs; without script the page is loaded anew. */
export function VerificationPart({ verification, language, href }: LinkedProps): Element {
  const isRunning = !verification.found && !verification.isFailed;
  const poll = {
    'hx-get': href,
    'hx-trigger': 'every 2s',
    'hx-select': '#archive-verification',
    'hx-swap': 'outerHTML',
  };
  return (
    <div id="archive-verification" {...(isRunning ? poll : {})}>
      <Outcome verification={verification} language={language} href={href} />
    </div>
  );
}
