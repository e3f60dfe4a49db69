/** @jest-environment jsdom */
import { PlanDesk, type Spot } from './plan.svelte';
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

  describe('that were refused', () => {
    const plan = { state: 'proposed', proposedAt: '2026-11-28T01:00:00Z', classes: [{ number: 1 }, { number: 2 }] };
    let answer: object;
    let offered: (readonly object[])[];
    beforeEach(() => {
      answer = plan;
      offered = [];
      globalThis.fetch = (_, init) => {
        const isOpening = init?.method === 'POST' && typeof init.body === 'string';
        const asked = isOpening ? (JSON.parse(String(init.body)) as Asked) : null;
        if (asked !== null) offered.push(asked.offered);
        const items = asked?.numbers.map((number) => ({
          ...{ number, classGroupId: null, refusal: 'Hội trường bận', spots: [spotOf(number)] },
        }));
        const headers = new Headers({ 'content-type': 'application/json' });
        const text = (): Promise<string> => Promise.resolve(JSON.stringify(items ? { items } : answer));
        return Promise.resolve({ ok: true, status: 200, headers, text } as Response);
      };
    });
    const refusedOnce = async (): Promise<PlanDesk> => {
      const desk = new PlanDesk(() => 'p');
      await desk.current.load();
      await desk.open([{ number: 1 } as PlannedClass]);
      expect(desk.refused).toHaveLength(1);
      return desk;
    };
    const anew = { ...plan, proposedAt: '2026-11-28T02:00:00Z' };

    it('go with the plan: worked out anew, its numbers are of other classes, and nothing is kept from them', async () => {
      const desk = await refusedOnce();
      const [card] = desk.refused;
      answer = { ...plan, state: 'working' };
      await desk.planAgain();
      expect(desk.refused).toEqual([]);
      answer = anew;
      await desk.current.load();
      expect(desk.refused).toEqual([]);
      expect(await desk.openAt(card?.one as PlannedClass, spotOf(1) as unknown as Spot)).toBe(false);
      expect(offered).toHaveLength(1);
      await desk.open([{ number: 2 } as PlannedClass]);
      expect(offered.at(-1)).toEqual([]);
      expect(desk.refused.map(({ one }) => one.number)).toEqual([2]);
    });

    it('go where another officer had it worked out anew, and stay where that failed', async () => {
      const desk = await refusedOnce();
      answer = { ...plan, state: 'failed' };
      await desk.current.load();
      expect(desk.refused).toHaveLength(1);
      answer = anew;
      await desk.current.load();
      expect(desk.refused).toEqual([]);
    });
  });

  describe('seen before another officer changed the plan', () => {
    const seen = { state: 'proposed', proposedAt: '2026-11-28T01:00:00Z', revision: 3, classes: [{ number: 1 }] };
    const now = { ...seen, revision: 4 };
    let sent: { readonly revision: number }[];
    beforeEach(() => {
      sent = [];
      globalThis.fetch = (_, init) => {
        const isAct = init?.method === 'POST' || init?.method === 'PUT';
        if (isAct) sent.push(JSON.parse(String(init.body)) as { revision: number });
        const isRefused = isAct && sent.at(-1)?.revision !== 4;
        const body = isRefused
          ? { status: 409, code: 'planning.changed-since', errors: [] }
          : sent.length > 0
            ? now
            : seen;
        const type = isRefused ? 'application/problem+json' : 'application/json';
        const text = (): Promise<string> =>
          Promise.resolve(JSON.stringify(isAct && !isRefused ? { ...now, items: [] } : body));
        const headers = new Headers({ 'content-type': type });
        return Promise.resolve({ ok: !isRefused, status: isRefused ? 409 : 200, headers, text } as Response);
      };
    });
    const one = { number: 1 } as PlannedClass;
    const spot = { venueId: 'v', trainerId: 't', day: '2026-12-01', half: 0 } as const;

    it.each([
      ['pinned', (desk: PlanDesk) => desk.pin(one, true)],
      ['put elsewhere', (desk: PlanDesk) => desk.place(one, spot)],
      ['opened', async (desk: PlanDesk) => (await desk.open([one])) > 0],
    ])('are not %s: the plan as it is comes, the page says so, and on that it is done', async (_, act) => {
      const desk = new PlanDesk(() => 'p');
      await desk.current.load();
      expect(await act(desk)).toBe(false);
      expect([desk.problem?.code, desk.placing.problem]).toEqual(['planning.changed-since', null]);
      expect(desk.current.value?.revision).toBe(4);
      await act(desk);
      expect(desk.problem).toBeNull();
      expect(sent.map(({ revision }) => revision)).toEqual([3, 4]);
    });
  });
});
