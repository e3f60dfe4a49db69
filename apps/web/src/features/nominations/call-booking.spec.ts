/** @jest-environment jsdom */
import { CallBookingState } from './call-booking.svelte';

const quota = { communeName: 'Xã', heirs: [], places: 5, proposed: 0, unable: 0 };
const communes = [
  { ...quota, communeId: 'a', filled: 3, booked: 1 },
  { ...quota, communeId: 'b', filled: 4, booked: 0 },
  { ...quota, communeId: 'c', filled: 2, booked: 2 },
];
const aClass = { id: 'k', title: 'Ký số', isAbout: true, communeId: 'a', communeName: 'Xã A' };
const form = {
  venueId: 'v',
  trainerId: 't',
  capacity: 20,
  sessions: [{ on: '2026-12-15', from: '08:00', to: '10:00' }],
};

describe('names that become places of a class', () => {
  const sent: { method: string; url: string; body: Record<string, unknown> }[] = [];
  let reply: { status: number; body: object } | 'lost';
  const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

  beforeEach(() => {
    sent.length = 0;
    reply = { status: 200, body: { items: [aClass], classGroupId: 'k' } };
    globalThis.fetch = (url, options) => {
      const method = options?.method ?? 'GET';
      const body = options?.body === undefined ? {} : (JSON.parse(String(options.body)) as Record<string, unknown>);
      if (method !== 'GET') sent.push({ method, url: String(url), body });
      if (method !== 'GET' && reply === 'lost') return Promise.reject(new TypeError('Failed to fetch'));
      const { status, body: answer } =
        method === 'GET' || reply === 'lost' ? { status: 200, body: { items: [aClass] } } : reply;
      const headers = new Headers();
      return Promise.resolve({
        ...{ ok: status < 400, status, headers },
        text: () => Promise.resolve(JSON.stringify(answer)),
      } as Response);
    };
  });

  async function loaded(): Promise<CallBookingState> {
    const booking = new CallBookingState('call');
    await booking.classes.load();
    return booking;
  }

  it('choose nothing by themselves, and then the commune of the class alone', async () => {
    const booking = await loaded();
    expect([booking.classGroupId, booking.tryOut(communes), booking.isClassMissing]).toEqual(['', false, true]);
    booking.choose('k', communes);
    expect([booking.countOf(communes), booking.tryOut(communes)]).toEqual([2, true]);
    booking.communes.delete('a');
    booking.communes.add('c');
    expect([booking.tryOut(communes), booking.isCommuneMissing(communes)]).toEqual([false, true]);
  });

  it('are booked of the chosen communes', async () => {
    const booking = await loaded();
    booking.choose('k', communes);
    booking.communes.add('b');
    await booking.book(communes);
    expect(sent.map(({ body }) => body)).toEqual([{ classGroupId: 'k', communeIds: ['a', 'b'] }]);
  });

  it('open one class by one form: the same key until an answer came, another one afterwards', async () => {
    const booking = await loaded();
    reply = 'lost';
    expect(await booking.open(form, communes)).toBe(false);
    reply = { status: 201, body: { items: [aClass], classGroupId: 'k' } };
    expect(await booking.open(form, communes)).toBe(true);
    expect(booking.classGroupId).toBe('k');
    reply = { status: 422, body: { status: 422, code: 'classes.venue-busy', title: 'Bận', errors: [] } };
    expect(await booking.open(form, communes)).toBe(false);
    expect(await booking.open(form, communes)).toBe(false);
    await settled();
    const keys = sent.map(({ body }) => body['clientKey']);
    expect([keys[0] === keys[1], new Set(keys).size]).toEqual([true, 3]);
  });
});
