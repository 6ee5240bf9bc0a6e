// Opens native dialogs from links and buttons, filters the lists in them, and puts the focus where an answer asks for it.
{
  const open = (dialog) => {
    if (dialog.open) dialog.close();
    dialog.showModal();
    dialog.querySelector('[data-filter]')?.focus();
    // A quick hand opens a dialog before htmx has looked at the page.
    globalThis.htmx?.process(dialog);
    // Parts that are filled when the dialog opens.
    for (const part of dialog.querySelectorAll('[hx-trigger^="facteur:opened"]')) {
      part.dispatchEvent(new CustomEvent('facteur:opened'));
    }
  };

  document.addEventListener('click', (event) => {
    const opener = event.target.closest('[data-dialog]');
    const dialog = opener && document.getElementById(opener.dataset.dialog);
    if (dialog && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      opener.closest(':popover-open')?.hidePopover();
      open(dialog);
    }
    const closer = event.target.closest('[data-dialog-close]');
    const modal = closer?.closest('dialog') ?? (event.target.matches('dialog:modal') ? event.target : null);
    if (!modal || (!closer && inside(event, modal))) return;
    event.preventDefault();
    modal.close();
  });

  // A click whose target is the dialog itself is on its edge or on the backdrop.
  const inside = ({ clientX: x, clientY: y }, dialog) => {
    const box = dialog.getBoundingClientRect();
    return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
  };

  const bare = (text) =>
    text
      .normalize('NFD')
      .replace(/[\u0300-\u036f\s]/g, '')
      .toLowerCase();

  const filter = (target) => {
    const list = target.dataset?.filter && document.getElementById(target.dataset.filter);
    if (!list) return;
    const wanted = bare(target.value);
    const lines = [...list.children].filter((line) => !('filterNone' in line.dataset));
    for (const line of lines) line.hidden = !bare(line.textContent).includes(wanted);
    const none = list.querySelector('[data-filter-none]');
    if (none) none.hidden = lines.some((line) => !line.hidden);
  };
  document.addEventListener('input', ({ target }) => filter(target));

  // Arrow keys walk from the filter through the lines that are left; Enter in the filter takes the first.
  document.addEventListener('keydown', (event) => {
    const dialog = event.target.closest('dialog');
    const list = dialog?.querySelector('[data-filter-list]');
    if (!list || !['ArrowDown', 'ArrowUp', 'Enter'].includes(event.key)) return;
    const links = [...list.querySelectorAll('li:not([hidden]) a')];
    const at = links.indexOf(event.target);
    if (event.key === 'Enter') {
      if (at < 0 && links[0]) links[0].click();
      else return;
    } else if (event.key === 'ArrowDown') links[Math.min(at + 1, links.length - 1)]?.focus();
    else (links[at - 1] ?? dialog.querySelector('[data-filter]')).focus();
    event.preventDefault();
  });

  const settle = () => {
    for (const dialog of document.querySelectorAll('dialog[data-modal]:not(:modal)')) {
      dialog.removeAttribute('data-modal');
      open(dialog);
    }
    const summary = document.querySelector('[data-focus]');
    summary?.removeAttribute('data-focus');
    summary?.focus();
  };
  document.addEventListener('DOMContentLoaded', settle);
  document.addEventListener('htmx:after:swap', () => {
    settle();
    // Lines that come while somebody types are filtered too.
    for (const field of document.querySelectorAll('dialog:modal [data-filter]')) {
      filter(field);
      // The line that had the focus is gone: typing goes on.
      if (!field.closest('dialog').contains(document.activeElement)) field.focus();
    }
  });
}
