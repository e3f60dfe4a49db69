import { Act } from '../../lib/api/act.svelte';
import { call, callForFile } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import { saveFile } from '../../lib/api/save-file';
import { type ExpiryState, expiryStateOf, periodOf } from './expiring-words';
import { idOf } from './filters';
import type { ExpiringPage } from './types';

interface Wish {
  roundId?: string;
  communeId?: string;
  period?: string;
  state?: ExpiryState;
  order: 'name' | 'end';
}

const PAGE = 25;

/** Names of the filter in the address. */
export const expiryFilters = ['dot', 'xa', 'ky', 'tinh-trang'] as const;

/** What is asked for; a desk of one commune asks for its own. */
const wishOf = (query: URLSearchParams, communeId: string | null): Wish => ({
  roundId: idOf(query.get('dot')),
  communeId: communeId ?? idOf(query.get('xa')),
  period: periodOf(query.get('ky')),
  state: expiryStateOf(query.get('tinh-trang')),
  order: query.get('xep') === 'ngay' ? 'end' : 'name',
});

/** Whose passages end. */
export class ExpiringState {
  readonly page: Resource<ExpiringPage>;

  /** `communeId` null: of all the desk sees. */
  constructor(query: () => URLSearchParams, communeId: () => string | null) {
    this.page = new Resource((signal) => {
      const asked = { ...wishOf(query(), communeId()), limit: PAGE, cursor: query().get('sau') ?? undefined };
      return call('get', '/api/expiring-people', { query: asked, signal });
    });
  }
}

/** Takes the list as a file. */
export class ExpiringExport extends Act {
  async take(list: ExpiringPage, communeId: string | null, query: URLSearchParams): Promise<void> {
    await this.run(async () => {
      const file = await callForFile('get', '/api/expiring-people.xlsx', { query: { ...wishOf(query, communeId) } });
      saveFile(file, `sap-het-han-${list.today}.xlsx`);
    });
  }
}
