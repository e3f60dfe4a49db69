import { Act } from '../../lib/api/act.svelte';
import { call, callForFile } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import { saveFile } from '../../lib/api/save-file';
import type { components } from '../../lib/api/schema';
import type { YearQuery } from './year-query';

type Schemas = components['schemas'];

/** The years that have a register, and a page of one of them. */
export class YearBookState {
  readonly years = new Resource((signal) => call('get', '/api/register-books', { signal }));
}

/** A page of a year's register. */
export class YearPageState {
  readonly page: Resource<Schemas['YearBookPageResponse']>;

  constructor(year: () => number, query: () => YearQuery) {
    this.page = new Resource((signal) => {
      const { text, cursor } = query();
      const asked = { text: text || undefined, cursor: cursor ?? undefined };
      return call('get', '/api/register-books/{year}', { path: { year: year() }, query: asked, signal });
    });
  }
}

/** Takes the register of a year: as a workbook, or as pages to print. */
export class YearBookFile extends Act {
  async take(year: number, form: 'xlsx' | 'pdf'): Promise<void> {
    await this.run(async () => {
      const file = await callForFile('get', `/api/register-books/{year}/book.${form}`, { path: { year } });
      saveFile(file, `so-goc-${year}.${form}`);
    });
  }
}
