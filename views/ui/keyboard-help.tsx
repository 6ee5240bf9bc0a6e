import { messages } from './messages.ts';
import { Dialog } from './overlay.tsx';
import { Kbd } from './text.tsx';
import type { Element, Language } from './types.ts';

/** `[keys, action]`; keys separated by a space are pressed one after the other. */
function shortcuts(language: Language): readonly (readonly [string, string])[] {
  const text = messages[language];
  return [
    ['?', text.keyHelp],
    ['/', text.keySearch],
    ['Ctrl+K', text.keySwitch],
    ['J', text.keyNextRow],
    ['K', text.keyPreviousRow],
    ['X', text.keyTick],
    [language === 'fr' ? 'Entrée' : 'Enter', text.keyOpen],
    [language === 'fr' ? 'Échap' : 'Esc', text.keyBack],
    ['A', text.keyAccept],
    ['R', text.keyRefuse],
    ['D', text.keyDispute],
    ['C', text.keyComment],
    ['N', text.keyNew],
    ['G A', text.keyGoPurchases],
    ['G V', text.keyGoSales],
    ['G T', text.keyGoHome],
  ];
}

function Keys({ keys, language }: { keys: string; language: Language }): Element {
  return (
    <>
      {keys.split(' ').map((key, index) => (
        <>
          {index > 0 ? <span class="key-then"> {messages[language].keyThen} </span> : null}
          {key.split('+').map((part) => (
            <Kbd>{part}</Kbd>
          ))}
        </>
      ))}
    </>
  );
}

/** The table of shortcuts and the switch that turns single keys off (WCAG 2.1.4). Also a page of its own. */
export function ShortcutTable({ language, id = 'shortcuts-on' }: { language: Language; id?: string }): Element {
  const text = messages[language];
  return (
    <>
      <div class="choice script-only">
        <input type="checkbox" role="switch" class="switch" id={id} data-shortcuts-switch="" checked={true} />
        <label for={id}>{text.shortcutsOn}</label>
      </div>
      <table class="table shortcuts">
        <caption class="visually-hidden">{text.keyboardShortcuts}</caption>
        <thead class="visually-hidden">
          <tr>
            <th scope="col">{text.keyColumn}</th>
            <th scope="col">{text.actionColumn}</th>
          </tr>
        </thead>
        <tbody>
          {shortcuts(language).map(([keys, action]) => (
            <tr>
              <th scope="row">
                <Keys keys={keys} language={language} />
              </th>
              <td>{action}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** The dialog that `?` opens; AppLayout draws it. */
export function KeyboardHelp({ language }: { language: Language }): Element {
  return (
    <Dialog id="keyboard-help" title={messages[language].keyboardShortcuts} language={language}>
      <ShortcutTable language={language} id="shortcuts-on-dialog" />
    </Dialog>
  );
}
