import { forEachClass } from './each-class';

describe('work for each class', () => {
  it('goes on behind one at which it fails, and fails in the end', async () => {
    const done: string[] = [];
    const work = (id: string): Promise<void> => {
      if (id === 'b') return Promise.reject(new Error('b is broken'));
      done.push(id);
      return Promise.resolve();
    };
    await expect(forEachClass(['a', 'b', 'c'], work)).rejects.toThrow('b is broken');
    expect(done).toEqual(['a', 'c']);
    await forEachClass(['a'], work);
  });
});
