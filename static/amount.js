// Rewrites an amount on leaving the field and says what it understood. Text in, text out: no floating point.
// Accepts what src/money.ts accepts; the server decides, this only helps.
{
  const digits = (text) => {
    let value = text
      .replace(/[\s\u00a0\u202f']/g, '')
      .replace(/^(?:€|EUR)|(?:€|EUR)$/i, '')
      .replace(/[\u2212\u2013]/g, '-');
    const [comma, point] = [value.lastIndexOf(','), value.lastIndexOf('.')];
    if (comma >= 0 && point >= 0) value = value.replaceAll(comma > point ? '.' : ',', '');
    return /^([+-]?)(\d+)(?:[.,](\d*))?$/.exec(value);
  };

  const format = ([, sign, whole, fraction = ''], language) => {
    const groups = whole.replace(/^0+(?=\d)/, '').replace(/\B(?=(\d{3})+$)/g, language === 'fr' ? '\u202f' : ',');
    return `${sign === '-' ? '-' : ''}${groups}${language === 'fr' ? ',' : '.'}${fraction.padEnd(2, '0')}`;
  };

  const noteOf = (field) => {
    const frame = field.closest('.field');
    let note = frame.querySelector('[data-amount-note]');
    if (!note) {
      note = Object.assign(document.createElement('p'), { className: 'field-hint' });
      note.dataset.amountNote = '';
      note.setAttribute('role', 'status');
      frame.append(note);
    }
    return note;
  };

  document.addEventListener('focusout', ({ target }) => {
    if (!target.matches('[data-amount]') || target.readOnly) return;
    const typed = target.value.trim();
    const read = digits(typed);
    const note = noteOf(target);
    if (typed !== '' && !read) target.setAttribute('aria-invalid', 'true');
    else target.removeAttribute('aria-invalid');
    note.className = read || typed === '' ? 'visually-hidden' : 'field-error';
    if (read) target.value = format(read, target.dataset.amount);
    note.textContent =
      typed === '' ? '' : read ? `${target.dataset.understood} ${target.value}` : target.dataset.notUnderstood;
  });
}
