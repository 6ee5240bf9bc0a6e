// Passkeys: a form with `data-passkey` asks the server for options, then the browser for the passkey, and sends what it
// answers as text in the field `credential`. The formats are those of WebAuthn level 3 (§5.1.8, base64url without padding).
{
  const toText = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '');

  const toBytes = (text) =>
    Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));

  const withBytes = (list = []) => list.map((item) => ({ ...item, id: toBytes(item.id) }));

  const create = async (options) =>
    await navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: toBytes(options.challenge),
        user: { ...options.user, id: toBytes(options.user.id) },
        excludeCredentials: withBytes(options.excludeCredentials),
      },
    });

  const get = async (options) =>
    await navigator.credentials.get({
      publicKey: {
        ...options,
        challenge: toBytes(options.challenge),
        allowCredentials: withBytes(options.allowCredentials),
      },
    });

  const answerOf = (response) => ({
    clientDataJSON: toText(response.clientDataJSON),
    attestationObject: response.attestationObject && toText(response.attestationObject),
    authenticatorData: response.authenticatorData && toText(response.authenticatorData),
    signature: response.signature && toText(response.signature),
    userHandle: response.userHandle ? toText(response.userHandle) : undefined,
    transports: response.getTransports?.(),
  });

  const written = (credential) => ({
    id: credential.id,
    type: credential.type,
    rawId: toText(credential.rawId),
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: answerOf(credential.response),
  });

  const optionsOf = async (form) => {
    const answer = await fetch(form.dataset.options, {
      method: 'POST',
      headers: { 'X-CSRF-Token': document.querySelector('meta[name=csrf-token]')?.content ?? '' },
    });
    if (!answer.ok) throw new Error(`${form.dataset.options} answered ${answer.status}`);
    return await answer.json();
  };

  const ask = async (form) => {
    const options = await optionsOf(form);
    const credential = await (form.dataset.passkey === 'create' ? create(options) : get(options));
    form.elements.credential.value = JSON.stringify(written(credential));
  };

  // When the person turns the browser's question down the form is sent without passkey: the server says what to do.
  const askAndSend = async (form) => {
    try {
      await ask(form);
    } catch (error) {
      form.elements.credential.value = JSON.stringify({ refused: error.name });
    }
    form.submit();
  };

  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!form.dataset.passkey || form.elements.credential.value) return;
    event.preventDefault();
    void askAndSend(form);
  });
}
