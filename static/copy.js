// Copies a field's value as written (no display spaces) and reveals passwords.
{
  const copy = async (button) => {
    const field = document.getElementById(button.dataset.copy);
    field.select();
    // The clipboard API exists only on https and localhost; a self-hosted instance may be neither.
    if (navigator.clipboard) await navigator.clipboard.writeText(field.value);
    // oxlint-disable-next-line typescript/no-deprecated -- the only way there is over plain http
    else document.execCommand('copy');
    const label = button.querySelector('[data-copy-label]');
    const before = label.textContent;
    label.textContent = button.dataset.copied;
    setTimeout(() => (label.textContent = before), 2000);
  };

  const reveal = (button) => {
    const field = document.getElementById(button.dataset.reveal);
    const shown = field.type === 'text';
    field.type = shown ? 'password' : 'text';
    button.ariaPressed = String(!shown);
    [button.textContent, button.dataset.labelHide] = [button.dataset.labelHide, button.textContent];
    field.focus();
  };

  document.addEventListener('click', ({ target }) => {
    const button = target.closest('[data-copy], [data-reveal]');
    if (button?.dataset.copy) void copy(button);
    else if (button) reveal(button);
  });
}
