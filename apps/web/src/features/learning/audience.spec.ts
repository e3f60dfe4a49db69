/** @jest-environment jsdom */
import { flushSync, mount, unmount } from 'svelte';
import { Resource } from '../../lib/api/resource.svelte';
import { type AudienceView, AudienceTerms } from './audience-form.svelte';
import { type AudienceChoices, AudiencePreviewState, AudienceState, type AudienceWish } from './audience.svelte';
import AudienceBuilder from './components/AudienceBuilder.svelte';
import AudienceChange from './components/AudienceChange.svelte';
import AudiencePreview from './components/AudiencePreview.svelte';
import { isJoiningOver } from './audience-words';
import SaveAudience from './components/SaveAudience.svelte';

const leaders = {
  match: 'all' as const,
  conditions: [{ kind: 'position' as const, values: ['leader'], side: null, day: null }],
  except: [],
};
const aView = (more: Partial<AudienceView> = {}): AudienceView => ({
  on: '2026-11-27',
  words: 'Tổ trưởng',
  unknownKinds: 0,
  rule: null,
  revision: 3,
  counts: { joins: 37, leaves: 4, stays: 215, kept: 0 },
  communes: [{ communeId: 'c1', name: 'Xã Hàm Yên', joins: 37, leaves: 4, stays: 215, kept: 0 }],
  people: [],
  nextCursor: null,
  change: null,
  ...more,
});
const aPerson = {
  memberId: 'm1',
  fullName: 'Vàng Thị Mỷ',
  givenName: 'Mỷ',
  isRestricted: false,
  position: 'leader',
  teamName: 'Tổ công nghệ số cộng đồng xã Hàm Yên',
  communeName: 'Xã Hàm Yên',
  heldFrom: '2026-05-01',
};
const aChoices: AudienceChoices = {
  communes: [{ value: 'c1', label: 'Xã Hàm Yên' }],
  rounds: [{ value: 'r1', label: 'Đợt 1' }],
  courses: [],
};

let part: Record<string, unknown> | null = null;
afterEach(async () => {
  if (part) await unmount(part);
  part = null;
  document.body.innerHTML = '';
});
beforeAll(() => {
  globalThis.matchMedia = (query: string) =>
    ({
      matches: false,
      media: query,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }) as unknown as MediaQueryList;
});
const text = (): string => document.body.textContent.replaceAll(/\s+/g, ' ');
const settle = async (): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, 0));
  flushSync();
};
const press = async (words: string): Promise<void> => {
  const found = [...document.querySelectorAll('button')].find(
    (button) => button.textContent.trim() === words || button.getAttribute('aria-label') === words,
  );
  if (found === undefined) throw new Error(`no button ${words}`);
  found.click();
  await settle();
};

describe('the conditions of an audience', () => {
  function build(terms: AudienceTerms, more: { faults?: Record<string, string>; wasTried?: boolean } = {}): void {
    const choices = new Resource<AudienceChoices>(() => Promise.resolve(aChoices));
    choices.set(aChoices);
    const props = {
      ...{ terms, choices, teamKinds: ['village-team'], wasTried: more.wasTried ?? false },
      faultOf: (pointer: string) => more.faults?.[pointer] ?? null,
    };
    part = mount(AudienceBuilder, { target: document.body, props });
    flushSync();
  }

  it('are added and dropped by buttons, which is said', async () => {
    const terms = new AudienceTerms();
    build(terms);
    expect(text()).toContain('Không có điều kiện');
    await press('Thêm');
    expect(terms.entries.map(({ kind }) => kind)).toEqual(['position']);
    expect(text()).toContain('Đã thêm điều kiện Chức danh trong tổ.');
    document.querySelector<HTMLInputElement>('input[value=leader]')?.click();
    expect(terms.body?.conditions).toEqual([{ kind: 'position', values: ['leader'] }]);
    await press('Bỏ điều kiện Chức danh trong tổ');
    expect(terms.entries).toEqual([]);
  });

  it('offer the kinds of team of the programme alone', () => {
    const terms = new AudienceTerms();
    terms.add('team');
    build(terms);
    const boxes = [...document.querySelectorAll('input[type=checkbox]')].map((box) => box.getAttribute('value'));
    expect(boxes).toEqual(['village-team']);
  });

  it('ask how they go together once there are two that let in', () => {
    const terms = new AudienceTerms();
    terms.add('any-round');
    const other = terms.add('seat');
    build(terms);
    expect(text()).toContain('Ghép các điều kiện');
    other.isExcept = true;
    flushSync();
    expect(text()).not.toContain('Ghép các điều kiện');
  });

  it('name what is missing once saving was tried, and what the server refused', () => {
    const terms = new AudienceTerms();
    terms.add('position');
    terms.add('unit');
    build(terms, { wasTried: true, faults: { '/rule/conditions/1': 'Một mục không có trong tỉnh.' } });
    expect(text()).toContain('Chọn ít nhất một mục');
    expect(text()).toContain('Một mục không có trong tỉnh.');
  });

  it('show chosen communes with a button that drops each', async () => {
    const terms = new AudienceTerms();
    terms.add('unit').values = ['c1'];
    build(terms);
    await press('Bỏ Xã Hàm Yên');
    expect(terms.entries[0]?.values).toEqual([]);
  });
});

