import { Drafts } from './drafts.svelte';

const storage = new Map<string, string>();
let isFull = false;

beforeEach(() => {
  storage.clear();
  isFull = false;
  Object.assign(globalThis, {
    localStorage: {
      getItem: (name: string) => storage.get(name) ?? null,
      setItem: (name: string, value: string) => {
        if (isFull) throw new DOMException('No room', 'QuotaExceededError');
        storage.set(name, value);
      },
      removeItem: (name: string) => storage.delete(name),
    },
  });
});

describe('texts that are being typed', () => {
  it('live with their page where the phone has no room, until there is room, they are sent or the page is left', () => {
    const drafts = new Drafts();
    expect([drafts.keep('task.1', 'chữ'), drafts.isUnkept]).toEqual([true, false]);
    isFull = true;
    expect([drafts.keep('task.1', 'chữ dài'), drafts.keep('wish', 'xin'), drafts.isUnkept]).toEqual([
      false,
      false,
      true,
    ]);
    drafts.forget('wish');
    expect(drafts.isUnkept).toBe(true);
    drafts.letGo('task.1');
    expect(drafts.isUnkept).toBe(false);
    drafts.keep('task.1', 'chữ');
    isFull = false;
    expect([drafts.keep('task.1', 'chữ'), drafts.isUnkept]).toEqual([true, false]);
  });
});
