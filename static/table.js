// Ticking many rows: all, a range with Shift, and the count. A click on a row opens it.
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