describe('what a rule means', () => {
  const wishes: AudienceWish[] = [];
  async function preview(use: 'open' | 'change' | 'saved', view = aView()): Promise<AudiencePreviewState> {
    wishes.length = 0;
    const state = new AudiencePreviewState(
      () => 'a rule',
      (wish) => {
        wishes.push(wish);
        return Promise.resolve(wish.side === undefined ? view : { ...view, people: [aPerson] });
      },
    );
    await state.view.load();
    part = mount(AudiencePreview, { target: document.body, props: { preview: state, use } });
    flushSync();
    return state;
  }

  it('is a sentence and the difference, and that nobody is put out', async () => {
    await preview('change');
    expect(text()).toContain('Tổ trưởng.');
    expect(text()).toContain('+37 người sẽ vào đợt');
    expect(text()).toContain('−4 người không còn thuộc đối tượng, giữ nguyên kết quả');
    expect(text()).toContain('Không ai bị đưa ra khỏi đợt.');
  });

  it('of a round not opened yet is who gets it', async () => {
    await preview('open');
    expect(text()).toContain('37 người có đợt này');
    expect(text()).not.toContain('không còn thuộc đối tượng');
  });

  it('says of a past day what is of that day, and of how many the kind of people is not known', async () => {
    const state = await preview('open', aView({ on: '2026-03-01' }));
    state.asOf('2026-03-01');
    flushSync();
    expect(text()).toContain('tính theo ngày 01/03/2026: đơn vị, vị trí, thành phần và việc đã xong đều như hôm ấy.');
    expect(text()).not.toContain('Riêng');
    if (part) await unmount(part);
    document.body.innerHTML = '';
    await preview('change', aView({ on: '2026-03-01', unknownKinds: 12 }));
    expect(text()).toContain('Riêng 12 người được sửa thành phần sau ngày ấy mà bản trước khi sửa không còn');
  });

  it('names nobody until somebody asks for one list', async () => {
    const state = await preview('change');
    expect(wishes).toEqual([{}]);
    await press('Xem tên người sẽ vào đợt');
    expect(state.wish).toEqual({ side: 'joins' });
    await state.view.load(true);
    flushSync();
    expect(text()).toContain('Vàng Thị Mỷ');
    await press('Ẩn tên người sẽ vào đợt');
    expect(state.wish).toEqual({});
  });

  it('begins a list anew when the day or the commune changes', async () => {
    const state = await preview('change');
    state.show('joins');
    state.turn('next');
    expect(state.wish).toEqual({ side: 'joins', cursor: 'next' });
    state.asOf('2026-03-01');
    expect(state.wish).toEqual({ on: '2026-03-01', side: 'joins' });
    state.turn('next');
    state.show('joins', 'c1');
    expect(state.wish).toEqual({ on: '2026-03-01', side: 'joins', communeId: 'c1' });
  });
});

describe('a page of the list', () => {
  it('is the first one again under another rule', () => {
    const about = new AudienceTerms();
    const state = new AudiencePreviewState(
      () => String(about.entries.length),
      () => Promise.resolve(aView()),
    );
    state.show('joins');
    state.turn('next');
    about.add('any-round');
    expect([state.cursor, state.wish]).toEqual(['', { side: 'joins' }]);
  });
});

describe('the last change of an audience', () => {
  const told = (joined: number | null): string => {
    const change = { revision: 1, changedAt: '2026-11-27T01:00:00Z', left: 4, joined };
    part = mount(AudienceChange, { target: document.body, props: { change } });
    flushSync();
    return text();
  };

  it('is told while people are taken in', () => {
    expect(told(null)).toContain('Đang thêm người mới');
  });

  it('is told with its numbers after', () => {
    expect(told(37)).toContain('đã thêm 37 người, 4 người không còn thuộc đối tượng');
  });
});

