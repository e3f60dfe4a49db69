/** @jest-environment jsdom */
import { WriteQueue } from '../../lib/offline/queue.svelte';
import type { Account } from '../../lib/session/account';
import { session as account } from '../../lib/session/session.svelte';
import { answerFrom, mountPage, settled, simulateDialogs, simulateLayout } from '../../lib/testing/mounted-page';
import AddPerson from './components/AddPerson.svelte';
import { RollState } from './roll.svelte';
import type { Session } from './types';

/** She has a right in another commune, so she may read members and book them: there, not here. */
const GUEST = ['org.read-members', 'classes.book', 'classes.correct-attendance'];
const INTRODUCE = 'Tìm không ra: ghi họ tên, năm sinh';
const TELL = 'Tìm không ra thì báo Sở tên người và xã';

const sessionOf = (state: 'open' | 'closed'): Session =>
  ({
    ...{ id: 's', title: 'Ký số', number: 1, isOwn: true, state, communeId: 'hy', classGroupId: 'c' },
    ...{ startsAt: '2026-12-01T12:00:00.000Z', endsAt: '2026-12-01T13:30:00.000Z', plannedMinutes: 90 },
  }) as unknown as Session;
const nothing = () => Promise.resolve();
const words = (): string => (document.querySelector('dialog[open]')?.textContent ?? '').replace(/\s+/g, ' ');
const buttonOf = (text: string): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>('dialog[open] button')].find((one) => one.textContent?.trim() === text);

async function fill(input: HTMLInputElement | undefined, text: string): Promise<void> {
  if (input === undefined) throw new Error('nowhere to write it');
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await settled();
}

describe('somebody at the door who is in no register of the trainer’s', () => {
  let sent: { to: string; said: unknown }[];
  let leave: () => Promise<void> = nothing;

  beforeAll(() => {
    simulateLayout();
    simulateDialogs();
  });
  beforeEach(() => (sent = []));
  afterEach(async () => {
    await leave();
    localStorage.clear();
  });

  async function open(state: 'open' | 'closed', permissions: string[]): Promise<void> {
    account.account = { displayName: 'Hà Minh Tuấn', desks: [], permissions } as unknown as Account;
    const session = sessionOf(state);
    answerFrom((address, said) => {
      if (said !== null) sent.push({ to: address.slice(address.lastIndexOf('/')), said });
      if (address.includes('/api/members')) return Promise.resolve({ items: [], nextCursor: null });
      return Promise.resolve({ session, rows: [], corrections: null, asOf: '2026-12-01T12:30:00.000Z' });
    });
    const queue = new WriteQueue({ send: nothing, alone: (work) => work(), later: () => undefined, now: () => 1 });
    const roll = new RollState(() => 's', queue);
    ({ leave } = await mountPage(AddPerson, { open: true, roll, session }));
    await settled();
  }

  it('says who she is while the session runs', async () => {
    await open('open', GUEST);
    expect(words()).not.toContain(TELL);
    buttonOf(INTRODUCE)?.click();
    await settled();
    const [name, year] = document.querySelectorAll<HTMLInputElement>('dialog[open] form input:not([type="radio"])');
    await fill(name, 'Đặng Thị Mùi');
    await fill(year, '1961');
    buttonOf('Thêm người')?.click();
    await settled();
    expect(sent).toMatchObject([{ to: '/arrivals', said: { fullName: 'Đặng Thị Mùi', birthYear: 1961 } }]);
  });

  it('is told to the department once it is closed', async () => {
    await open('closed', GUEST);
    expect(words()).toContain(TELL);
    expect(buttonOf(INTRODUCE)).toBeUndefined();
  });

  it('is looked for by the department in the whole province', async () => {
    await open('closed', [...GUEST, 'classes.correct-any']);
    expect(words()).toContain('Ai có học mà còn sót tên?');
    expect(words()).not.toContain('báo Sở');
  });
});
