import { Act } from '../../lib/api/act.svelte';
import { call, callForFile } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import { saveFile } from '../../lib/api/save-file';
import type { Answer } from '../../lib/api/types';
import type { Router } from '../../lib/router/router.svelte';
import { addDays, dateOr, today } from './week';

export type OpinionList = Answer<'get', '/api/class-opinions'>;
export type ClassOpinions = OpinionList['items'][number];
export type OpinionSum = OpinionList['sum'];
export type OpinionGroups = Answer<'get', '/api/class-opinions/groups'>;
export type OpinionGroup = OpinionGroups['items'][number];
export type OpinionView = 'lop' | 'giang-vien' | 'xa' | 'dot';

const DAYS_SHOWN = 120;
const PAGE = 30;
const GROUPINGS = { 'giang-vien': 'trainer', xa: 'commune', dot: 'round' } as const;

/** What members said after classes; days, view, whose and page stand in the address. */
export class OpinionsState {
  readonly list: Resource<OpinionList>;
  /** Null while classes are listed one by one. */
  readonly groups: Resource<OpinionGroups | null>;
  readonly act = new Act();
  readonly #router: Pick<Router, 'query' | 'setQuery'>;
  readonly #views: readonly OpinionView[];

  constructor(router: Pick<Router, 'query' | 'setQuery'>, views: readonly OpinionView[]) {
    this.#router = router;
    this.#views = views;
    this.list = new Resource((signal) => {
      const cursor = router.query.get('sau') ?? undefined;
      return call('get', '/api/class-opinions', {
        query: { ...this.#days, ...this.#whose, cursor, limit: PAGE },
        signal,
      });
    });
    this.groups = new Resource(async (signal) => {
      if (this.view === 'lop') return null;
      return call('get', '/api/class-opinions/groups', { query: { ...this.#days, by: GROUPINGS[this.view] }, signal });
    });
  }

  get from(): string {
    return dateOr(this.#router.query.get('tu'), addDays(today(), -DAYS_SHOWN));
  }

  get to(): string {
    return dateOr(this.#router.query.get('den'), today());
  }

  get view(): OpinionView {
    const wanted = this.#router.query.get('xem');
    return this.#views.find((view) => view === wanted) ?? 'lop';
  }

  /** Whose classes alone are listed: a trainer or a commune. */
  get ofId(): string | null {
    return this.#router.query.get('nguoi') ?? this.#router.query.get('noi');
  }

  /** From which group on the page shows them. */
  get skip(): number {
    return Math.max(0, Number.parseInt(this.#router.query.get('bo') ?? '0', 10) || 0);
  }

  choose(changes: Readonly<Record<string, string | null>>): void {
    this.#router.setQuery({ sau: null, bo: null, ...changes });
  }

  async save(): Promise<void> {
    await this.act.run(async () => {
      saveFile(
        await callForFile('get', '/api/class-opinions/classes.xlsx', { query: { ...this.#days, ...this.#whose } }),
        'y-kien-sau-lop.xlsx',
      );
    });
  }

  get #whose(): { trainerId: string | undefined; communeId: string | undefined } {
    const [trainerId, communeId] = ['nguoi', 'noi'].map((name) => this.#router.query.get(name) ?? undefined);
    return { trainerId, communeId };
  }

  get #days(): { from: string; to: string } {
    return { from: this.from, to: this.to };
  }
}