describe('saving an audience', () => {
  interface Sent {
    readonly address: string;
    readonly body: { readonly rule?: unknown; readonly revision?: number } | null;
  }

  function desk(saving: { status: number; body: object }, saved = aView()): { state: AudienceState; sent: Sent[] } {
    const sent: Sent[] = [];
    globalThis.fetch = (address, init) => {
      const path = String(address);
      sent.push({
        address: path,
        body: typeof init?.body === 'string' ? (JSON.parse(init.body) as Sent['body']) : null,
      });
      const isSaving = path.endsWith('/audience-changes');
      const answer = isSaving
        ? saving
        : { status: 200, body: path.endsWith('-preview') ? aView({ revision: 5 }) : saved };
      return Promise.resolve({
        ok: answer.status < 400,
        status: answer.status,
        headers: new Headers({ 'content-type': answer.status < 400 ? 'application/json' : 'application/problem+json' }),
        text: () => Promise.resolve(JSON.stringify(answer.body)),
      } as Response);
    };
    return { state: new AudienceState(() => 'r2', true), sent };
  }

  it('says the revision that the preview showed', async () => {
    const { state, sent } = desk({ status: 201, body: { revision: 6, left: 4 } });
    await state.saved.load();
    expect(state.isChanged).toBe(false);
    state.terms.add('position').toggle('leader', true);
    expect(state.isChanged).toBe(true);
    await state.preview.view.load();
    expect(await state.save()).toBe(true);
    const change = sent.find(({ address }) => address.endsWith('/audience-changes'));
    expect(change?.body).toEqual({
      rule: { match: 'all', conditions: [{ kind: 'position', values: ['leader'] }], except: [] },
      revision: 5,
    });
  });

  it('keeps what was entered when somebody else was first, and reads what the round has now', async () => {
    const { state, sent } = desk({ status: 409, body: { status: 409, code: 'learning.audience-stale', title: 'x' } });
    await state.saved.load();
    state.terms.follow(leaders);
    await state.preview.view.load();
    expect(await state.save()).toBe(false);
    expect(state.problem?.status).toBe(409);
    expect(state.terms.entries).toHaveLength(1);
    expect(sent.at(-1)?.address).toMatch(/\/audience$/);
  });

  const button = (state: AudienceState): HTMLButtonElement | null => {
    part = mount(SaveAudience, { target: document.body, props: { desk: state, onsave: () => undefined } });
    flushSync();
    return document.querySelector('button');
  };

  it('is not done before the preview answers: the button says that it counts', async () => {
    const { state } = desk({ status: 201, body: {} });
    await state.saved.load();
    state.terms.add('any-round');
    expect(await state.save()).toBe(false);
    const pressed = button(state);
    expect([pressed?.getAttribute('aria-disabled'), pressed?.textContent.trim()]).toEqual(['true', 'Đang tính…']);
  });

  it('says the numbers on its button, of today alone', async () => {
    const { state } = desk({ status: 201, body: {} });
    await state.saved.load();
    state.terms.add('any-round');
    await state.preview.view.load();
    expect(button(state)?.textContent).toContain('Lưu: +37, −4 người');
    state.preview.asOf('2026-03-01');
    await state.preview.view.load();
    flushSync();
    expect(text()).toContain('Lưu đối tượng');
    expect(text()).toContain('không theo ngày 01/03/2026');
  });

  it('is not offered where nothing is changed', async () => {
    const { state } = desk({ status: 201, body: {} });
    await state.saved.load();
    expect(button(state)).toBeNull();
    expect(text()).toContain('Chưa đổi gì');
  });

  it('shows at its condition what the preview refused', async () => {
    const pointer = '#/rule/conditions/0';
    const errors = [{ pointer, code: 'learning.audience-value-unknown', detail: 'Mục đã chọn không còn' }];
    const { state } = desk({ status: 201, body: {} });
    await state.saved.load();
    state.terms.add('any-round');
    globalThis.fetch = () =>
      Promise.resolve({
        ...{ ok: false, status: 400, headers: new Headers({ 'content-type': 'application/problem+json' }) },
        text: () => Promise.resolve(JSON.stringify({ status: 400, code: 'platform.invalid-input', errors })),
      } as Response);
    await state.preview.view.load();
    expect(state.faultOf('/rule/conditions/0')).not.toBeNull();
    expect(state.faultOf('/rule/conditions/1')).toBeNull();
  });

  it('begins with the rule that is kept, once', async () => {
    const { state } = desk({ status: 201, body: {} }, aView({ rule: leaders }));
    await state.saved.load();
    expect(state.terms.body?.conditions).toEqual([{ kind: 'position', values: ['leader'] }]);
    state.terms.follow(null);
    await state.saved.load();
    expect(state.terms.entries).toEqual([]);
    expect(state.isChanged).toBe(true);
  });
});

describe('whether a round takes people', () => {
  it('goes by its date, or by what was said of newcomers', () => {
    const round = { dueOn: '2026-12-31', newcomerDays: null, newcomersUntil: null, endedOn: null };
    expect([isJoiningOver(null, '2027-01-01'), isJoiningOver(round, '2026-12-31')]).toEqual([false, false]);
    expect(isJoiningOver(round, '2027-01-01')).toBe(true);
    const open = { ...round, newcomerDays: 60 };
    expect(isJoiningOver(open, '2027-01-01')).toBe(false);
    expect(isJoiningOver({ ...open, newcomersUntil: '2027-03-31' }, '2027-03-31')).toBe(false);
    expect(isJoiningOver({ ...open, newcomersUntil: '2027-03-31' }, '2027-04-01')).toBe(true);
    expect(isJoiningOver({ ...open, endedOn: '2026-12-15' }, '2026-12-16')).toBe(true);
  });
});
