import 'fake-indexeddb/auto';
import { answerKey, DeviceStore, progressKey } from './store';

describe('what one account keeps on this device', () => {
  it('can not be read where the browser opens no memory, which nobody else has to know', async () => {
    const open = jest.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('No', 'SecurityError');
    });
    const store = new DeviceStore('an');
    open.mockRestore();
    await expect(store.list()).rejects.toThrow(DOMException);
    expect(await store.close()).toBeUndefined();
  });
});

describe('keys of kept writes', () => {
  it('keep answers apart by attempt, question, device and sequence', () => {
    const keys = [
      answerKey('a', 'q', 'd', 1),
      answerKey('a', 'q', 'd', 2),
      answerKey('a', 'q', 'e', 1),
      answerKey('b', 'q', 'd', 1),
    ];
    expect(new Set(keys).size).toBe(4);
  });

  it('sort answers of one question by their sequence', () => {
    expect([answerKey('a', 'q', 'd', 10), answerKey('a', 'q', 'd', 9)].sort()[0]).toBe(answerKey('a', 'q', 'd', 9));
  });

  it('keep one position of a lesson', () => {
    expect(progressKey('C05-04')).toBe(progressKey('C05-04'));
    expect(progressKey('C05-04')).not.toBe(progressKey('C05-05'));
  });
});
