/** @jest-environment jsdom */
import { type Component, type ComponentProps, flushSync, mount, unmount } from 'svelte';
import { parseAccount } from '../../lib/session/account';
import { session } from '../../lib/session/session.svelte';
import { setToaster, Toaster } from '../../lib/ui/toaster.svelte';
import { ChangeDesk } from './change.svelte';
import type { ChangeSheet } from './change-types';
import ChangeActs from './components/ChangeActs.svelte';
import ReleaseActs from './components/ReleaseActs.svelte';
import { type Release, ReleaseDesk } from './release-desk.svelte';

const change: ChangeSheet = {
  ...{ id: 'a', roundId: 'r', roundTitle: 'Đợt 1', kind: 'withdraw', state: 'proposed', needsSecond: true },
  ...{
    reason: 'issued-in-error',
    note: 'Nhầm người',
    paperNumber: null,
    paperOn: null,
    count: 1,
    done: 0,
    leftOut: 0,
    kept: 0,
  },
  ...{ firstName: 'Vàng Thị Mỷ', firstNumber: '0001/2026', proposedBy: 'Nguyễn Thị An', proposedFor: null },
  ...{ proposedAt: '2026-11-26T03:00:00Z', expiresAt: '2026-12-10T03:00:00Z', answeredBy: null, answeredFor: null },
  ...{ answerWords: null, closedAt: null, can: [], isSamePerson: false, isOwn: false, people: [], seen: 's' },
};
const release: Release = {
  ...{ id: 'l', roundId: 'r', roundTitle: 'Đợt 1', state: 'proposed', needsSecond: true, undoMinutes: 15, count: 2 },
  ...{ remarked: 0, issued: 0, leftOut: 0, listedBy: 'Nguyễn Thị An', listedAt: '2026-11-26T03:00:00Z' },
  ...{ releasedBy: 'Nguyễn Thị An', releasedAt: '2026-11-26T03:00:00Z', confirmedBy: null, confirmedAt: null },
  ...{
    issuesAt: null,
    secondsLeft: 0,
    expiresAt: null,
    takenBackBy: null,
    closedAt: null,
    can: [],
    isSamePerson: false,
  },
};

/** The sentences and the buttons that a part shows. */
async function shown<Props extends Record<string, unknown>>(
  part: Component<Props>,
  props: Props,
): Promise<{ words: string; buttons: string[] }> {
  const WithToaster: Component<Props> = (anchor, given) => {
    setToaster(new Toaster());
    return part(anchor, given);
  };
  const mounted = mount(WithToaster, { target: document.body, props, context: new Map() });
  flushSync();
  const said = {
    words: [...document.querySelectorAll('p')].map((one) => one.textContent).join(' '),
    buttons: [...document.querySelectorAll('button')].map((one) => one.textContent.trim()),
  };
  await unmount(mounted);
  return said;
}
const ofChange = (more: Partial<ChangeSheet>) =>
  shown<ComponentProps<typeof ChangeActs>>(ChangeActs, {
    desk: new ChangeDesk(() => 'a'),
    change: { ...change, ...more },
  });
const ofRelease = (more: Partial<Release>) =>
  shown<ComponentProps<typeof ReleaseActs>>(ReleaseActs, {
    desk: new ReleaseDesk(
      () => 'l',
      () => ({}),
    ),
    release: { ...release, ...more },
  });

describe('who may not be the second person', () => {
  beforeAll(() => {
    session.account = parseAccount({ accountId: 'o', username: 'o', permissions: ['credentials.manage'] });
  });
  afterAll(() => {
    session.account = null;
  });

  it('reads of a proposal about her own paper whose it may be and whom to ask, and has nothing to press', async () => {
    const { words, buttons } = await ofChange({ isOwn: true });
    expect(words).toMatch(
      /giấy của anh chị, của người anh chị làm thay, hoặc của người trùng họ tên hay số điện thoại/,
    );
    expect(words).toContain('Nhờ cán bộ khác của Sở.');
    expect(buttons).toEqual([]);
    // Both: that it is her own is the reason that no birth year in an account takes away.
    expect((await ofChange({ isOwn: true, isSamePerson: true })).words).toBe(words);
  });

  it('has answers to press of a proposal that is about neither', async () => {
    const { words, buttons } = await ofChange({ can: ['approve', 'decline'] });
    expect(words).not.toMatch(/trùng|giấy của anh chị/);
    expect(buttons).toEqual(['Không duyệt']);
  });

  it('may decline what can not be done with any paper, and reads why there is nothing to approve', async () => {
    const { words, buttons } = await ofChange({ can: ['decline'] });
    expect(words).toContain('Chưa làm được với giấy nào.');
    expect(buttons).toEqual(['Không duyệt']);
  });

  it('reads of a proposal of somebody who counts as her why, and whom to ask', async () => {
    const { words, buttons } = await ofChange({ isSamePerson: true });
    expect(words).toMatch(/trùng tên hoặc số điện thoại với người đề nghị.* năm sinh/);
    expect(words).not.toContain('giấy của anh chị');
    expect(buttons).toEqual([]);
  });

  it('reads the same of a list, and can still take it back', async () => {
    const { words, buttons } = await ofRelease({ isSamePerson: true, can: ['take-back'] });
    expect(words).toMatch(/trùng tên hoặc số điện thoại với người cho cấp.* năm sinh/);
    expect(buttons).toEqual(['Thu lại danh sách']);
  });

  it('is told that she released a list only where she did', async () => {
    const own = 'Anh chị đã cho cấp.';
    expect((await ofRelease({ can: ['take-back'] })).words).toContain(own);
    expect((await ofRelease({ can: [] })).words).not.toContain(own);
    const other = await ofRelease({ can: ['confirm', 'take-back'] });
    expect(other.words).not.toContain(own);
    expect(other.buttons).toEqual(['Xác nhận cấp 2 giấy', 'Thu lại danh sách']);
  });
});
