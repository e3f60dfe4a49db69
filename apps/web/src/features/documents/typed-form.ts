import type { PaperForm, PaperPage } from './types';

/** The form as it stands in the fields: every value a text. */
export interface TypedForm {
  readonly datedOn: string;
  readonly signer: PaperForm['signer'];
  readonly recipients: string;
  readonly answers: Readonly<Record<string, string>>;
  readonly communeId: string;
}

/** What the fields show of a paper. Recipients are shown as they are printed, so that they can be changed line by line. */
export function typedOf({ form, asked, templateRecipients }: PaperPage): TypedForm {
  return {
    datedOn: form.datedOn ?? '',
    signer: form.signer,
    recipients: (form.recipients ?? templateRecipients).join('\n'),
    answers: Object.fromEntries(asked.map(({ name }) => [name, form.answers[name] ?? ''])),
    communeId: form.communeId ?? '',
  };
}

/** Whether saving what stands in the fields would change nothing of the paper. */
export function isSaved(typed: TypedForm, page: PaperPage): boolean {
  const sent = (form: TypedForm): string => JSON.stringify(formOf(form, page.templateRecipients));
  return sent(typed) === sent(typedOf(page));
}

/** What is sent. Recipients that are those of the template, or none, stay the template's. */
export function formOf(typed: TypedForm, templateRecipients: readonly string[]): PaperForm {
  const recipients = typed.recipients
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const isTemplates = recipients.length === 0 || recipients.join('\n') === templateRecipients.join('\n');
  return {
    datedOn: typed.datedOn === '' ? null : typed.datedOn,
    signer: typed.signer,
    recipients: isTemplates ? null : recipients,
    answers: { ...typed.answers },
    communeId: typed.communeId === '' ? null : typed.communeId,
  };
}
