/** @jest-environment jsdom */
import { mountPage, simulateLayout } from '../../lib/testing/mounted-page';
import TrainerTable from './components/TrainerTable.svelte';
import { GroundState } from './ground.svelte';
import type { Trainer } from './types';

beforeAll(simulateLayout);

describe('trainers that plans stand on', () => {
  const leave = { id: 'n1', from: '2026-12-01', to: '2026-12-03', sessions: 2 };
  const trainers = [{ accountId: 't', name: 'Lò Thị Mây', home: null, leaves: [leave] }] as unknown as Trainer[];
  const none = (): undefined => undefined;

  it.each([
    [true, 'vướng 2 buổi, tìm người thay'],
    [false, null],
  ])('lead from their leave to who replaces them where the reader may do that: %s', async (mayReplace, link) => {
    const props = { trainers, ground: new GroundState(), mayChange: false, mayReplace, onhome: none, onleave: none };
    const page = await mountPage(TrainerTable, props);
    expect(document.querySelector('a')?.textContent ?? null).toBe(link);
    expect(document.body.textContent).toContain('vướng 2 buổi');
    await page.leave();
  });
});
