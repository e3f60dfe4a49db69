import { mayTeachOn } from './teaching-right';

describe('a right to teach', () => {
  const rights = [
    { path: 'p', from: '2026-01-01', until: '2026-12-02' },
    { path: 'p.hamyen', from: null, until: null },
  ];

  it('holds over the units below its own, and over no other of a similar name', () => {
    expect(mayTeachOn(rights, 'p.bacquang', '2026-12-01')).toBe(true);
    expect(mayTeachOn([{ path: 'p.ham', from: null, until: null }], 'p.hamyen', '2026-12-01')).toBe(false);
  });

  it('holds to its last day, and another one goes on', () => {
    expect(mayTeachOn(rights, 'p.bacquang', '2026-12-02')).toBe(true);
    expect(mayTeachOn(rights, 'p.bacquang', '2026-12-03')).toBe(false);
    expect(mayTeachOn(rights, 'p.hamyen', '2026-12-03')).toBe(true);
  });

  it('holds from its first day', () => {
    expect(mayTeachOn(rights, 'p.bacquang', '2025-12-31')).toBe(false);
  });
});
