/** @jest-environment jsdom */
import { flushSync } from 'svelte';
import {
  answerFrom,
  mountPage,
  Refusal,
  settled,
  simulateDialogs,
  simulateLayout,
} from '../../lib/testing/mounted-page';
import { CallBookingState } from './call-booking.svelte';
import NewClassSheet from './components/NewClassSheet.svelte';
import type { Call } from './types';

beforeAll(() => {
  simulateLayout();
  simulateDialogs();
});

const call = {
  id: 'call',
  title: 'Ký số',
  communes: [
    { communeId: 'a', communeName: 'Xã A', heirs: [], places: 5, proposed: 0, unable: 0, filled: 3, booked: 0 },
  ],
} as unknown as Call;
const clash = {
  ...{ session: 0, kind: 'venue', who: 'Nhà văn hóa thôn 3', title: 'Dịch vụ công', number: 1 },
  ...{ on: '15/12/2026', from: '08:00', to: '11:00', until: '' },
  ...{ venueName: 'Nhà văn hóa thôn 3', communeName: 'Xã A', travelMinutes: 0, missingMinutes: 0 },
};
const refusal = {
  ...{ status: 409, code: 'classes.venue-busy', title: 'Địa điểm bận', detail: 'Địa điểm đã có lớp.', errors: [] },
  params: { clashes: [clash], freeSlots: [{ session: 0, on: '2026-12-16', from: '13:30', to: '16:30' }] },
};
const ground: Readonly<Record<string, object>> = {
  '/api/venues': { items: [{ id: 'v', name: 'Nhà văn hóa thôn 3', capacity: 60 }], nextCursor: null },
  '/api/communes/a/trainers': { items: [{ accountId: 't', name: 'Lò Thị Mây' }] },
};

it('a class that clashes names what hinders it, and one press takes free hours', async () => {
  const sent: Record<string, unknown>[] = [];
  answerFrom((address, form) => {
    if (form === null) return Promise.resolve(ground[new URL(address, 'http://x').pathname] ?? { items: [] });
    sent.push(form as Record<string, unknown>);
    return Promise.resolve(sent.length === 1 ? new Refusal(refusal) : { items: [], classGroupId: 'k' });
  });
  const booking = new CallBookingState('call');
  const page = await mountPage(NewClassSheet, { open: true, call, booking, waiting: 3 });
  const day = [...document.querySelectorAll('input')].find((one) => one.labels?.[0]?.textContent.includes('Ngày'));
  if (day === undefined) throw new Error('no day');
  day.value = '15/12/2026';
  day.dispatchEvent(new Event('input', { bubbles: true }));
  day.dispatchEvent(new Event('change', { bubbles: true }));
  const form = document.querySelector('form');
  form?.requestSubmit();
  await settled();
  expect(document.body.textContent).toContain('lớp “Dịch vụ công”, buổi 1, 08:00–11:00 ngày 15/12/2026');

  const free = [...document.querySelectorAll('button')].find((one) => one.textContent.includes('13:30–16:30'));
  free?.click();
  flushSync();
  expect(document.body.textContent).not.toContain('Dịch vụ công');
  form?.requestSubmit();
  await settled();
  expect(sent.map(({ sessions }) => sessions)).toEqual([
    [{ on: '2026-12-15', from: '08:00', to: '11:00' }],
    [{ on: '2026-12-16', from: '13:30', to: '16:30' }],
  ]);
  await page.leave();
});

it('a class of several days says of each that is refused why, and one press takes other hours for that one', async () => {
  const why = 'Ngày 01/01/2027 là ngày nghỉ.';
  const off = {
    ...{ status: 422, code: 'planning.open-day-off', title: 'Ngày nghỉ', detail: why, errors: [] },
    params: {
      clashes: [],
      hindrances: [{ session: 1, why }],
      freeSlots: [{ session: 1, on: '2027-01-02', from: '08:00', to: '11:00' }],
    },
  };
  const sent: { sessions: unknown[] }[] = [];
  answerFrom((address, form) => {
    if (form === null) return Promise.resolve(ground[new URL(address, 'http://x').pathname] ?? { items: [] });
    sent.push(form as { sessions: unknown[] });
    return Promise.resolve(sent.length === 1 ? new Refusal(off) : { items: [], classGroupId: 'k' });
  });
  const page = await mountPage(NewClassSheet, { open: true, call, booking: new CallBookingState('call'), waiting: 3 });
  const press = (words: string): void => {
    [...document.querySelectorAll('button')].find((one) => one.textContent.includes(words))?.click();
    flushSync();
  };
  press('Thêm một buổi');
  const days = [...document.querySelectorAll('input')].filter((one) => one.labels?.[0]?.textContent.includes('Ngày'));
  ['15/12/2026', '01/01/2027'].forEach((text, index) => {
    const day = days[index];
    if (day === undefined) throw new Error('no day');
    day.value = text;
    day.dispatchEvent(new Event('input', { bubbles: true }));
    day.dispatchEvent(new Event('change', { bubbles: true }));
  });
  const form = document.querySelector('form');
  form?.requestSubmit();
  await settled();
  expect(document.body.textContent).toContain('Buổi 2 vướng');
  press('02/01/2027');
  expect(document.body.textContent).not.toContain(why);
  form?.requestSubmit();
  await settled();
  expect(sent.map(({ sessions }) => sessions)).toEqual([
    [
      { on: '2026-12-15', from: '08:00', to: '11:00' },
      { on: '2027-01-01', from: '08:00', to: '11:00' },
    ],
    [
      { on: '2026-12-15', from: '08:00', to: '11:00' },
      { on: '2027-01-02', from: '08:00', to: '11:00' },
    ],
  ]);
  await page.leave();
});

it('what was typed is there again after she went to add a hall', async () => {
  answerFrom((address) => {
    const { pathname } = new URL(address, 'http://x');
    return Promise.resolve(pathname === '/api/venues' ? { items: [] } : (ground[pathname] ?? { items: [] }));
  });
  const dayField = (): HTMLInputElement => {
    const day = [...document.querySelectorAll('input')].find((one) => one.labels?.[0]?.textContent.includes('Ngày'));
    if (day === undefined) throw new Error('no day');
    return day;
  };
  const shown = async () =>
    mountPage(NewClassSheet, { open: true, call, booking: new CallBookingState('call'), waiting: 3 });
  const first = await shown();
  await settled();
  dayField().value = '15/12/2026';
  dayField().dispatchEvent(new Event('input', { bubbles: true }));
  dayField().dispatchEvent(new Event('change', { bubbles: true }));
  const link = [...document.querySelectorAll('a')].find((one) => one.textContent.includes('Thêm địa điểm cho xã'));
  link?.addEventListener('click', (event) => event.preventDefault());
  link?.click();
  await settled();
  await first.leave();
  const again = await shown();
  await settled();
  expect(dayField().value).toBe('15/12/2026');
  await again.leave();
});
