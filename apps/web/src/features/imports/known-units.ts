import { call } from '../../lib/api/client';
import { among } from '../../lib/i18n/among';
import type { PickerOption } from '../../lib/ui/picker.svelte';

type Options = readonly PickerOption[];

const communesNow = async (): Promise<Options> => {
  const { items } = await call('get', '/api/communes');
  return items.map(({ id, fullName }) => ({ value: id, label: fullName }));
};

const villagesNow = async (communeId: string): Promise<Options> => {
  const { villages } = await call('get', '/api/communes/{communeId}/villages', { path: { communeId } });
  return villages.filter(({ until }) => until === null).map(({ id, fullName }) => ({ value: id, label: fullName }));
};

/** The communes and villages a row may belong to: each list is asked for once, when somebody first looks into it. */
export class KnownUnits {
  readonly #lists = new Map<string, Promise<Options>>();

  /** Communes of the province whose names hold the text. */
  readonly communes = async (text: string): Promise<Options> => among(await this.#once('', communesNow))(text);

  /** Villages of a commune that stand today. */
  villagesOf(communeId: string): (text: string) => Promise<Options> {
    return async (text) => among(await this.#once(communeId, () => villagesNow(communeId)))(text);
  }

  #once(key: string, ask: () => Promise<Options>): Promise<Options> {
    const known = this.#lists.get(key);
    if (known) return known;
    const asked = ask();
    this.#lists.set(key, asked);
    // What failed is asked for again.
    asked.catch(() => this.#lists.delete(key));
    return asked;
  }
}
