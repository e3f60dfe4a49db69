/** @jest-environment jsdom */
import { flushSync, mount, unmount } from 'svelte';
import { simulateDialogs, simulateLayout } from '../../lib/testing/mounted-page';
import RoundExtensionForm from './components/RoundExtensionForm.svelte';
import { aimWords, fateWords, reachWords, type RoundExtension } from './round-extension-words';
import { RoundExtensionsState } from './round-extensions.svelte';

const extension = (more: Partial<RoundExtension> = {}): RoundExtension => ({
  ...{ id: 'x1', dueOn: '2027-01-31', reason: 'Lũ.', paperNumber: null, isForAll: true, communes: [], people: 20000 },
  ...{ givenBy: 'Nguyễn Thị An', givenAt: '2026-12-01T02:00:00Z', endedBy: null, endedAt: null, can: ['end'] },
  ...more,
});

describe('a later date for many in words', () => {
  it('says for whom, until when, how many, by whom, and who took it back', () => {
    expect(aimWords(extension())).toBe('Cả đợt đến 31/01/2027');
    const communes = { isForAll: false, communes: ['Xã Hàm Yên', 'Xã Na Hang'] };
    expect(aimWords(extension(communes))).toBe('Xã Hàm Yên, Xã Na Hang: đến 31/01/2027');
    const lines = fateWords(extension({ endedBy: 'Lò Văn Bình', endedAt: '2026-12-04T02:00:00Z' }));
    expect(lines[0]).toBe('20.000 người được gia hạn.');
    expect(lines[2]).toMatch(/^Lò Văn Bình bỏ gia hạn lúc /);
    expect(fateWords(extension({ people: null }))).toHaveLength(1);
  });

  it('says what it does before it is given, and nothing of what it does not', () => {
    expect(reachWords({ people: 2100, unfinished: 1500, late: 0, keep: 0 }).join(' ')).toBe(
      '2.100 người được gia hạn, trong đó 1.500 người chưa xong. Người vào đợt sau này ở đó cũng được hạn mới, nếu hạn riêng của họ sớm hơn.',
    );
    const all = reachWords({ people: 2100, unfinished: 1500, late: 900, keep: 3 }).join(' ');
    expect(all).toContain('900 người đang bị tính muộn sẽ hết muộn.');
    expect(all).toContain('3 người chưa xong đã có hạn bằng hoặc muộn hơn');
    expect(reachWords({ people: 0, unfinished: 0, late: 0, keep: 3 })).toEqual(['Không ai có hạn trước ngày này.']);
  });
});

describe('the form of a later date for many', () => {
  beforeAll(simulateLayout);
  beforeAll(simulateDialogs);
  let part: Record<string, unknown> | null = null;
  afterEach(async () => {
    if (part) await unmount(part);
    part = null;
    document.body.innerHTML = '';
  });
  const text = (): string => document.body.textContent.replaceAll(/\s+/g, ' ');

  it('gives what was looked at, whole and to as many people', async () => {
    const sent: unknown[] = [];
    const answers: Readonly<Record<string, object>> = {
      '/api/communes': { items: [{ id: 'c1', fullName: 'Xã Hàm Yên' }] },
      '/api/rounds/r1/extensions-preview': { people: 37, unfinished: 30, late: 12, keep: 0 },
      '/api/rounds/r1/extensions': { extensions: [extension()], can: ['extend'] },
    };
    globalThis.fetch = (address, init) => {
      const path = String(address);
      if (init?.method?.toUpperCase() === 'POST' && typeof init.body === 'string')
        sent.push([path, JSON.parse(init.body)]);
      return Promise.resolve({
        ...{ ok: true, status: 200, headers: new Headers({ 'content-type': 'application/json' }) },
        text: () => Promise.resolve(JSON.stringify(answers[path] ?? {})),
      } as Response);
    };
    const state = new RoundExtensionsState(() => 'r1');
    state.open();
    part = mount(RoundExtensionForm, {
      target: document.body,
      props: { extensions: state, onsaved: () => undefined },
    });
    flushSync();
    expect([state.key, text().includes('Chọn xã và nhập hạn mới')]).toEqual([null, true]);
    expect(await state.save()).toBe(false);
    flushSync();
    expect(text()).toContain('Nhập đủ ngày, tháng, năm');
    expect(text()).toContain('Ghi lý do.');
    state.who = 'communes';
    state.dueOn = '2027-01-31';
    await state.communes.load();
    flushSync();
    expect([state.key, text().includes('Chọn ít nhất một xã.')]).toEqual([null, true]);
    state.choose('c1', true);
    state.reason = ' Lũ. ';
    flushSync();
    await state.preview.load();
    flushSync();
    expect(text()).toContain('37 người được gia hạn, trong đó 30 người chưa xong. 12 người đang bị tính muộn');
    expect(text()).toContain('Gia hạn cho 37 người');
    expect(text()).toContain('Xã Hàm Yên');
    expect(await state.save()).toBe(true);
    expect(sent.at(-1)).toEqual([
      '/api/rounds/r1/extensions',
      { dueOn: '2027-01-31', communeIds: ['c1'], reason: 'Lũ.', people: 37 },
    ]);
    expect([state.isOpen, state.list.value?.extensions.length]).toEqual([false, 1]);
  });

  it('says that the communes did not come, and asks for them again', async () => {
    let isDown = true;
    globalThis.fetch = (address) => {
      if (String(address) === '/api/communes' && isDown) return Promise.reject(new TypeError('no network'));
      return Promise.resolve({
        ...{ ok: true, status: 200, headers: new Headers({ 'content-type': 'application/json' }) },
        text: () => Promise.resolve(JSON.stringify({ items: [{ id: 'c1', fullName: 'Xã Hàm Yên' }] })),
      } as Response);
    };
    const state = new RoundExtensionsState(() => 'r1');
    state.open();
    state.who = 'communes';
    const props = { extensions: state, onsaved: () => undefined };
    part = mount(RoundExtensionForm, { target: document.body, props });
    const rest = async (): Promise<void> => {
      for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve));
      flushSync();
    };
    await rest();
    expect(document.querySelector('[role="combobox"]')).toBeNull();
    isDown = false;
    [...document.querySelectorAll('button')].find((one) => one.textContent?.includes('Thử lại'))?.click();
    await rest();
    expect(document.querySelector('[role="combobox"]')).not.toBeNull();
  });
});
