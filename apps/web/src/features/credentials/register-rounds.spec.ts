/** @jest-environment jsdom */
import { answerFrom, mountPage, simulateLayout } from '../../lib/testing/mounted-page';
import CommuneRegisterPage from './pages/CommuneRegisterPage.svelte';

const round = (id: string, title: string, more: object = {}): object => ({ id, title, release: 'automatic', ...more });
const runs = round('01930000-0000-7000-8000-000000000026', 'Đợt 2026');
const ahead = round('01930000-0000-7000-8000-000000000027', 'Đợt 2027');
const reopened = round('01930000-0000-7000-8000-000000000028', 'Học lại C05', { release: 'none' });

let asked: string[] = [];
let leave: (() => Promise<void>) | null = null;

const server = (address: string): Promise<object> => {
  asked.push(address);
  if (address.endsWith('/api/rounds')) return Promise.resolve({ rounds: [reopened, ahead, runs], can: [] });
  // Somebody of an organisation reads figures of rounds whose papers are not hers.
  if (address.endsWith('/api/report-rounds'))
    return Promise.resolve([round('01930000-0000-7000-8000-000000000099', 'Đợt của nơi khác'), runs, ahead, reopened]);
  return Promise.resolve({ items: [], nextCursor: null, total: 0, counts: {}, certificates: [], waiting: [], can: [] });
};

describe('the papers of a commune', () => {
  beforeAll(simulateLayout);
  beforeEach(async () => {
    asked = [];
    answerFrom(server);
    leave = (await mountPage(CommuneRegisterPage, {}, '/xa/giay')).leave;
  });
  afterEach(() => leave?.());

  it('are those of the round that runs, not of one opened ahead, and never of one that gives none', () => {
    const options = [...document.querySelectorAll<HTMLSelectElement>('select')][0];
    expect([...(options?.options ?? [])].map(({ text }) => text)).toEqual(['Đợt 2026', 'Đợt 2027']);
    expect(options?.value).toBe('01930000-0000-7000-8000-000000000026');
    expect(asked.some((one) => one.includes('/rounds/01930000-0000-7000-8000-000000000026/'))).toBe(true);
    expect(asked.some((one) => one.includes('/rounds/01930000-0000-7000-8000-000000000027/'))).toBe(false);
  });
});
