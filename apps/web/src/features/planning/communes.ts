import { call } from '../../lib/api/client';
import { fold } from '../../lib/i18n/fold';
import type { FindOptions } from '../../lib/ui/picker.svelte';

/** Communes by any part of their names, without marks. */
export const findCommunes: FindOptions = async (text, signal) => {
  const { items } = await call('get', '/api/communes', { signal });
  const wanted = fold(text);
  const found = items.filter(({ fullName }) => fold(fullName).includes(wanted));
  return found.slice(0, 20).map(({ id, fullName }) => ({ value: id, label: fullName }));
};
