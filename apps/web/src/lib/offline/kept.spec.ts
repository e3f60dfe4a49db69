/** @jest-environment jsdom */
import { forgetAllKept, forgetAside, keep, keepFor, listAside, putAside, readKept, textsAside } from './kept';

describe('what a device remembers beside the queue', () => {
  beforeEach(() => localStorage.clear());

  it('stays for the same account, whatever happened in between', () => {
    keepFor('a1');
    keep('task.t1', { text: 'một nửa' });
    keepFor('a1');
    expect(readKept('task.t1')).toEqual({ text: 'một nửa' });
  });

  it('is taken away before the next account sees it, also after a session that only ran out', () => {
    keepFor('a1');
    keep('task.t1', { text: 'một nửa' });
    keepFor('b1');
    expect(readKept('task.t1')).toBeNull();
  });

  it('is taken away where nobody knows whose it is', () => {
    keep('task.t1', { text: 'một nửa' });
    keepFor('a1');
    expect(readKept('task.t1')).toBeNull();
  });

  it('stays as it was where there is no room for more, and says so', () => {
    keepFor('a1');
    expect(keep('task.t1', 'một nửa')).toBe(true);
    const full = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    expect(keep('task.t1', 'một nửa và hơn')).toBe(false);
    expect(readKept('task.t1')).toBe('một nửa');
    full.mockRestore();
    expect(keep('task.t1', 'tất cả')).toBe(true);
  });

  it('goes at sign-out', () => {
    keepFor('a1');
    keep('task.t1', { text: 'một nửa' });
    forgetAllKept();
    keepFor('a1');
    expect(readKept('task.t1')).toBeNull();
  });

  it('is put aside for its owner on a phone with PINs, each one’s apart, and added to', () => {
    keepFor('an');
    keep('task', 'của An');
    putAside('binh');
    keepFor('binh');
    expect(readKept('task')).toBeNull();
    expect(textsAside('an')).toEqual({ task: '"của An"' });
    keep('task', 'của Bình');
    putAside('binh');
    expect(textsAside('binh')).toEqual({});
    putAside('chi');
    expect(textsAside('binh')).toEqual({ task: '"của Bình"' });
    expect(listAside()).toEqual(['an', 'binh']);
    forgetAside('an');
    expect(textsAside('an')).toEqual({});
    expect(textsAside('binh')).toEqual({ task: '"của Bình"' });
  });
});
