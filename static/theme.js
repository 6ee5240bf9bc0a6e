// Appearance and density, remembered in cookies so that the server draws the page right at once.
// Runs before the body is drawn: no flash.
{
  const root = document.documentElement;
  const defaults = { theme: 'auto', density: 'comfortable' };

  const remembered = (name) => document.cookie.match(new RegExp(`(?:^|; )${name}=([a-z]+)`))?.[1];

  // Without a cookie the page stays as the server drew it.
  const apply = (name, value) => {
    if (!value) return;
    if (value === defaults[name]) root.removeAttribute(`data-${name}`);
    else root.dataset[name] = value;
  };

  for (const name of Object.keys(defaults)) apply(name, remembered(name));

  document.addEventListener('change', ({ target }) => {
    const name = target.dataset?.preference;
    if (!name) return;
    apply(name, target.value);
    const secure = location.protocol === 'https:' ? '; Secure' : '';
    document.cookie = `${name}=${target.value}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
  });

  document.addEventListener('DOMContentLoaded', () => {
    for (const input of document.querySelectorAll('[data-preference]')) {
      const { preference } = input.dataset;
      input.checked = input.value === (root.dataset[preference] ?? defaults[preference]);
    }
  });
}
