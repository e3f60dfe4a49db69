import { Gathering } from './gathering';

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('questions to the database', () => {
  it('of one turn are asked at once, and everybody gets their own answer', async () => {
    const asked: (readonly number[])[] = [];
    const doubles = new Gathering<number, number>((numbers) => {
      asked.push(numbers);
      return Promise.resolve(numbers.map((number) => number * 2));
    });
    expect(await Promise.all([doubles.ask(1), doubles.ask(2), doubles.ask(3)])).toEqual([2, 4, 6]);
    expect(asked).toEqual([[1, 2, 3]]);
  });

  it('that come while an answer is under way are asked anew: no answer is older than its question', async () => {
    let truth = 'before';
    const answering: (() => void)[] = [];
    const truths = new Gathering<string, string>(async (names) => {
      const found = names.map(() => truth);
      await new Promise<void>((resolve) => answering.push(resolve));
      return found;
    });
    const early = truths.ask('early');
    await nextTurn();
    truth = 'after';
    const late = truths.ask('late');
    await nextTurn();
    expect(answering).toHaveLength(2);
    for (const answer of answering) answer();
    expect([await early, await late]).toEqual(['before', 'after']);
  });

  it('fail together, and the next turn asks again', async () => {
    let isAway = true;
    const fragile = new Gathering<number, string>((numbers) =>
      isAway ? Promise.reject(new Error('away')) : Promise.resolve(numbers.map(String)),
    );
    const failing = await Promise.allSettled([fragile.ask(1), fragile.ask(2)]);
    expect(failing.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    isAway = false;
    expect(await fragile.ask(3)).toBe('3');
  });

  it('without an answer are refused, never left waiting', async () => {
    const short = new Gathering<number, number>(() => Promise.resolve([1]));
    const settled = await Promise.allSettled([short.ask(1), short.ask(2)]);
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });
});
