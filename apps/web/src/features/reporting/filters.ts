type Slugs = Readonly<Record<string, string>>;

/** Words of the address and words of the API. */
export const stateSlugs = {
  'chua-xong': 'unfinished',
  xong: 'finished',
  'dang-hoc': 'doing',
  'chua-hoc': 'not-started',
  'qua-han': 'overdue',
} as const;

export const kindSlugs = {
  'can-bo': 'official',
  'giao-vien': 'teacher',
  'cong-an': 'police',
  'y-te': 'health',
  'doan-the': 'mass-organisation',
  'doanh-nghiep': 'telecom-it',
  'nguoi-dan': 'resident',
} as const;

export type StateFilter = (typeof stateSlugs)[keyof typeof stateSlugs];
export type KindFilter = (typeof kindSlugs)[keyof typeof kindSlugs];

/** Which people, as the API is asked. */
export interface PeopleFilter {
  communeId?: string;
  teamId?: string;
  kind?: KindFilter;
  state?: StateFilter;
  missing?: string;
  text?: string;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const idOf = (value: string | null): string | undefined =>
  value !== null && uuid.test(value) ? value : undefined;
const wordOf = <T extends string>(slugs: Readonly<Record<string, T>>, slug: string | null): T | undefined =>
  slug !== null && Object.hasOwn(slugs, slug) ? slugs[slug] : undefined;

/** Reads the filter out of the address; what is not understood is left out, so that an old link still shows a list. */
export function filterOf(query: URLSearchParams): PeopleFilter {
  return {
    communeId: idOf(query.get('xa')),
    teamId: idOf(query.get('to')),
    kind: wordOf<KindFilter>(kindSlugs, query.get('thanh-phan')),
    state: wordOf<StateFilter>(stateSlugs, query.get('tinh-trang')),
    missing: query.get('thieu') || undefined,
    text: query.get('ten')?.trim() || undefined,
  };
}

/** The slug of a word of the API, for links and selects. */
export const slugOf = (slugs: Slugs, word: string | undefined): string =>
  Object.entries(slugs).find(([, one]) => one === word)?.[0] ?? '';

/** The names of the filter in the address, to be taken out together. */
export const filterNames = ['xa', 'to', 'thanh-phan', 'tinh-trang', 'thieu', 'ten'] as const;

/** True when the address picks somebody. */
export const isFiltered = (query: URLSearchParams): boolean =>
  filterNames.some((name) => (query.get(name) ?? '') !== '');
