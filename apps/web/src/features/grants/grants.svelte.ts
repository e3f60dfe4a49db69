import { Act } from '../../lib/api/act.svelte';
import { call, callForFile } from '../../lib/api/client';
import { GrowingList } from '../../lib/api/growing-list.svelte';
import { Resource } from '../../lib/api/resource.svelte';
import { readDate } from '../../lib/ui/date-text';
import type { GrantKind, GrantList, RoleGrant, SignInHelp, SignInHelps } from './types';
import { isGrantKind } from './words';

/** The three parts of the page, as the address names them (`?xem=`). */
export type GrantView = 'held' | 'ended' | 'helps';

export function viewOf(query: URLSearchParams): GrantView {
  const named = query.get('xem');
  return named === 'ended' || named === 'helps' ? named : 'held';
}

/** The last day of the week of codes read aloud (`?den=`, `yyyy-mm-dd`); null: the seven days up to today. */
export function weekOf(query: URLSearchParams): string | null {
  const day = query.get('den');
  return day === null ? null : readDate(day);
}

/** What the address narrows the list to: part of a name (`?ten=`), a kind of right (`?loai=`). */
export function filterOf(query: URLSearchParams): { readonly text: string; readonly kind: GrantKind | null } {
  const kind = query.get('loai');
  return { text: query.get('ten')?.trim() ?? '', kind: isGrantKind(kind) ? kind : null };
}

/** Acts on accounts are offered only where there is one. */
const accountIn = ({ accountId }: RoleGrant['holder']): { accountId: string } => ({ accountId: accountId ?? '' });

/** Rights over a unit, and what may be done with each. */
export class GrantsState {
  readonly page: Resource<GrantList>;
  readonly helps: GrowingList<SignInHelp, SignInHelps>;
  readonly act = new Act();

  constructor(unitId: () => string, query: () => URLSearchParams) {
    this.page = new Resource((signal) => {
      const state = viewOf(query()) === 'ended' ? 'ended' : 'held';
      const cursor = query().get('sau') ?? undefined;
      const unit = unitId() === '' ? {} : { unitId: unitId() };
      const { kind, text } = filterOf(query());
      const only = { ...(kind === null ? {} : { kind }), ...(text === '' ? {} : { text }) };
      return call('get', '/api/role-grants', { query: { ...unit, ...only, state, cursor }, signal });
    });
    this.helps = new GrowingList((cursor, signal) => {
      // The next page is of the week that is shown, also past midnight.
      const until = weekOf(query()) ?? (cursor === null ? null : (this.helps.list.value?.until ?? null));
      const wish = { ...(until === null ? {} : { until }), ...(cursor === null ? {} : { cursor }) };
      return call('get', '/api/sign-in-helps', { query: wish, ...(signal ? { signal } : {}) });
    });
  }

  /** True when it ended. */
  async end({ id }: RoleGrant): Promise<boolean> {
    const path = { roleGrantId: id };
    return this.#changed(() => call('post', '/api/role-grants/{roleGrantId}/end', { path }));
  }

  async restore({ id }: RoleGrant): Promise<boolean> {
    const path = { roleGrantId: id };
    return this.#changed(() => call('delete', '/api/role-grants/{roleGrantId}/end', { path }));
  }

  async close({ holder }: RoleGrant): Promise<boolean> {
    const path = accountIn(holder);
    return this.#changed(() => call('post', '/api/staff-accounts/{accountId}/closing', { path }));
  }

  async reopen({ holder }: RoleGrant): Promise<boolean> {
    const path = accountIn(holder);
    return this.#changed(() => call('delete', '/api/staff-accounts/{accountId}/closing', { path }));
  }

  /** The address of the PDF; null when it was refused. */
  async slip({ holder }: RoleGrant): Promise<string | null> {
    const path = accountIn(holder);
    const file = await this.act.run(() =>
      callForFile('post', '/api/staff-accounts/{accountId}/activation-slip', { path }),
    );
    return file === null ? null : URL.createObjectURL(file);
  }

  async #changed(work: () => Promise<unknown>): Promise<boolean> {
    const isDone = (await this.act.run(async () => (await work(), true))) ?? false;
    if (isDone) await this.page.load();
    return isDone;
  }
}
