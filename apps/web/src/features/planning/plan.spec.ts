/** @jest-environment jsdom */
import { PlanDesk } from './plan.svelte';
import type { PlannedClass } from './types';

interface Asked {
  readonly numbers: readonly number[];
  readonly offered: readonly object[];
}

const spotOf = (number: number) => ({
  ...{ day: `2026-12-${String(number).padStart(2, '0')}`, half: 0, venueId: `v${number}`, trainerId: 't' },
  ...{ venueName: 'Nhà văn hóa', trainerName: 'Ma Văn An' },
});

describe('the classes of a plan', () => {
  it('are opened ten at a time, each time with what those refused before were offered first', async () => {
    const asked: Asked[] = [];
    globalThis.fetch = (_, init) => {
      const body = init?.method === 'POST' ? (JSON.parse(String(init.body)) as Asked) : null;
      if (body !== null) asked.push(body);
      // The first class of each part is refused, and offered two places.
      const items = body?.numbers.map((number, index) => ({
        ...{ number, classGroupId: index === 0 ? null : `g${number}`, refusal: index === 0 ? 'Hội trường bận' : null },
        spots: index === 0 ? [spotOf(number), spotOf(number + 1)] : null,
      }));
      const headers = new Headers({ 'content-type': 'application/json' });
      const text = (): Promise<string> => Promise.resolve(JSON.stringify({ items: items ?? [], classes: [] }));
      return Promise.resolve({ ok: true, status: 200, headers, text } as Response);
    };
    const desk = new PlanDesk(() => 'p');
    const classes = Array.from({ length: 21 }, (_, index) => ({ number: index + 1 }) as PlannedClass);
    expect(await desk.open(classes)).toBe(18);
    expect(asked.map(({ numbers }) => numbers.length)).toEqual([10, 10, 1]);
    const first = (number: number): object => {
      const { day, half, venueId, trainerId } = spotOf(number);
      return { day, half, venueId, trainerId };
    };
    expect(asked.map(({ offered }) => offered)).toEqual([[], [first(1)], [first(1), first(11)]]);
    // One that is opened again is kept from nothing of its own.
    await desk.open([{ number: 1 } as PlannedClass]);
    expect(asked.at(-1)?.offered).toEqual([first(11), first(21)]);
  });
});
