/** @jest-environment jsdom */
import {
  answerFrom,
  mountPage,
  Refusal,
  settled,
  simulateDialogs,
  simulateLayout,
} from '../../lib/testing/mounted-page';
import { parseAccount } from '../../lib/session/account';
import { session } from '../../lib/session/session.svelte';
import PaperPage from './pages/PaperPage.svelte';
import type { PaperForm, PaperPage as Paper } from './types';

const form: PaperForm = {
  datedOn: null,
  signer: { form: 'head', instead: '', position: 'Giám đốc', name: 'Nguyễn Văn A' },
  recipients: null,
  answers: { 'căn cứ': 'Kế hoạch số 12' },
  communeId: null,
};
const draft = {
  ...{ id: 'p', kind: 'assignment', notation: null, datedOn: null, isIssued: false, madeByName: 'Lý Thị Bé' },
  ...{ writtenBy: 'Sở', changedAt: '2026-11-28T02:00:00Z', corrects: null, correctedBy: null, canOpen: true },
  ...{ classGroupId: 'c', roundId: null, planId: null, title: 'Lớp 1', officeName: 'Sở KH&CN', form },
  ...{ asked: [{ name: 'căn cứ', label: 'Căn cứ' }], templateRecipients: ['Như trên', 'Lưu: VT'], leftOut: 0 },
  ...{ symbol: 'QĐ-SKHCN', missing: [], canChange: true, isOfCommune: false },
  tree: {
    ...{ isDraft: true, superior: [], issuer: ['SỞ KHCN'], notation: '', placeAndDay: '', title: [], blocks: [] },
    ...{ signerLines: ['GIÁM ĐỐC'], signing: null, recipients: [], annexes: [] },
  },
} as unknown as Paper;

describe('a draft with something in its fields that was not saved', () => {
  let leave: () => Promise<void> = () => Promise.resolve();
  let router: Awaited<ReturnType<typeof mountPage>>['router'];
  let kept: Paper;
  let sent: string[];
  let refused: Refusal | null;

  beforeAll(() => {
    simulateLayout();
    simulateDialogs();
    session.account = parseAccount({ accountId: 'o', username: 'o', permissions: ['papers.make'] });
    window.scrollTo = () => undefined;
    URL.createObjectURL = () => 'blob:paper';
    URL.revokeObjectURL = () => undefined;
    HTMLAnchorElement.prototype.click = () => undefined;
  });
  beforeEach(async () => {
    kept = draft;
    sent = [];
    refused = null;
    answerFrom((address, body) => {
      const told = body as (Partial<PaperForm> & { readonly number?: string }) | null;
      if (address.includes('/file')) sent.push(`file of ${kept.form.signer.name}`);
      else if (told?.number !== undefined) {
        sent.push(`issue ${told.number} on ${String(told.datedOn)} of ${kept.form.signer.name}`);
        kept = { ...kept, isIssued: true, notation: `${told.number}/QĐ-SKHCN` };
      } else if (told) {
        sent.push(`save ${String(told.signer?.name)}`);
        if (refused) return Promise.resolve(refused);
        kept = { ...kept, form: told as PaperForm };
      }
      return Promise.resolve(kept);
    });
    ({ leave, router } = await mountPage(PaperPage, { paperId: 'p', base: '/so/lop/c' }));
  });
  afterEach(() => leave());
  afterAll(() => {
    session.account = null;
  });

  const control = (label: string): HTMLInputElement => {
    const found = [...document.querySelectorAll('label')].find((one) => one.textContent.trim().startsWith(label));
    return document.getElementById(found?.htmlFor ?? '') as HTMLInputElement;
  };
  const type = async (label: string, value: string): Promise<void> => {
    control(label).value = value;
    control(label).dispatchEvent(new Event('input', { bubbles: true }));
    await settled();
  };
  const press = async (label: string): Promise<void> => {
    [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === label)?.click();
    await settled();
  };
  const issue = async (): Promise<void> => {
    await press('Ghi số, chốt giấy');
    await type('Số văn thư đã cấp', '154');
    await type('Ngày ban hành', '29/11/2026');
    document.querySelector('dialog form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await settled();
  };
  const words = (): string => (document.body.textContent ?? '').replace(/\s+/g, ' ');
  const mayLeave = async (): Promise<boolean> => {
    void router.go('/so/lop/c');
    await settled();
    return !words().includes('Rời trang khi chưa lưu?');
  };

  it('is saved before it is frozen, so that the frozen paper says what was typed', async () => {
    await type('Họ và tên người ký', 'Trần Văn B');
    await issue();
    expect(sent).toEqual(['save Trần Văn B', 'issue 154 on 2026-11-29 of Trần Văn B']);
    expect(words()).toContain('Giấy số 154/QĐ-SKHCN đã chốt');
  });

  it('is not frozen where saving is refused: the field says why', async () => {
    refused = new Refusal({
      ...{ status: 400, code: 'platform.invalid-input', title: 'Có ô chưa đúng' },
      ...{ errors: [{ pointer: '#/recipients', code: 'field.too-long', detail: 'Dài quá 200 ký tự.' }] },
    });
    await type('Nơi nhận', 'Như trên\nLưu: VT, HC');
    await issue();
    expect(sent).toEqual(['save Nguyễn Văn A']);
    expect(control('Nơi nhận').getAttribute('aria-invalid')).toBe('true');
    expect(words()).toContain('Dài quá 200 ký tự.');
    expect(document.querySelector('dialog[open] #issue-paper')).toBeNull();
    expect(control('Nơi nhận').value).toBe('Như trên\nLưu: VT, HC');
  });

  it('is saved before a file is taken; what is saved already is not saved again', async () => {
    await type('Họ và tên người ký', 'Trần Văn B');
    await press('Tải PDF');
    await press('Tải Word (.docx)');
    expect(sent).toEqual(['save Trần Văn B', 'file of Trần Văn B', 'file of Trần Văn B']);
  });

  it('is neither taken out nor frozen while a day in it is none', async () => {
    await type('Ngày trên giấy', '31/02/2026');
    await press('Tải PDF');
    await press('Ghi số, chốt giấy');
    expect(sent).toEqual([]);
    expect(document.querySelector('dialog form')).toBeNull();
    await type('Ngày trên giấy', '28/02/2026');
    await press('Tải PDF');
    expect(sent).toEqual(['save Nguyễn Văn A', 'file of Nguyễn Văn A']);
  });

  it('asks before the page goes, and no more once it is saved', async () => {
    expect(words()).not.toContain('chưa lưu');
    await type('Căn cứ', 'Kế hoạch số 15');
    expect(words()).toContain('Phần vừa điền chưa lưu.');
    await press('Lưu và xem lại');
    expect(words()).not.toContain('chưa lưu');
    await type('Căn cứ', 'Kế hoạch số 16');
    expect(await mayLeave()).toBe(false);
  });

  it('asks nothing once the draft is dropped', async () => {
    await type('Căn cứ', 'Kế hoạch số 15');
    await press('Bỏ bản nháp');
    expect(router.url.pathname).toBe('/so/lop/c');
  });
});
