import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { ListedTemplate } from './types';

/** Every kind of paper and whose wording counts. */
export class TemplatesState {
  readonly list = new Resource<readonly ListedTemplate[]>(
    async (signal) => (await call('get', '/api/paper-templates', { signal })).items,
  );
}
