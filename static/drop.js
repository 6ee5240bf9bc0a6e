// Files dropped anywhere on the page, pasted, or chosen (many, or a folder) go up one by one, each with its progress.
// Each request is the form's own post with one `file`, and answers JSON `{id}` (201) or problem+json.
// The line of a file gets id `upload-{id}` and an empty `[data-stages]` that pushed partials fill.
{
  const AT_ONCE = 3;
  const zone = () => document.querySelector('form[data-drop]');
  const waiting = [];
  let running = 0;

  const make = (tag, className, text = '') =>
    Object.assign(document.createElement(tag), { className, textContent: text });

  const line = (form, file) => {
    const item = make('li', 'drop-item');
    const [name, state] = [make('span', 'drop-name', file.name), make('span', 'drop-state', form.dataset.textSending)];
    const bar = make('progress', '');
    bar.max = 100;
    bar.value = 0;
    bar.ariaLabel = file.name;
    item.append(name, state, bar);
    form.querySelector('[data-drop-list]').prepend(item);
    return { item, state, bar };
  };

  const fail = ({ item, state, bar }, message, again) => {
    item.dataset.state = 'failed';
    bar.remove();
    state.textContent = message;
    if (!again) return;
    const button = make('button', 'btn btn-secondary btn-small', zone().dataset.textRetry);
    button.type = 'button';
    button.addEventListener('click', () => {
      item.remove();
      again();
    });
    state.append(' ', button);
  };

  const refusal = (form, file) => {
    const limit = Number(form.dataset.maxBytes ?? Infinity);
    const accept = form.querySelector('[data-drop-files][accept]').accept.split(',');
    const known = accept.some((end) => file.name.toLowerCase().endsWith(end.trim()));
    return file.size > limit ? form.dataset.textTooLarge : known ? undefined : form.dataset.textType;
  };

  const bodyOf = (form, file) => {
    const body = new FormData();
    for (const { name, value } of form.querySelectorAll('input[type=hidden]')) body.append(name, value);
    body.append('file', file, file.name);
    return body;
  };

  const answer = (request) => {
    try {
      return JSON.parse(request.responseText);
    } catch {
      return {};
    }
  };

  const finish = (view, request, job) => {
    const { form, file } = job;
    const said = answer(request);
    if (request.status >= 200 && request.status < 300) {
      view.item.dataset.state = 'done';
      view.bar.remove();
      view.state.textContent = form.dataset.textReceived;
      view.state.dataset.stages = '';
      if (said.id) view.item.id = `upload-${said.id}`;
      document.dispatchEvent(new CustomEvent('facteur:uploaded', { detail: { id: said.id, name: file.name } }));
      return;
    }
    const permanent = request.status >= 400 && request.status < 500 && request.status !== 429;
    fail(view, said.detail ?? said.title ?? form.dataset.textFailed, permanent ? undefined : () => enqueue(job));
  };

  const send = (job) => {
    const { form, file, key } = job;
    const view = line(form, file);
    const refused = refusal(form, file);
    if (refused) return fail(view, refused);
    running += 1;
    const request = new XMLHttpRequest();
    request.open('POST', form.action);
    request.setRequestHeader('Accept', 'application/json');
    // The same key on a retry: a file that did arrive is not taken twice.
    request.setRequestHeader('Idempotency-Key', key);
    const token = document.querySelector('meta[name=csrf-token]')?.content;
    if (token) request.setRequestHeader('X-CSRF-Token', token);
    request.upload.addEventListener('progress', ({ loaded, total }) => (view.bar.value = (100 * loaded) / total));
    request.addEventListener('loadend', () => {
      running -= 1;
      finish(view, request, job);
      next();
    });
    request.send(bodyOf(form, file));
  };

  const next = () => {
    while (running < AT_ONCE && waiting.length > 0) send(waiting.shift());
  };

  const enqueue = (job) => {
    waiting.push(job);
    next();
  };

  const randomKey = () =>
    [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

  const add = (files) => {
    for (const file of files) if (file.size > 0) enqueue({ form: zone(), file, key: randomKey() });
  };

  // A dropped folder is walked; readEntries gives at most a hundred entries a call.
  const filesIn = async (entry) => {
    if (entry.isFile) return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
    const reader = entry.createReader();
    const found = [];
    for (;;) {
      const entries = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
      if (entries.length === 0) return found;
      for (const child of entries) found.push(...(await filesIn(child)));
    }
  };

  const dropped = async (transfer) => {
    const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    if (entries.length === 0) return add(transfer.files);
    for (const entry of entries) add(await filesIn(entry));
  };

  const carriesFiles = (event) => zone() && event.dataTransfer?.types.includes('Files');
  const veil = (shown) => {
    const element = zone()?.querySelector('[data-drop-veil]');
    if (element) element.hidden = !shown;
  };

  document.addEventListener('dragover', (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    veil(true);
  });
  document.addEventListener('dragleave', ({ relatedTarget }) => relatedTarget === null && veil(false));
  document.addEventListener('drop', (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    veil(false);
    void dropped(event.dataTransfer);
  });
  document.addEventListener('paste', (event) => {
    if (!zone() || !event.clipboardData?.files.length) return;
    event.preventDefault();
    add(event.clipboardData.files);
  });
  document.addEventListener('change', ({ target }) => {
    if (!('dropFiles' in target.dataset)) return;
    add([...target.files]);
    target.value = '';
  });
}
