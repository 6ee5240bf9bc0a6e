// Toasts leave after a while, unless the pointer or the focus is on them, they carry an action, or they tell of an error.
// A response header `HX-Trigger: {"facteur:toast": {"message": "…", "tone": "success"}}` shows one.
{
  const STAYS = 8000;

  const dismissLater = (toast) => {
    if (toast.dataset.toast === 'stay' || toast.matches('.toast-danger') || toast.dataset.timed) return;
    toast.dataset.timed = 'yes';
    const leave = () => (toast.matches(':hover, :focus-within') ? setTimeout(leave, 2000) : toast.remove());
    setTimeout(leave, STAYS);
  };

  const region = () => document.getElementById('toasts');

  const show = ({ message, tone = 'success' }) => {
    const toast = document.createElement('div');
    toast.className = `toast toast-${tone}`;
    toast.dataset.toast = '';
    toast.append(Object.assign(document.createElement('p'), { textContent: message }));
    region().append(toast);
  };

  document.addEventListener('facteur:toast', ({ detail }) => show(detail));
  document.addEventListener('click', ({ target }) => target.closest('[data-toast-close]')?.closest('.toast').remove());
  document.addEventListener('DOMContentLoaded', () => {
    const toasts = region();
    if (!toasts) return;
    const watch = () => [...toasts.children].forEach(dismissLater);
    new MutationObserver(watch).observe(toasts, { childList: true });
    watch();
  });
}
