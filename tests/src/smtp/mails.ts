// Raw mails for the socket.

export interface MailInput {
  readonly from?: string;
  readonly to: string | readonly string[];
  readonly subject?: string;
  readonly text?: string;
}

let number = 0;

/** A new mail each time: its Message-ID is its own. */
export function rawMail({ from = 'fournisseur@exemple.test', to, subject = 'Facture', text = 'Bonjour' }: MailInput) {
  number += 1;
  const lines = [
    `From: <${from}>`,
    `To: ${[to].flat().join(', ')}`,
    `Subject: ${subject}`,
    `Message-ID: <${number}@exemple.test>`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
    '',
  ];
  return new TextEncoder().encode(lines.join('\r\n'));
}
