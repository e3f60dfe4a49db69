/** @jest-environment jsdom */
import { flushSync, mount, unmount } from 'svelte';
import { Problem } from '../../lib/api/problem';
import { Resource } from '../../lib/api/resource.svelte';
import VenueField from './components/VenueField.svelte';
import WeekList from './components/WeekList.svelte';
import type { Venue } from './types';
import { weekOf } from './week';

const text = () => document.body.textContent?.replace(/\s+/g, ' ') ?? '';
const venue = { id: 'v1', name: 'Nhà văn hóa thôn Thọ', capacity: 40 } as Venue;
let part: Record<string, unknown> | null = null;

afterEach(async () => {
  if (part) await unmount(part);
  part = null;
});

beforeAll(() => {
  globalThis.ResizeObserver = class implements ResizeObserver {
    observe = () => undefined;
    unobserve = () => undefined;
    disconnect = () => undefined;
  };
});

describe('the week', () => {
  const none = 'không có lớp';
  const aWeek = (isKnown: boolean) => {
    const days = weekOf('2026-11-23', []);
    const props = { days, isKnown, selectedId: null, hrefOf: () => '', previousHref: '', nextHref: '' };
    part = mount(WeekList, { target: document.body, props });
    flushSync();
  };

  it('says that a day has no class only once it knows', () => {
    aWeek(false);
    expect(text()).not.toContain(none);
  });

  it('says so of each empty day', () => {
    aWeek(true);
    expect(text().split(none)).toHaveLength(8);
  });
});

describe('the venues of a commune', () => {
  const none = 'Xã này chưa có địa điểm học.';

  /** Answers one after the other; a problem is a failed load. */
  async function venues(...answers: (readonly Venue[] | Problem)[]) {
    const left = [...answers];
    const resource = new Resource<readonly Venue[]>(() => {
      const next = left.shift() ?? [];
      return next instanceof Problem ? Promise.reject(next) : Promise.resolve(next);
    });
    const commune = { id: 'c1', name: 'Xã Hàm Yên' };
    const props = { venues: resource, value: '', error: null, commune, onadd: () => undefined };
    part = mount(VenueField, { target: document.body, props });
    flushSync();
    const before = text();
    for (const [index] of answers.entries()) await resource.load(index > 0);
    flushSync();
    return before;
  }

  it('are not said to be missing while they are awaited or have not come', async () => {
    const before = await venues(new Problem('network'));
    expect(before).not.toContain(none);
    expect(text()).not.toContain(none);
    expect(text()).toContain('Thử lại');
  });

  it('are said to be missing when there is none', async () => {
    await venues([]);
    expect(text()).toContain(none);
  });

  it('of the commune before cannot be chosen when those of the next did not come', async () => {
    await venues([venue], new Problem('network'));
    expect(document.querySelector('select')).toBeNull();
  });
});
