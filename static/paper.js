// The document beside its fields: zoom, pages, and the place on the page where the focused field was found.
{
  const ZOOMS = [1, 1.5, 2, 3];

  const paneOf = (element) => element?.closest('[data-paper-pane]') ?? document.querySelector('[data-paper-pane]');
  const deskOf = (pane) => pane?.querySelector('[data-desk]');
  const pagesOf = (desk) => [...(desk?.querySelectorAll('[data-page]') ?? [])];
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const scroll = (desk, top, left = desk.scrollLeft) =>
    desk.scrollTo({ top, left, behavior: still.matches ? 'auto' : 'smooth' });

  const currentPage = (desk) => {
    const middle = desk.scrollTop + desk.clientHeight / 2;
    const at = pagesOf(desk).findLastIndex((page) => page.offsetTop <= middle);
    return Math.max(0, at);
  };

  const count = (pane) => {
    const desk = deskOf(pane);
    const output = pane.querySelector('[data-paper-page]');
    if (output) output.value = `${currentPage(desk) + 1}/${pagesOf(desk).length}`;
  };

  const zoom = (pane, step) => {
    const desk = deskOf(pane);
    const at = ZOOMS.indexOf(Number(desk.dataset.zoom ?? 1));
    const next = ZOOMS[Math.max(0, Math.min(ZOOMS.length - 1, at + step))];
    // What stood in the middle stays there.
    const [x, y] = [
      (desk.scrollLeft + desk.clientWidth / 2) / desk.scrollWidth,
      (desk.scrollTop + desk.clientHeight / 2) / desk.scrollHeight,
    ];
    desk.dataset.zoom = String(next);
    desk.scrollTo(x * desk.scrollWidth - desk.clientWidth / 2, y * desk.scrollHeight - desk.clientHeight / 2);
  };

  const turn = (pane, step) => {
    const desk = deskOf(pane);
    const page = pagesOf(desk)[currentPage(desk) + step];
    if (page) scroll(desk, page.offsetTop - 12);
  };

  const tools = {
    in: (pane) => zoom(pane, 1),
    out: (pane) => zoom(pane, -1),
    next: (pane) => turn(pane, 1),
    previous: (pane) => turn(pane, -1),
  };

  document.addEventListener('click', ({ target }) => {
    const tool = target.closest('[data-paper]');
    if (tool) tools[tool.dataset.paper](paneOf(tool));
    const page = target.closest('[data-desk] img');
    if (page) zoom(paneOf(page), Number(deskOf(paneOf(page)).dataset.zoom ?? 1) > 1 ? -ZOOMS.length : 1);
  });

  const hideMarks = () => {
    for (const mark of document.querySelectorAll('[data-mark]')) mark.hidden = true;
  };

  const show = (place) => {
    const [number, x, y, width, height] = place.split(' ').map(Number);
    const desk = deskOf(document.querySelector('[data-paper-pane]'));
    const page = pagesOf(desk)[number];
    const mark = page?.querySelector('[data-mark]');
    if (!mark) return;
    Object.assign(mark.style, {
      left: `${x * 100}%`,
      top: `${y * 100}%`,
      width: `${width * 100}%`,
      height: `${height * 100}%`,
    });
    mark.hidden = false;
    // On a phone the page stands above the fields: it is not pulled into sight under the keyboard.
    const top = page.offsetTop + y * page.offsetHeight - desk.clientHeight / 3;
    scroll(desk, top, page.offsetLeft + (x + width / 2) * page.offsetWidth - desk.clientWidth / 2);
  };

  document.addEventListener('focusin', ({ target }) => {
    hideMarks();
    if (target.dataset?.found) show(target.dataset.found);
  });

  // « Voir le champ »: the field itself takes the focus.
  document.addEventListener('click', (event) => {
    const link = event.target.closest('[data-field-link]');
    const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!field) return;
    event.preventDefault();
    field.focus({ preventScroll: true });
    field.scrollIntoView({ block: 'center', behavior: still.matches ? 'auto' : 'smooth' });
  });

  // Typing not yet saved: the save line comes into sight, and leaving by accident asks first.
  const facts = () => document.querySelector('form[data-facts]');
  let sending = false;
  document.addEventListener('input', ({ target }) => {
    const form = target.closest('form[data-facts]');
    if (form) form.dataset.facts = 'changed';
  });
  document.addEventListener('submit', ({ target }) => {
    if (target === facts()) sending = true;
  });
  addEventListener('beforeunload', (event) => {
    if (facts()?.dataset.facts === 'changed' && !sending) event.preventDefault();
  });

  document.addEventListener('DOMContentLoaded', () => {
    for (const desk of document.querySelectorAll('[data-desk]')) {
      desk.addEventListener('scroll', () => count(paneOf(desk)), { passive: true });
    }
  });
}
