/** @jest-environment jsdom */
import type { QueuedWrite } from '../lib/offline/store';
import { aQueue } from '../lib/testing/mounted-page';
import { LeftRoll } from './left-roll.svelte';

const refused = (key: string): QueuedWrite => ({
  ...{ key, kind: 'attendance', method: 'post', address: '/', body: {}, state: 'refused', refusal: 'x', madeAt: 1 },
});

async function aRoll(...writes: QueuedWrite[]): Promise<{ left: LeftRoll; queue: ReturnType<typeof aQueue> }> {
  const queue = aQueue();
  const nothing = (): Promise<void> => Promise.resolve();
  await queue.use({ list: () => Promise.resolve(writes), put: nothing, remove: nothing });
  return { left: new LeftRoll(queue), queue };
}

describe('the roll of marks that were refused', () => {
  it('is led to and open to whoever is signed in here, until she leaves it', async () => {
    const { left, queue } = await aRoll(refused('answer/a/q'), refused('attendance/s1/m/k'), refused('card/s2/k'));
    expect(left.path).toBe('/giang-vien/buoi/s1');
    expect(['s1', 's2', 's3'].map((id) => left.isOpen(`/giang-vien/buoi/${id}`))).toEqual([true, true, false]);
    left.visit('/giang-vien/buoi/s1');
    await queue.dismissAll('attendance/');
    expect([left.path, left.isOpen('/giang-vien/buoi/s1')]).toEqual(['/giang-vien/buoi/s2', true]);
    left.visit('/giang-vien/buoi/s1');
    expect(left.isOpen('/giang-vien/buoi/s1')).toBe(true);
    left.visit('/');
    expect(left.isOpen('/giang-vien/buoi/s1')).toBe(false);
  });

  it('is none where nothing of a hall was refused', async () => {
    const { left } = await aRoll(refused('answer/a/q'), { ...refused('attendance/s1/m/k'), state: 'on-device' });
    expect([left.path, left.isOpen('/giang-vien/buoi/s1')]).toEqual([null, false]);
  });
});
