/** @jest-environment jsdom */
import { flushSync, mount, type Component, unmount } from 'svelte';
import { Resource } from '../../lib/api/resource.svelte';
import { parseAccount } from '../../lib/session/account';
import { session } from '../../lib/session/session.svelte';
import BuildsOnField from './components/BuildsOnField.svelte';
import LackingTeams from './components/LackingTeams.svelte';
import PersonPicker from './components/PersonPicker.svelte';
import { LackingOfTeams, missingOf } from './lacking.svelte';
import { type FoundPerson, PeopleSearch } from './people-search.svelte';

let part: Record<string, unknown> | null = null;
const sent: { address: string; body: unknown }[] = [];
const text = (): string => document.body.textContent.replaceAll(/\s+/g, ' ');

function show<P extends Record<string, unknown>>(component: Component<P>, props: P): void {
  part = mount(component, { target: document.body, props });
  flushSync();
}

/** Answers every call by the end of its address. */
function answer(answers: Readonly<Record<string, object>>): void {
  sent.length = 0;
  globalThis.fetch = (address, init) => {
    const path = String(address);
    sent.push({ address: path, body: typeof init?.body === 'string' ? JSON.parse(init.body) : null });
    const body = answers[path.split('/').at(-1) ?? ''] ?? {};
    return Promise.resolve({
      ...{ ok: true, status: 200, headers: new Headers({ 'content-type': 'application/json' }) },
      text: () => Promise.resolve(JSON.stringify(body)),
    } as Response);
  };
}

afterEach(async () => {
  if (part) await unmount(part);
  part = null;
  document.body.innerHTML = '';
  session.account = null;
});

describe('what a class builds on', () => {
  const courses = (): Resource<readonly { id: string; title: string }[]> => {
    const all = new Resource<readonly { id: string; title: string }[]>(() =>
      Promise.resolve([
        { id: 'C05', title: 'Dịch vụ công' },
        { id: 'C08', title: 'Phòng chống lừa đảo' },
      ]),
    );
    return all;
  };

  it('shows which courses no open round asks for, and one that is no course any more, so that it can be taken off', async () => {
    const permissions = ['content.read-courses', 'classes.change'];
    session.account = parseAccount({ accountId: 't', username: 't', permissions });
    answer({ 'asked-courses': { ids: ['C05'] } });
    const list = courses();
    await list.load();
    show(BuildsOnField as unknown as Component<Record<string, unknown>>, {
      ...{ courses: list, value: ['C05', 'C99'], error: null },
      kept: [
        { id: 'C05', title: 'Dịch vụ công' },
        { id: 'C99', title: 'Khóa cũ' },
      ],
    });
    await new Promise((resolve) => setTimeout(resolve));
    flushSync();
    const boxes = [...document.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')];
    const labels = boxes.map((box) => box.closest('label')?.textContent.replaceAll(/\s+/g, ' ').trim());
    expect(labels).toEqual([
      'Dịch vụ công',
      'Phòng chống lừa đảo Chưa đợt nào giao khóa này',
      'Khóa cũ Khóa không còn dùng',
    ]);
    expect(boxes.map(({ checked }) => checked)).toEqual([true, false, true]);
    expect(text()).not.toContain('lớp sẽ không có người');
    boxes[1]?.click();
    boxes[2]?.click();
    flushSync();
    expect(boxes.map(({ checked }) => checked)).toEqual([true, true, false]);
    expect(text()).toContain('lớp sẽ không có người');
  });
});

describe('who lacks a course', () => {
  const lacking = [{ memberId: 'm2', fullName: 'Vàng Thị Mỷ', missing: [{ id: 'C05', title: 'Dịch vụ công' }] }];

  it('is marked in a search before anybody presses, and has no button', async () => {
    answer({ 'booking-preview': { people: 2, lacking } });
    const found = await missingOf('c1', ['m1', 'm2'], new AbortController().signal);
    expect(found).toEqual({ m2: 'Dịch vụ công' });
    expect(sent).toEqual([{ address: '/api/class-groups/c1/booking-preview', body: { memberIds: ['m1', 'm2'] } }]);
    const search = new PeopleSearch(() => ({ communeIds: ['xa'], isClosed: false }));
    search.text = 'Th';
    const one = (id: string, fullName: string, missing: string): FoundPerson =>
      ({
        id,
        fullName,
        missing,
        unitName: 'Thôn Nà Tang',
        communeName: 'Xã Hàm Yên',
        isRestricted: false,
      }) as FoundPerson;
    search.people.set([one('m1', 'Ma Văn Bằng', ''), one('m2', 'Vàng Thị Mỷ', 'Dịch vụ công')]);
    show(PersonPicker as unknown as Component<Record<string, unknown>>, {
      ...{ search, takenIds: new Set<string>(), onadd: () => undefined },
    });
    expect(text()).toContain('Chưa học xong Dịch vụ công');
    expect([...document.querySelectorAll('button')].map((button) => button.getAttribute('aria-label'))).toEqual([
      expect.stringContaining('Ma Văn Bằng'),
    ]);
  });

  it('of chosen teams is counted and named, the rest as a number', async () => {
    const many = Array.from({ length: 14 }, (_, index) => ({ ...lacking[0], memberId: `m${index}` }));
    answer({ 'booking-preview': { people: 40, lacking: many } });
    const teams = new LackingOfTeams(
      () => 'c1',
      () => ['t1'],
    );
    await teams.preview.load();
    expect([teams.named.length, teams.more, teams.named[0]?.words]).toEqual([12, 2, 'Dịch vụ công']);
    jest.useFakeTimers();
    show(LackingTeams as unknown as Component<Record<string, unknown>>, { classGroupId: 'c1', teamIds: ['t1'] });
    await jest.advanceTimersByTimeAsync(1000);
    jest.useRealTimers();
    flushSync();
    expect(text()).toContain('14 trong 40 người sắp ghi tên chưa học xong');
    expect(text()).toContain('và 2 người khác');
  });
});
