import { SvelteMap } from 'svelte/reactivity';
import { Problem } from '../../lib/api/problem';
import { PaperEntry } from './paper-entry.svelte';
import type { RollLine } from './roll-view';
import type { RollState } from './roll.svelte';

const nothing = { mark: null, cameAt: null, leftAt: null, minutes: null, excuse: null };
const lineOf = (memberId: string, index: number): RollLine =>
  ({ memberId, number: index + 1, fullName: memberId, ...nothing }) as unknown as RollLine;

/** A roll that writes down what it is told; `answer` decides what a correction gets. */
function aRoll(
  state: 'open' | 'closed',
  answer: (memberId: string) => Promise<void> = () => Promise.resolve(),
  lines: RollLine[] = ['a', 'b', 'c', 'd'].map(lineOf),
) {
  const said: [string, string, string][] = [];
  const shown = new SvelteMap([['lines', lines]]);
  const roll = {
    get lines() {
      return shown.get('lines') ?? [];
    },
    roll: { value: { session: { state } } },
    tap: (memberId: string, { mark }: { mark: string }, source: string) => {
      said.push([memberId, mark, source]);
      return Promise.resolve();
    },
    correct: async (memberId: string, { mark }: { mark: string }, { source }: { source: string }) => {
      await answer(memberId);
      said.push([memberId, mark, source]);
    },
  };
  return { entry: new PaperEntry(roll as unknown as RollState), said, shown };
}

describe('typing a signed list in', () => {
  it('marks line after line, and goes to a number that is typed', async () => {
    const { entry, said } = aRoll('open');
    await entry.mark({ mark: 'present' });
    await entry.mark({ mark: 'absent' });
    entry.digit('4');
    await entry.mark({ mark: 'excused', excuse: 'personal' });
    expect(said).toEqual([
      ['a', 'present', 'paper'],
      ['b', 'absent', 'paper'],
      ['d', 'excused', 'paper'],
    ]);
    expect([entry.at, entry.current, entry.typed]).toEqual([4, null, '']);
  });

  it('marks nobody at the end, nor for a number that nobody has', async () => {
    const { entry, said } = aRoll('open');
    entry.digit('2');
    entry.digit('9');
    expect(entry.isBeyond).toBe(true);
    await entry.mark({ mark: 'present' });
    entry.move(1);
    for (let press = 0; press < 6; press += 1) entry.move(1);
    await entry.mark({ mark: 'present' });
    expect(said).toEqual([]);
  });

  it('takes the number that is printed on the sheet, whoever came or went since', async () => {
    const { entry, said } = aRoll('open', undefined, [
      { ...lineOf('came-later', 0), number: null },
      { ...lineOf('seventeenth', 0), number: 17 },
      { ...lineOf('first', 0), number: 1 },
    ]);
    expect(entry.lines.map(({ memberId }) => memberId)).toEqual(['first', 'seventeenth', 'came-later']);
    entry.digit('1');
    entry.digit('7');
    await entry.mark({ mark: 'present' });
    entry.digit('2');
    expect(entry.isBeyond).toBe(true);
    await entry.mark({ mark: 'present' });
    expect(said).toEqual([['seventeenth', 'present', 'paper']]);
  });

  it('stays with whom it was chosen for while somebody is taken in before her', () => {
    const { entry, shown } = aRoll('closed');
    entry.digit('3');
    shown.set('lines', [{ ...lineOf('late', 0), number: null }, ...entry.lines.slice(1)]);
    expect([entry.current?.memberId, entry.at]).toEqual(['c', 1]);
    entry.choose('nobody-any-more');
    expect([entry.current, entry.at]).toEqual([null, -1]);
    entry.move(1);
    expect(entry.current?.memberId).toBe('b');
  });

  it('takes the last line back and stands on it again', async () => {
    const { entry, said } = aRoll('open');
    await entry.mark({ mark: 'present' });
    expect((await entry.undo())?.memberId).toBe('a');
    expect([said.at(-1), entry.at]).toEqual([['a', 'absent', 'paper'], 0]);
    expect(await entry.undo()).toBeNull();
  });

  it('sends corrections one after the other, however quick the keys', async () => {
    let running = 0;
    let most = 0;
    const { entry, said } = aRoll('closed', async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
    });
    await Promise.all([1, 2, 3].map(() => entry.mark({ mark: 'present' })));
    expect(most).toBe(1);
    expect(said.map(([id]) => id)).toEqual(['a', 'b', 'c']);
  });

  it('stops at a correction that is refused, and stands on its line', async () => {
    const { entry, said } = aRoll('closed', (id) =>
      id === 'b' ? Promise.reject(new Problem('network')) : Promise.resolve(),
    );
    await Promise.all([1, 2, 3].map(() => entry.mark({ mark: 'present' })));
    expect(said.map(([id]) => id)).toEqual(['a']);
    expect([entry.problem?.kind, entry.current?.memberId, entry.isSaving('c')]).toEqual(['network', 'b', false]);
  });
});
