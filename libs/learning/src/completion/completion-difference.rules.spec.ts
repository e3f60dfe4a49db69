import { differs } from './completion.rules';

const completion = {
  doneSteps: 1,
  totalSteps: 2,
  finishedAt: null,
  validFrom: null,
  validUntil: null,
  renewableFrom: null,
  state: { requirements: [{ key: 'a', done: 1, missing: [] }] },
};

describe('comparing a stored completion with the derived one', () => {
  it('does not mind the order of keys, which the database changes', () => {
    expect(differs(completion, { ...completion, state: { requirements: [{ missing: [], done: 1, key: 'a' }] } })).toBe(
      false,
    );
  });

  it('does not mind what is undefined, which the database leaves out', () => {
    expect(
      differs(completion, {
        ...completion,
        state: { requirements: [{ key: 'a', done: 1, missing: [], minutes: undefined }] },
      }),
    ).toBe(false);
  });

  it.each([
    { doneSteps: 2 },
    { totalSteps: 3 },
    { finishedAt: new Date() },
    { state: { requirements: [{ key: 'a', done: 0, missing: [] }] } },
    { state: { requirements: [] } },
  ])('sees %j', (change) => {
    expect(differs(completion, { ...completion, ...change })).toBe(true);
  });
});
