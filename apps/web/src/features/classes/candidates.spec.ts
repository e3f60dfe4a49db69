import { candidatesOf, type Replaceable } from './candidates';

const clash = { kind: 'trainer', until: '' } as Replaceable['standIns'][number]['clashes'][number];
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
      { accountId: 'Mây', name: 'Mây', free: 2, awayUntil: '' },
      { accountId: 'Sơn', name: 'Sơn', free: 1, awayUntil: '' },
      { accountId: 'An', name: 'An', free: 0, awayUntil: '' },
    ]);
    expect(candidatesOf([])).toEqual([]);
  });

  it('come after those who are merely busy while they are on leave, with its last day', () => {
    const session = {
      standIns: [
        { accountId: 'An', name: 'An', clashes: [{ ...clash, until: '05/12/2026' }] },
        { accountId: 'Mây', name: 'Mây', clashes: [clash] },
      ],
    } as unknown as Replaceable;
    expect(candidatesOf([session])).toEqual([
      { accountId: 'Mây', name: 'Mây', free: 0, awayUntil: '' },
      { accountId: 'An', name: 'An', free: 0, awayUntil: '05/12/2026' },
    ]);
  });
});
