import type { BadgeIssuer } from './badge-issuers.svelte';
import { issuerFacts } from './issuer-words';

const issuer: BadgeIssuer = {
  ...{ id: 'i', did: 'did:web:x.vn', name: 'Trường A', decision: '12/QĐ', trustedFrom: '2026-01-01', keys: 2 },
  ...{ trustedUntil: null, enteredAt: '2026-11-20T01:00:00Z', documentAt: '2026-11-20T01:00:00Z', lists: [] },
  ...{ endedAt: null, endReason: null },
};
const valuesOf = (more: Partial<BadgeIssuer>): string[] =>
  issuerFacts({ ...issuer, ...more }).map(({ value }) => value);

it('says of an issuer since when, with which keys and lists', () => {
  const lists = [{ url: 'https://x.vn/1', asOf: '2026-11-20T01:00:00Z', receivedAt: '2026-11-21T01:00:00Z' }];
  expect(valuesOf({ trustedUntil: '2026-12-31', lists }).slice(2)).toEqual([
    'từ 01/01/2026 đến 31/12/2026',
    '2 khóa, cập nhật 08:00 ngày 20/11/2026',
    'https://x.vn/1 lúc 08:00 ngày 20/11/2026',
  ]);
});

it('says what is missing: no key that is read, no list; of a did:key the key is its name', () => {
  expect(valuesOf({ keys: 0 })[3]).toContain('Không còn khóa');
  expect(valuesOf({})[4]).toContain('Chưa có');
  expect(valuesOf({ documentAt: null })[3]).toBe('nằm trong mã đơn vị');
});
