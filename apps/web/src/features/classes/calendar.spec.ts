/** @jest-environment jsdom */
import { CalendarState, subscriptionOf } from './calendar.svelte';

const answers = (bodies: Record<string, unknown>): jest.Mock =>
  jest.fn((url: string, init?: RequestInit) => {
    const key = `${(init?.method ?? 'GET').toUpperCase()} ${new URL(url, 'http://x').pathname}`;
    const body = JSON.stringify(bodies[key] ?? null);
    return Promise.resolve({
      ok: true,
      status: 200,
      headers: new Headers({ 'content-type': 'application/json' }),
      text: () => Promise.resolve(body),
      json: () => Promise.resolve(JSON.parse(body) as unknown),
    });
  });

const known = { id: 'k1', reach: 'commune', communeId: 'b', madeAt: '2026-11-25T01:00:00Z' };
const communes = {
  items: [
    { id: 'a', fullName: 'Xã A' },
    { id: 'b', fullName: 'Xã B' },
  ],
};

describe('the address of a calendar', () => {
  const { fetch } = globalThis;
  afterEach(() => {
    globalThis.fetch = fetch;
  });

  it('is that of the commune chosen, the first one before any is', async () => {
    globalThis.fetch = answers({ 'GET /api/me/calendars': { items: [known] }, 'GET /api/communes': communes });
    const state = new CalendarState(() => 'commune');
    await state.desk.load();
    expect(state.communeId).toBe('a');
    expect(state.current).toBeNull();
    state.choose('b');
    expect(state.current?.id).toBe('k1');
  });

  it('asks for no communes and names none for a person’s', async () => {
    const asked = answers({
      'GET /api/me/calendars': { items: [] },
      'POST /api/me/calendars': {
        ...known,
        reach: 'own',
        communeId: null,
        address: 'https://x.vn/api/calendars/t.ics',
      },
    });
    globalThis.fetch = asked;
    const state = new CalendarState(() => 'own');
    await state.desk.load();
    await state.make();
    expect(state.made?.address).toBe('https://x.vn/api/calendars/t.ics');
    const urls = asked.mock.calls.map(([url]) => String(url));
    expect(urls.some((url) => url.includes('communes'))).toBe(false);
  });

  it('is ended for good, and that is said until another one is made', async () => {
    const asked = answers({ 'GET /api/me/calendars': { items: [known] }, 'GET /api/communes': communes });
    globalThis.fetch = asked;
    const state = new CalendarState(() => 'commune');
    await state.desk.load();
    await state.end();
    expect(state.hasEnded).toBe(false);
    state.choose('b');
    await state.end();
    expect(state.hasEnded).toBe(true);
    const ended = asked.mock.calls.filter(
      ([, init]: [string, RequestInit?]) => init?.method?.toUpperCase() === 'DELETE',
    );
    expect(ended.map(([url]: [string]) => url)).toEqual(['/api/me/calendars/k1']);
    state.choose('a');
    expect(state.hasEnded).toBe(false);
  });

  it('is handed to calendar programs as a subscription', () => {
    expect(subscriptionOf('https://x.vn/api/calendars/t.ics')).toBe('webcal://x.vn/api/calendars/t.ics');
    expect(subscriptionOf('http://localhost:3000/api/calendars/t.ics')).toBe(
      'webcal://localhost:3000/api/calendars/t.ics',
    );
  });
});
