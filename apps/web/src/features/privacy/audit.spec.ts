import { auditQuery, isFiltered } from './audit.svelte';

const of = (text: string): URLSearchParams => new URLSearchParams(text);

describe('the address of the audit trail', () => {
  it('names person, commune, kind, day and page', () => {
    expect(auditQuery(of('nguoi=M%E1%BB%B7&xa=c1&loai=xem&ngay=2026-11-25&sau=71'))).toMatchObject({
      text: 'Mỷ',
      communeId: 'c1',
      kind: 'read',
      day: '2026-11-25',
      cursor: '71',
    });
  });

  it('asks nothing of a kind nobody knows and of one letter', () => {
    expect(auditQuery(of('loai=toString&nguoi=M'))).toMatchObject({ kind: undefined, text: undefined });
  });

  it('is filtered by anything but the page', () => {
    expect(isFiltered(of('sau=71'))).toBe(false);
    expect(isFiltered(of('ngay=2026-11-25'))).toBe(true);
  });
});
