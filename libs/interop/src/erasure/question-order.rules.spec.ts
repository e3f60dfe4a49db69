import { inQuestionOrder } from './person-trace.rules';

describe('rows that may be a namesake’s', () => {
  const row = (number: number, isExact: boolean) => ({ number, sight: { kind: 'perhaps', isExact } as const });

  it('are asked about by the very name first, otherwise as they stand', () => {
    const order = inQuestionOrder([row(1, false), row(2, true), row(3, false), row(4, true)]);
    expect(order.map(({ number }) => number)).toEqual([2, 4, 1, 3]);
  });
});
