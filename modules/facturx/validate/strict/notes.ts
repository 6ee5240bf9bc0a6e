// Notes that say nothing: a subject without a text passes the official rules and tells nobody anything.

import { type Check, say } from '../../check/context.ts';

const isBlank = (text: string | undefined): boolean => !/[\p{L}\p{N}]/u.test(text ?? '');

export const notes: Check = ({ invoice }) =>
  invoice.notes.flatMap(({ subjectCode, text }, index) => {
    if (!isBlank(text)) return [];
    const subject =
      subjectCode === undefined ? { fr: '', en: '' } : { fr: ` (${subjectCode})`, en: ` (${subjectCode})` };
    return [
      say(
        'empty_note',
        { severity: 'warning', at: { bt: 'BT-22', field: `notes[${index}].text` }, value: text ?? '' },
        {
          fr: `Une note${subject.fr} est vide : écrivez son texte ou retirez-la.`,
          en: `A note${subject.en} is empty: write its text or remove it.`,
        },
      ),
    ];
  });
