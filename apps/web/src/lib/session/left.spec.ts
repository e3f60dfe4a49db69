import { closedSince } from './left';

describe('pages of somebody who left the last seat', () => {
  const left = { leftOn: '2026-11-25' };

  it('close where one learns, from the first to the deepest', () => {
    for (const path of ['/', '/hoc', '/hoc/C01/to-in', '/lop', '/bai/C01-01', '/luot-lam/a', '/giay-khac'])
      expect([path, closedSince(left, path)]).toEqual([path, '2026-11-25']);
  });

  it('stay open where her own record and certificates lie', () => {
    for (const path of ['/cua-toi', '/cua-toi/du-lieu', '/giay', '/giay/g1', '/to-cua-toi'])
      expect([path, closedSince(left, path)]).toEqual([path, null]);
  });

  it('are open to everybody else', () => {
    expect([closedSince({ leftOn: null }, '/hoc'), closedSince(null, '/hoc')]).toEqual([null, null]);
  });
});
