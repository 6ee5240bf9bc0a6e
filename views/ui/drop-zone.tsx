import { Button } from './button.tsx';
import { CsrfField } from './field.tsx';
import { Icon } from './icon.tsx';
import { messages } from './messages.ts';
import type { Element, Language } from './types.ts';

export interface DropZoneProps {
  /** Takes the form's multipart post and, from the script, one `file` per request; answers 201 with JSON `{id}`. */
  readonly action: string;
  /** Other fields of the form, e.g. `{ direction: 'purchase' }`. */
  readonly fields?: Readonly<Record<string, string>> | undefined;
  readonly csrfToken?: string | undefined;
  readonly accept?: string | undefined;
  /** Bytes per file; larger ones are refused before they are sent. */
  readonly maxBytes?: number | undefined;
  readonly title?: string | undefined;
  readonly hint?: string | undefined;
  /** Shows only a slim line: on pages whose list matters more. */
  readonly compact?: boolean | undefined;
  readonly language: Language;
}

const DEFAULT_ACCEPT = '.pdf,.xml,.png,.jpg,.jpeg,.webp,.heic,.tif,.tiff,.zip';

/** The texts the script needs, as data attributes. */
function scriptTexts(language: Language): Record<string, string> {
  const text = messages[language];
  return {
    'data-text-too-large': text.tooLarge,
    'data-text-type': text.wrongType,
    'data-text-failed': text.uploadFailed,
    'data-text-retry': text.retry,
    'data-text-sending': text.uploading,
    'data-text-received': text.stageReceived,
  };
}

function DropButtons({ accept, language }: { accept: string; language: Language }): Element {
  const text = messages[language];
  return (
    <div class="btn-row">
      <label class="btn btn-secondary drop-choose">
        <span>{text.chooseFiles}</span>
        <input type="file" name="file" accept={accept} multiple={true} data-drop-files="" />
      </label>
      <label class="btn btn-ghost drop-choose script-only">
        <span>{text.folder}</span>
        <input type="file" webkitdirectory="" data-drop-files="" />
      </label>
      <span class="no-script">
        <Button variant="primary">{text.send}</Button>
      </span>
    </div>
  );
}

/** The whole page takes dropped and pasted files; without script it is a file input and a button. One per page. */
export function DropZone(props: DropZoneProps): Element {
  const { action, fields = {}, csrfToken, accept = DEFAULT_ACCEPT, maxBytes, title, hint, compact, language } = props;
  const text = messages[language];
  return (
    <form
      class={compact ? 'drop drop-compact' : 'drop'}
      method="post"
      action={action}
      enctype="multipart/form-data"
      data-drop=""
      data-max-bytes={maxBytes === undefined ? undefined : String(maxBytes)}
      {...scriptTexts(language)}
    >
      <CsrfField token={csrfToken} />
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <div class="drop-area">
        <Icon name="upload" large />
        <div class="drop-words">
          <p class="drop-title">{title ?? text.dropTitle}</p>
          <p class="drop-hint">{hint ?? text.dropHint}</p>
        </div>
        <DropButtons accept={accept} language={language} />
      </div>
      <ul class="drop-list" data-drop-list="" aria-label={text.sendings} aria-live="polite"></ul>
      <p class="drop-veil" data-drop-veil="" hidden>
        <Icon name="upload" large />
        {text.dropNow}
      </p>
    </form>
  );
}
