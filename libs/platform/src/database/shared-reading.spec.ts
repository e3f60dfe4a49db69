import { SharedReading } from './shared-reading';

/** A question whose answers are given by hand, each the number of its asking. */
function slowQuestion(): {
  ask: () => Promise<number>;
  answer: (asking: number) => Promise<void>;
  asked: () => number;
} {
  const resolvers: ((answer: number) => void)[] = [];
  return {
    ask: () => new Promise((resolve) => resolvers.push(resolve)),
    answer: async (asking) => {
      resolvers[asking - 1]?.(asking);
      await new Promise((resolve) => setImmediate(resolve));
    },
    asked: () => resolvers.length,
  };
}

describe('a slow question', () => {
  it('is asked once for all who come while it runs, after their coming', async () => {
    const readings = new SharedReading<number>();
    const question = slowQuestion();
    const first = readings.ask('province', question.ask);
    const late = [1, 2, 3].map(() => readings.ask('province', question.ask));
    expect(question.asked()).toBe(1);
    await question.answer(1);
    expect(question.asked()).toBe(2);
    const later = readings.ask('province', question.ask);
    await question.answer(2);
    await question.answer(3);
    expect([await first, ...(await Promise.all(late)), await later]).toEqual([1, 2, 2, 2, 3]);
  });

  it('is another one under another key', async () => {
    const readings = new SharedReading<number>();
    const question = slowQuestion();
    const both = Promise.all(['province', 'commune'].map((key) => readings.ask(key, question.ask)));
    expect(question.asked()).toBe(2);
    await question.answer(1);
    await question.answer(2);
    expect(await both).toEqual([1, 2]);
  });

  it('is asked anew when nobody is asking, and after a failure', async () => {
    const readings = new SharedReading<string>();
    const failing = readings.ask('province', () => Promise.reject(new Error('away')));
    const waiting = readings.ask('province', () => Promise.resolve('back'));
    await expect(failing).rejects.toThrow('away');
    expect(await waiting).toBe('back');
    expect(await readings.ask('province', () => Promise.resolve('again'))).toBe('again');
  });
});
