/** @jest-environment jsdom */
import { type Component, mount, unmount } from 'svelte';
import { Router, setRouter } from '../../lib/router/router.svelte';
import CheckedPaper from './components/CheckedPaper.svelte';
import SealedPaper from './components/SealedPaper.svelte';

const fields = {
  ...{ superior: 'UBND', issuer: 'Sở (thử)', authority: 'Giám đốc', fullName: 'Lò Văn Ẩn', birthYear: 1987 },
  ...{ unit: 'Xã Hàm Yên', title: 'Đợt 1', startedOn: '2026-09-07', finishedOn: '2026-11-24', courses: 3 },
  ...{ classMinutes: 90, decisionNumber: '145/QĐ', decidedOn: '2026-09-01', place: 'Tuyên Quang' },
  ...{ issuedOn: '2026-11-24', signer: 'Giám đốc', signature: 'chưa có chữ ký của cơ quan', replacesNumber: null },
  ...{ renewsNumber: null, validUntil: null },
};
const paper = { number: '0001/2026', code: '7KQM-4XPD-29', fields };
const checked = {
  ...{ ...paper, state: 'valid', validUntil: null, stateReason: null, stateChangedAt: null, isNameErased: false },
  ...{ successorNumber: null, predecessor: null, successor: null, renewed: null, renewal: null },
  ...{ signed: null, checkedAt: '2026-11-27T01:00:00Z' },
};
const sealed = { seal: paper, verdict: 'valid', asOf: '2026-11-27T01:00:00Z', today: '2026-11-28' };

async function saidBy(part: unknown, props: Record<string, unknown>): Promise<string> {
  const WithRouter: Component<Record<string, unknown>> = (anchor, given) => {
    setRouter(new Router([], () => Promise.resolve(null)));
    return (part as Component<Record<string, unknown>>)(anchor, given);
  };
  const mounted = mount(WithRouter, { target: document.body, props, context: new Map() });
  const words = document.body.textContent.replace(/\s+/g, ' ');
  await unmount(mounted);
  return words;
}

describe('the rule by which a paper is compared with its check page', () => {
  it.each([
    ['with network', CheckedPaper, { checked }],
    ['without', SealedPaper, { sealed, onretry: () => undefined }],
  ])(
    'leaves out the line of the signature, which a sheet and a signed file word otherwise: %s',
    async (_, part, props) => {
      const words = await saidBy(part, props);
      expect(words).toContain('trừ dòng Chữ ký. Khác một chữ là giấy đã bị sửa.');
      expect(words).toContain('Bản in có thể được ký tay, đóng dấu; trang này không kiểm được chữ ký tay.');
    },
  );
});
