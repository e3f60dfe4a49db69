import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Answer } from '../../lib/api/types';
import type { Vacancies } from './types';

type Query = { readonly query: URLSearchParams };
type Commune = () => string | undefined;

/** Empty places of a commune, or of all; the page the address names (`?sau=`). */
export function vacancies(communeId: Commune, address: Query): Resource<Vacancies> {
  return new Resource((signal) => {
    const query = { communeId: communeId(), cursor: address.query.get('sau') ?? undefined, limit: 50 };
    return call('get', '/api/vacancies', { query, signal });
  });
}

/** Villages without a team, in the same way. */
export function villagesWithoutTeam(
  communeId: Commune,
  address: Query,
): Resource<Answer<'get', '/api/villages-without-team'>> {
  return new Resource((signal) => {
    const query = { communeId: communeId(), cursor: address.query.get('sau') ?? undefined };
    return call('get', '/api/villages-without-team', { query, signal });
  });
}
