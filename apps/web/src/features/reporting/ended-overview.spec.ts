/** @jest-environment jsdom */
import { Resource } from '../../lib/api/resource.svelte';
import { mountPage, simulateLayout } from '../../lib/testing/mounted-page';
import OverviewBody from './components/OverviewBody.svelte';
import type { CommuneMap, Overview } from './types';

describe('the overview of a round', () => {
  beforeAll(simulateLayout);
  let leave: (() => Promise<void>) | null = null;
  afterEach(async () => {
    await leave?.();
    leave = null;
    document.body.innerHTML = '';
  });

  const overview = (endedOn: string | null): Overview => {
    const round = { id: 'r1', title: 'Đợt 1', startsOn: '2026-09-01', dueOn: '2026-12-31', dueFrom: null };
    const figure = { finished: 93, total: 200, missing: 107, ratePercent: 46.5 };
    const commune = { id: 'c1', code: '00001', name: 'Hàm Yên', fullName: 'Xã Hàm Yên', formerDistricts: [], teams: 3 };
    return {
      head: {
        round: { ...round, state: endedOn === null ? 'open' : 'closed', endedOn },
        ...{ requirements: [], definition: { sentence: '', lines: [] } },
        ...{ asOf: '2026-11-29T03:00:00Z', today: '2026-11-29' },
      },
      ...{ total: figure, pace: null, overdue: null, communes: [{ ...figure, ...commune }] },
      ...{ trend: [], reopenings: [], mapVersion: null, canSeePeople: true },
    };
  };
  const words = async (endedOn: string | null): Promise<string> => {
    const map = new Resource<CommuneMap | null>(() => Promise.resolve(null));
    const props = { overview: overview(endedOn), rounds: [], map };
    ({ leave } = await mountPage(OverviewBody, props, '/so?xem=tat-ca'));
    return document.body.textContent.replaceAll(/\s+/g, ' ');
  };

  it('says whom to call first while it goes on', async () => {
    const said = await words(null);
    expect(said).toContain('Cần gọi trước');
    expect(said).toContain('Xem 107 người còn thiếu');
    expect(document.querySelector('a.main')).not.toBeNull();
  });

  it('asks for nothing once it was ended', async () => {
    const said = await words('2026-11-28');
    expect(said).not.toMatch(/gọi trước|người còn thiếu/);
    expect(said).toContain('Tỷ lệ từng xã, phường');
    expect(said).toContain('Xem 107 người chưa hoàn thành');
    expect(document.querySelector('a.main')).toBeNull();
  });
});
