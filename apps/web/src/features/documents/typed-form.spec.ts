import { formOf, typedOf } from './typed-form';
import type { PaperPage } from './types';

const page = {
  asked: [{ name: 'thư ký', label: 'Thư ký' }],
  templateRecipients: ['Như trên', 'Lưu: VT'],
  form: {
    datedOn: null,
    signer: { form: 'head', instead: '', position: 'Giám đốc', name: '' },
    recipients: null,
    answers: {},
    communeId: null,
  },
} as unknown as PaperPage;

describe('the form of a paper', () => {
  it('comes back as it was when nothing was typed', () => {
    const typed = typedOf(page);
    expect(typed.recipients).toBe('Như trên\nLưu: VT');
    expect(formOf(typed, page.templateRecipients)).toEqual({ ...page.form, answers: { 'thư ký': '' } });
  });

  it('sends recipients only where they differ from those of the template', () => {
    const typed = { ...typedOf(page), recipients: ' Như Điều 3 \n\nLưu: VT' };
    expect(formOf(typed, page.templateRecipients).recipients).toEqual(['Như Điều 3', 'Lưu: VT']);
    expect(formOf({ ...typed, recipients: ' \n' }, page.templateRecipients).recipients).toBeNull();
  });
});
