import type { Route } from './lib/router/route';

/**
 * The whole URL map, one `route(path, whose page, page)` a line; order is precedence. What is not built does not stand here.
 * The service worker keeps the pages for 'public' and 'member' (build/service-worker-plugin.mts reads this file).
 */
export const routes: readonly Route[] = [];
