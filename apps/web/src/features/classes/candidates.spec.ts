import { candidatesOf, type Replaceable } from './candidates';

const clash = { kind: 'trainer' } as Replaceable['standIns'][number]['clashes'][number];
const aSession = (standIns: readonly [string, boolean][]): Replaceable =>
  ({
    standIns: standIns.map(([name, isFree]) => ({ accountId: name, name, clashes: isFree ? [] : [clash] })),
  }) as unknown as Replaceable;

describe('who might stand in', () => {
  it('are those who teach at any of the sessions, the most free first', () => {
    const sessions = [
      aSession([
        ['An', false],
        ['Mây', true],
      ]),
      aSession([
        ['Mây', true],
        ['Sơn', true],
      ]),
    ];
    expect(candidatesOf(sessions)).toEqual([
      { accountId: 'Mây', name: 'Mây', free: 2 },
      { accountId: 'Sơn', name: 'Sơn', free: 1 },
      { accountId: 'An', name: 'An', free: 0 },
    ]);
    expect(candidatesOf([])).toEqual([]);
  });
});
