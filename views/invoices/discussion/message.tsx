// One message of a discussion: who, from which side, when, what, and who has seen it.

import { Badge, Button, DateText, Form, Icon, Stamp, type Element, type Language } from '../../ui/index.ts';
import { discussionWords } from './words.ts';
import { Written } from './written.tsx';

export interface AttachedView {
  readonly label: string;
  readonly href: string;
  readonly detail: string;
}

export interface MessageView {
  readonly id: string;
  readonly author: string;
  readonly side: 'cabinet' | 'company' | 'program';
  readonly isMine: boolean;
  readonly isInternal: boolean;
  readonly isUnread: boolean;
  readonly at: Date;
  /** `undefined`: taken back. */
  readonly text: string | undefined;
  readonly isByMail: boolean;
  readonly fromAddress: string | undefined;
  readonly told: readonly string[];
  readonly seenBy: readonly string[];
  readonly files: readonly AttachedView[];
  readonly inlineFiles: readonly AttachedView[];
  /** Posting here takes it back. */
  readonly withdrawHref: string | undefined;
}

export interface MessageProps {
  readonly message: MessageView;
  readonly csrfToken: string | undefined;
  readonly language: Language;
}

function Files({ files }: { files: readonly AttachedView[] }): Element {
  return (
    <ul class="said-files">
      {files.map(({ label, href, detail }) => (
        <li>
          <a href={href}>
            <Icon name="file" />
            {label}
          </a>{' '}
          <span class="muted small">{detail}</span>
        </li>
      ))}
    </ul>
  );
}

function Head({ message, language }: MessageProps): Element {
  const text = discussionWords[language];
  const { author, side, isMine, isInternal, isUnread, isByMail, at } = message;
  return (
    <p class="said-head">
      <strong>{author}</strong>
      <span class="muted small">
        {isMine ? `${text.you}, ${text.sides[side]}` : text.sides[side]}
        {isByMail ? ` · ${text.byMail}` : ''} · <DateText value={at} language={language} />
      </span>
      {isInternal ? (
        <Badge tone="warning" icon="lock">
          {text.internal}
        </Badge>
      ) : null}
      {isUnread ? (
        <Badge tone="info" icon="bell">
          {text.isNew}
        </Badge>
      ) : null}
    </p>
  );
}

function Body({ message, language }: MessageProps): Element {
  const text = discussionWords[language];
  if (message.text === undefined) return <p class="said-text muted">{text.withdrawn}</p>;
  return (
    <>
      {message.text === '' ? null : <Written text={message.text} />}
      {message.files.length === 0 ? null : <Files files={message.files} />}
      {message.inlineFiles.length === 0 ? null : (
        <details>
          <summary class="small">{text.inlineFiles(message.inlineFiles.length)}</summary>
          <Files files={message.inlineFiles} />
        </details>
      )}
    </>
  );
}

function Foot({ message, csrfToken, language }: MessageProps): Element {
  const text = discussionWords[language];
  const { fromAddress, told, seenBy, withdrawHref } = message;
  const notes = [
    fromAddress === undefined ? '' : text.from(fromAddress),
    told.length === 0 ? '' : text.told(told.join(', ')),
    seenBy.length === 0 ? '' : text.seenBy(seenBy.join(', ')),
  ].filter((note) => note !== '');
  return (
    <>
      {notes.map((note) => (
        <p class="said-note">{note}</p>
      ))}
      {withdrawHref === undefined ? null : (
        <Form action={withdrawHref} csrfToken={csrfToken} layout="inline">
          <Button size="small" variant="ghost" icon="undo" title={text.withdrawNote}>
            {text.withdraw}
          </Button>
        </Form>
      )}
    </>
  );
}

export function MessageLine(props: MessageProps): Element {
  const { message } = props;
  const look = [message.isMine ? 'said-mine' : '', message.isInternal ? 'said-internal' : ''];
  return (
    <li id={`message-${message.id}`} class={['said', ...look].filter((name) => name !== '').join(' ')}>
      <Stamp name={message.author} tone={message.side === 'cabinet' ? 'ink' : 'yellow'} />
      <div class="said-words">
        <Head {...props} />
        <Body {...props} />
        <Foot {...props} />
      </div>
    </li>
  );
}
