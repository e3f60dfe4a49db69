import type { Workspace } from '../lib/router/route';
import { t } from './messages';

/** The list that a desk's search of people leads to. */
export interface PeopleList {
  readonly path: string;
  /** Names the text in the address. */
  readonly name: string;
  /** What in the address of the page before stays: the round that is looked at. */
  readonly keeps: readonly string[];
  /** What opens the list. */
  readonly permission: string;
  /** What can be looked for: the name of the field, and what stands in it while it is empty. */
  readonly label: string;
  readonly place: string;
}

/** Where each desk looks for people; whom somebody looks for may come to mind on any of its pages. */
export const peopleLists = {
  commune: {
    ...{ path: '/xa/thanh-vien', name: 'tim', keeps: [], permission: 'org.read-members' },
    ...{ label: t('searchLabel'), place: t('searchPlace') },
  },
  department: {
    ...{ path: '/so/nguoi', name: 'ten', keeps: ['dot'], permission: 'reporting.read-people' },
    ...{ label: t('searchPlaceDepartment'), place: t('searchPlaceDepartment') },
  },
} satisfies Partial<Record<Workspace, PeopleList>>;

/** The list of a desk; undefined where it looks for nobody. */
export function peopleListOf(workspace: Workspace): PeopleList | undefined {
  return workspace === 'commune' || workspace === 'department' ? peopleLists[workspace] : undefined;
}

/** The address of a list with a text; empty: all of it. `query`: that of the page where it was typed. */
export function peopleAddress({ path, name, keeps }: PeopleList, text: string, query: URLSearchParams): string {
  const asked = new URLSearchParams();
  for (const kept of keeps) if (query.has(kept)) asked.set(kept, query.get(kept) ?? '');
  if (text !== '') asked.set(name, text);
  return asked.size === 0 ? path : `${path}?${asked.toString()}`;
}
