// Ticking many rows: all, a range with Shift, and the count. A click on a row opens it. One menu serves all rows.
{
  let last;

  const ticksOf = (element) => [...element.closest('table').querySelectorAll('tbody [data-tick]')];

  const count = (table) => {
    const ticks = [...table.querySelectorAll('tbody [data-tick]')];
    const ticked = ticks.filter((tick) => tick.checked).length;
    const all = table.querySelector('[data-tick-all]');
    if (all) {
      all.checked = ticked > 0 && ticked === ticks.length;
      all.indeterminate = ticked > 0 && ticked < ticks.length;
    }
    const output = document.querySelector(`[data-tick-count="${ticks[0]?.getAttribute('form')}"]`);
    if (output) output.value = String(ticked);
  };

  document.addEventListener('click', (event) => {
    const { target } = event;
    if (target.matches('[data-tick]')) {
      const ticks = ticksOf(target);
      const [from, to] = [ticks.indexOf(last), ticks.indexOf(target)].sort((a, b) => a - b);
      if (event.shiftKey && from >= 0) for (const tick of ticks.slice(from, to)) tick.checked = target.checked;
      last = target;
      return;
    }
    const row = target.closest('[data-row]');
    const wantsText = String(getSelection()) !== '';
    if (row && !wantsText && !target.closest('a, button, label, input, select, [popover], .row-actions')) {
      row.querySelector('[data-open]')?.click();
    }
  });

  // The entries of the one menu become those of a row.
  const fill = (row) => {
    const { pathname } = row.querySelector('[data-open]');
    const can = (row.dataset.can ?? '').split(' ');
    for (const entry of document.querySelectorAll('[data-row-menu] [data-path]')) {
      const { path, when } = entry.dataset;
      entry.hidden = when !== undefined && !can.includes(when);
      entry.setAttribute(entry.matches('a') ? 'href' : 'formaction', pathname + path);
      if (entry.matches('button')) entry.value = row.dataset.version;
    }
  };
  // Before its button opens it, or a letter presses one of its entries.
  document.addEventListener('click', ({ target }) => {
    const row = target.closest('.row-more')?.closest('[data-row]');
    if (row) fill(row);
  });
  document.addEventListener('facteur:row-menu', ({ target }) => fill(target));

  document.addEventListener('change', ({ target }) => {
    const isAll = target.matches('[data-tick-all]');
    if (!isAll && !target.matches('[data-tick]')) return;
    if (isAll) for (const tick of ticksOf(target)) tick.checked = target.checked;
    count(target.closest('table'));
  });

  const countAll = () => {
    for (const table of document.querySelectorAll('.table-selectable')) count(table);
  };
  document.addEventListener('DOMContentLoaded', countAll);
  document.addEventListener('htmx:after:swap', countAll);
}
