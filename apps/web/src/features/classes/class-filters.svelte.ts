import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { ClassChoices } from './types';

/** What the address narrows lists of classes and sessions by: `cua`, `xa`, `gv`, `phong`. */
export interface Narrowing {
  isMine: boolean;
  communeId?: string;
  staffId?: string;
  venueId?: string;
}

/** `hasOwn`: who looks runs classes, and sees the own ones unless all are asked for. */
export function narrowedBy(query: URLSearchParams, hasOwn: boolean): Narrowing {
  const of = (key: string): string | undefined => query.get(key) ?? undefined;
  const isMine = hasOwn && query.get('cua') !== 'tat-ca';
  return { isMine, communeId: of('xa'), staffId: of('gv'), venueId: of('phong') };
}

/** True when the address narrows what is listed; whose classes is no narrowing. */
export const isNarrowed = (query: URLSearchParams): boolean => ['xa', 'gv', 'phong'].some((key) => query.has(key));

export interface Choice {
  value: string;
  label: string;
}

/** By whom and by which halls the classes of the address can be narrowed: those of every month, not only of the one that is shown. */
export class ClassFilterState {
  readonly choices: Resource<ClassChoices>;

  constructor(query: () => URLSearchParams, hasOwn: () => boolean) {
    this.choices = new Resource((signal) => {
      const { isMine, communeId } = narrowedBy(query(), hasOwn());
      return call('get', '/api/class-choices', { query: { isMine, communeId }, signal });
    });
  }

  readonly staff = $derived.by((): Choice[] =>
    (this.choices.answer?.staff ?? []).map(({ accountId, name }) => ({ value: accountId, label: name })),
  );

  readonly venues = $derived.by((): Choice[] =>
    (this.choices.answer?.venues ?? []).map(({ id, name, communeName }) => ({
      value: id,
      label: `${name}, ${communeName}`,
    })),
  );
}
