// The keyboard map. Nothing here is the only way to do a thing: keys press what is on the page.
//   data-row, data-open, data-tick   a row, its main link, its checkbox
//   data-key="a"                     the button or link that this letter presses; in the active row first, else in the page
//   data-go="a"                      the link that `g` then this letter follows
//   data-search                      the search line
{
  const OFF = 'facteur-shortcuts';
  const enabled = () => localStorage.getItem(OFF) !== 'off';
  const visible = (element) => element.checkVisibility?.() ?? element.offsetParent !== null;
  const rows = () => [...document.querySelectorAll('[data-row]')].filter(visible);
  const activeRow = () =>
    document.activeElement.closest('[data-row]') ?? document.querySelector('[data-row][data-active]');

  const activate = (row) => {
    for (const other of document.querySelectorAll('[data-active]')) other.removeAttribute('data-active');
    if (!row) return;
    row.dataset.active = '';
    const link = row.querySelector('[data-open]');
    if (!link) row.tabIndex = -1;
    (link ?? row).focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
  };

  const move = (step) => {
    const all = rows();
    const at = all.indexOf(activeRow());
    activate(at < 0 ? all[step > 0 ? 0 : all.length - 1] : all[Math.max(0, Math.min(all.length - 1, at + step))]);
    return all.length > 0;
  };

  const press = (element) => {
    if (!element || element.disabled) return false;
    if (element.matches('input:not([type=checkbox]), textarea, select')) element.focus();
    else element.click();
    return true;
  };

  // The entry of the menu that all rows share (table.js makes it this row's).
  const inRowMenu = (row, selector) => {
    if (!row?.querySelector('.row-more')) return null;
    row.dispatchEvent(new CustomEvent('facteur:row-menu', { bubbles: true }));
    return document.querySelector(`[data-row-menu] ${selector}:not([hidden])`);
  };

  const pressKey = (key) => {
    const selector = `[data-key="${CSS.escape(key)}"]`;
    const isOfRows = (element) => element.closest('[data-row], [data-row-menu]');
    const inPage = [...document.querySelectorAll(selector)].find((element) => !isOfRows(element));
    const row = activeRow();
    return press(row?.querySelector(selector) ?? inRowMenu(row, selector) ?? inPage);
  };

  // Through the opener of the page, so that dialog.js alone knows how a dialog opens.
  const openDialog = (id) => press(document.querySelector(`[data-dialog="${id}"]`));

  const search = () => {
    const field = [...document.querySelectorAll('[data-search]')].find(visible);
    field?.select();
    field?.focus();
    return Boolean(field);
  };

  const escape = () => {
    const typing = isTyping(document.activeElement);
    if (typing) document.activeElement.blur();
    else if (document.querySelector('[data-row][data-active]')) activate(null);
    else return pressKey('escape');
    return true;
  };

  const isTyping = (element) =>
    element.isContentEditable ||
    element.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=submit])');

  const commands = {
    '?': () => openDialog('keyboard-help'),
    '/': search,
    j: () => move(1),
    k: () => move(-1),
    x: () => press(activeRow()?.querySelector('[data-tick]')),
    g: () => (goUntil = Date.now() + 1500),
    // A focused link or button takes Enter itself.
    Enter: () => document.activeElement === document.body && press(activeRow()?.querySelector('[data-open]')),
  };

  let goUntil = 0;

  const run = (key) => {
    if (Date.now() < goUntil) {
      goUntil = 0;
      return press(document.querySelector(`[data-go="${CSS.escape(key)}"]`));
    }
    return commands[key] ? commands[key]() : key.length === 1 && pressKey(key);
  };

  const isSwitch = ({ ctrlKey, metaKey, key }) => (ctrlKey || metaKey) && key.toLowerCase() === 'k';

  /** True when the key was ours. A dialog or an open menu keeps all of them. */
  const handle = (event) => {
    if (document.querySelector('dialog:modal, :popover-open')) return false;
    if (isSwitch(event)) return openDialog('companies');
    if (event.ctrlKey || event.metaKey) return false;
    if (event.key === 'Escape') return escape();
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    return enabled() && !isTyping(event.target) && run(key);
  };

  document.addEventListener('keydown', (event) => {
    const foreign = event.defaultPrevented || event.isComposing || event.altKey;
    if (!foreign && handle(event)) event.preventDefault();
  });

  document.addEventListener('focusin', ({ target }) => {
    const row = target.closest('[data-row]');
    for (const other of document.querySelectorAll('[data-active]'))
      if (other !== row) other.removeAttribute('data-active');
  });

  document.addEventListener('change', ({ target }) => {
    if ('shortcutsSwitch' in target.dataset) localStorage.setItem(OFF, target.checked ? 'on' : 'off');
  });
  document.addEventListener('DOMContentLoaded', () => {
    for (const input of document.querySelectorAll('[data-shortcuts-switch]')) input.checked = enabled();
  });
}
