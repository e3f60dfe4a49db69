import { badgeDays, lineWords, saidBadge } from './badge-words';
import type { BadgeLine } from './messages/badge-lines';
import type { Claim } from './outside.svelte';

const report = {
  ...{ lines: [], maySend: true, title: 'Kỹ năng số', issuerId: 'did:web:x.vn', checkedAt: '2026-11-26T03:00:00Z' },
  ...{ validFrom: '2026-05-04T01:00:00Z', validUntil: '2027-05-03T17:00:00Z' },
};

it.each<[BadgeLine, string, string]>([
  [
    { check: 'signature', outcome: 'right', code: 'signature-right', about: null },
    'done',
    'Ký bằng khóa của đơn vị cấp',
  ],
  [{ check: 'issuer', outcome: 'right', code: 'issuer-trusted', about: 'Trường A' }, 'done', 'Trường A, Sở đã nhận'],
  [
    { check: 'status', outcome: 'wrong', code: 'revoked', about: '2026-11-20T00:00:00Z' },
    ...(['late', 'Đã bị thu hồi, theo danh sách lúc 07:00 ngày 20/11/2026'] as const),
  ],
  [
    { check: 'status', outcome: 'open', code: 'status-unknown', about: 'https://x.vn/1' },
    ...(['wait', 'chưa có danh sách thu hồi https://x.vn/1.'] as const),
  ],
  [{ check: 'recipient', outcome: 'open', code: 'recipient-unsaid', about: null }, 'wait', 'Cán bộ xem rồi quyết định'],
])('says %j with its state', (line, state, text) => {
  const words = lineWords(line);
  expect(words.state).toBe(state);
  expect(words.text).toContain(text);
});

it('says the days of a badge, and of a claim the day its end was written down as', () => {
  expect(badgeDays(report)).toBe('Cấp ngày 04/05/2026, hết hạn 00:00 ngày 04/05/2027');
  expect(badgeDays({ ...report, validUntil: null })).toBe('Cấp ngày 04/05/2026');
  expect(badgeDays({ ...report, validFrom: null })).toBeNull();
  const claim = { ...({} as Claim), badge: report, issuedOn: '2026-05-04', validUntil: '2027-05-03' };
  expect(saidBadge(claim)).toBe('Huy hiệu “Kỹ năng số”, cấp ngày 04/05/2026, hết hạn 03/05/2027');
  expect(saidBadge({ ...claim, badge: null })).toBeNull();
});
