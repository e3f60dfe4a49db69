import { type Actor } from '@lopso/platform';
import { type TestApi, type TestResponse } from '../test-api';
import { type Ask, type FoundRoute } from './route-case';

/** Sends a request of a case as somebody, or as nobody. */
export function send(api: TestApi, route: FoundRoute, ask: Ask, actor: Actor | null): Promise<TestResponse> {
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(ask.path?.[name] ?? ''));
  const prefix = /^\/(health|\.well-known)\//.test(path) ? '' : '/api';
  const address = `${prefix}${path}${ask.query === undefined ? '' : `?${ask.query}`}`;
  const request = { ...ask.request, ...(actor === null ? {} : { as: actor }) };
  if (route.method === 'GET') return api.get(address, request);
  if (route.method === 'DELETE') return api.delete(address, request);
  return route.method === 'PUT' ? api.put(address, ask.body, request) : api.post(address, ask.body, request);
}
