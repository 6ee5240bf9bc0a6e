import { CsrfField } from './field.tsx';
import { messages } from './messages.ts';
import { Menu, MenuButton, MenuLink, MenuRule } from './overlay.tsx';
import type { TopBarProps } from './top-bar.tsx';
import type { Element, Language } from './types.ts';

function Preference({
  name,
  label,
  options,
}: {
  name: string;
  label: string;
  options: readonly (readonly [string, string])[];
}): Element {
  return (
    <fieldset class="preference script-only">
      <legend>{label}</legend>
      <div class="segments">
        {options.map(([value, word], index) => (
          <label>
            <input
              type="radio"
              name={`preference-${name}`}
              value={value}
              checked={index === 0}
              data-preference={name}
            />
            <span>{word}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Preferences({ language }: { language: Language }): Element {
  const text = messages[language];
  const themes = [
    ['auto', text.themeAuto],
    ['light', text.themeLight],
    ['dark', text.themeDark],
  ] as const;
  const densities = [
    ['comfortable', text.densityComfortable],
    ['dense', text.densityDense],
  ] as const;
  return (
    <>
      <Preference name="theme" label={text.theme} options={themes} />
      <Preference name="density" label={text.density} options={densities} />
    </>
  );
}

/** Who one is, how it looks, and the way out. */
export function UserMenu({ user, accountHref, helpHref, signOutHref, csrfToken, language }: TopBarProps): Element {
  const text = messages[language];
  return (
    <Menu id="user-menu" label={text.account} icon="user" iconOnly>
      <p class="menu-who">
        <strong>{user.name}</strong>
        <span>{user.email}</span>
      </p>
      <MenuRule />
      {accountHref ? (
        <MenuLink href={accountHref} icon="user">
          {text.account}
        </MenuLink>
      ) : null}
      {helpHref ? (
        <MenuLink href={helpHref} icon="help">
          {text.help}
        </MenuLink>
      ) : null}
      <span class="script-only">
        <MenuButton type="button" icon="keyboard" data-dialog="keyboard-help">
          {text.keyboardShortcuts}
        </MenuButton>
      </span>
      <Preferences language={language} />
      <MenuRule />
      <form method="post" action={signOutHref}>
        <CsrfField token={csrfToken} />
        <MenuButton icon="logout">{text.signOut}</MenuButton>
      </form>
    </Menu>
  );
}
