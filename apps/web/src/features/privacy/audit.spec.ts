import { auditQuery, isFiltered, isTurned } from './audit.svelte';

const of = (text: string): URLSearchParams => new URLSearchParams(text);

describe('the address of the audit trail', () => {
  it('names person, commune, kind, days and page', () => {
    expect(auditQuery(of('nguoi=M%E1%BB%B7&xa=c1&loai=xem&tu=2026-11-20&den=2026-11-25&sau=71'))).toMatchObject({
      text: 'Mỷ',
      communeId: 'c1',
      kind: 'read',
      from: '2026-11-20',
      to: '2026-11-25',
      cursor: '71',
    });
  });

  it('asks nothing of a kind nobody knows and of one letter', () => {
    expect(auditQuery(of('loai=toString&nguoi=M'))).toMatchObject({ kind: undefined, text: undefined });
  });

  it('is filtered by anything but the page', () => {
    expect(isFiltered(of('sau=71'))).toBe(false);
    expect(isFiltered(of('tu=2026-11-25'))).toBe(true);
  });

  it('leaves out what one looked at oneself, unless asked for it or for one person', () => {
    const own = (text: string): unknown => auditQuery(of(text)).ownReads;
    expect([own(''), own('xem=ca'), own('tk=a1')]).toEqual(['leave-out', undefined, undefined]);
  });

  it('knows a last day before the first', () => {
    expect([isTurned(of('tu=2026-11-25&den=2026-11-24')), isTurned(of('tu=2026-11-25&den=2026-11-25'))]).toEqual([
      true,
      false,
    ]);
  });
});
