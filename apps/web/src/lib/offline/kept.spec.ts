/** @jest-environment jsdom */
import { forgetAllKept, keep, keepFor, readKept } from './kept';

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

  it('goes at sign-out', () => {
    keepFor('a1');
    keep('task.t1', { text: 'một nửa' });
    forgetAllKept();
    keepFor('a1');
    expect(readKept('task.t1')).toBeNull();
  });
});
