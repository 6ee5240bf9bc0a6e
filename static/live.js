// Signals of the company: `<div data-live="/d/…/evenements">` opens one stream, closed while the page is hidden.
// Parts of pages listen to `facteur:changed` on the body and ask again; lines of sent files ask for their stages.
{
  const QUIET_MS = 250;
  const BUSY_MS = 2000;
  let stream;
  let timer;

  const source = () => document.querySelector('[data-live]')?.dataset.live;

  // Ticked rows, open menus and dialogs wait: what a person is doing is never swept away.
  const isBusy = () => document.querySelector('tbody .tick:checked, .menu:popover-open, dialog:modal');

  // Signals that come close together are told once; a steady stream of them does not put it off for ever.
  const announce = () => {
    timer ??= setTimeout(tell, QUIET_MS);
  };
  const tell = () => {
    timer = isBusy() ? setTimeout(tell, BUSY_MS) : undefined;
    if (timer === undefined) document.body.dispatchEvent(new CustomEvent('facteur:changed'));
  };

  const lineOf = (id) => document.getElementById(`upload-${id}`)?.querySelector('[data-stages]');

  // One question at a time for each line; a signal that comes meanwhile asks once more.
  const asked = new Map();
  const showStages = async (id) => {
    if (asked.has(id)) return asked.set(id, 'again');
    asked.set(id, 'once');
    try {
      const answer = await fetch(source().replace(/evenements$/, `documents/${id}/avancement`), {
        headers: { 'HX-Request': 'true', 'HX-Request-Type': 'partial' },
      });
      const line = lineOf(id);
      if (answer.ok && line) line.innerHTML = await answer.text();
    } catch {
      // The next signal asks again.
    }
    const again = asked.get(id) === 'again';
    asked.delete(id);
    if (again) void showStages(id);
  };

  // Lines of sent files that have not ended: asked again whenever a signal may have been missed.
  const askUnfinished = () => {
    for (const line of document.querySelectorAll('[id^="upload-"]:not(:has([data-stages] a))')) {
      void showStages(line.id.slice('upload-'.length));
    }
  };

  const markChanged = (id) => {
    const notice = document.querySelector(`[data-watch="${CSS.escape(id)}"]`);
    if (notice) notice.hidden = false;
  };

  const close = () => {
    stream?.close();
    stream = undefined;
  };

  const open = () => {
    if (stream || !source() || document.hidden) return;
    stream = new EventSource(source());
    stream.addEventListener('document', ({ data }) => {
      if (lineOf(data)) void showStages(data);
      announce();
    });
    stream.addEventListener('invoice', ({ data }) => {
      markChanged(data);
      announce();
    });
    stream.addEventListener('message', announce);
    stream.addEventListener('heartbeat', askUnfinished);
    // Signals sent while nobody listened are made up for.
    let wasOpen = false;
    stream.addEventListener('open', () => {
      askUnfinished();
      if (wasOpen) announce();
      wasOpen = true;
    });
  };

  document.addEventListener('DOMContentLoaded', open);
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return close();
    if (!source()) return;
    open();
    announce();
  });
  addEventListener('pagehide', close);
  document.addEventListener('facteur:uploaded', ({ detail }) => {
    if (detail.id && source()) void showStages(detail.id);
  });
}
