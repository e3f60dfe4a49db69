/** @jest-environment jsdom */
import { type Component } from 'svelte';
import {
  answerFrom,
  mountPage,
  Refusal,
  settled,
  simulateDialogs,
  simulateLayout,
} from '../../lib/testing/mounted-page';
import LeavingBar from './components/LeavingBar.svelte';
import ReleaseActs from './components/ReleaseActs.svelte';
import ReleaseTable from './components/ReleaseTable.svelte';
import { type Release, ReleaseDesk, type ReleasePerson } from './release-desk.svelte';

const release: Release = {
  ...{ id: 'l', roundId: 'r', roundTitle: 'Đợt 1', state: 'listed', needsSecond: false, undoMinutes: 15, count: 3 },
  ...{ remarked: 0, issued: 0, leftOut: 0, listedBy: 'Nguyễn Thị An', listedAt: '2026-11-26T03:00:00Z' },
  ...{ releasedBy: null, releasedAt: null, confirmedBy: null, confirmedAt: null, issuesAt: null, secondsLeft: 0 },
  ...{ expiresAt: null, takenBackBy: null, closedAt: null, can: ['release'], isSamePerson: false },
};
const person = (position: number): ReleasePerson => ({
  ...{ position, cycleId: `c${position}`, fullName: `Lò Văn ${position}`, birthYear: 1987, unit: 'Xã Hàm Yên' },
  ...{ communeName: 'Xã Hàm Yên', finishedOn: '2026-11-24', state: 'listed', reason: null, remarks: [] },
});

let pages: { leave: () => Promise<void> }[] = [];
let sent: unknown[];
let desk: ReleaseDesk;

async function aList(answer: () => object = () => ({ ...release, id: 'n', count: 2 })): Promise<void> {
  sent = [];
  answerFrom((address, body) => {
    if (body === null) return Promise.resolve({ ...release, state: 'window', can: ['take-back'] });
    sent.push([address, body]);
    return Promise.resolve(answer());
  });
  desk = new ReleaseDesk(
    () => 'l',
    () => ({}),
  );
  const parts: [Component<never>, object][] = [
    [ReleaseActs as Component<never>, { desk, release }],
    [ReleaseTable as Component<never>, { desk, people: [person(1), person(2)] }],
    [LeavingBar as Component<never>, { desk, release }],
  ];
  for (const [part, props] of parts) pages.push(await mountPage(part, props as never));
}
const tick = async (index: number): Promise<void> => {
  [...document.querySelectorAll<HTMLInputElement>('input[type=checkbox]')][index]?.click();
  await settled();
};
const buttons = (): string[] => [...document.querySelectorAll('button, a.button')].map((one) => one.textContent.trim());
async function press(words: string): Promise<void> {
  [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === words)?.click();
  await settled();
}

describe('lines that are left out of a list before it is released', () => {
  beforeAll(() => {
    simulateLayout();
    simulateDialogs();
    window.scrollTo = () => undefined;
  });
  afterEach(async () => {
    for (const one of pages) await one.leave();
    pages = [];
  });

  it('make a list without them by one request, and nothing is released meanwhile', async () => {
    await aList();
    expect(buttons()).toContain('Cho cấp 3 giấy');
    await tick(1);
    expect(document.body.textContent).toContain('Để lại 1 người');
    expect(buttons()).not.toContain('Cho cấp 3 giấy');
    await press('Lập lại danh sách 2 giấy');
    expect(sent).toEqual([
      [
        '/api/rounds/r/certificate-releases',
        { clientKey: expect.any(String), without: { releaseId: 'l', cycleIds: ['c2'] } },
      ],
    ]);
    expect(desk.leaving.size).toBe(0);
  });

  it('are kept in the list again at once', async () => {
    await aList();
    await tick(0);
    await tick(1);
    await press('Không để lại ai');
    expect(buttons()).toContain('Cho cấp 3 giấy');
    expect(document.querySelectorAll('input:checked')).toHaveLength(0);
  });

  it('are not all of them: somebody stays', async () => {
    await aList();
    for (const id of ['c1', 'c2', 'c3']) desk.leave(id, true);
    await settled();
    expect(document.body.textContent).toContain('Danh sách phải còn ít nhất một người.');
    expect(buttons().filter((words) => words.startsWith('Lập lại'))).toEqual([]);
  });

  it('are told why when somebody released the list meanwhile', async () => {
    await aList(
      () => new Refusal({ status: 409, code: 'credentials.release-moved', title: 'Danh sách đã được xử lý' }),
    );
    await tick(0);
    await press('Lập lại danh sách 2 giấy');
    expect(document.body.textContent).toContain('Danh sách đã được xử lý');
    expect(desk.current.value?.state).toBe('window');
  });
});
