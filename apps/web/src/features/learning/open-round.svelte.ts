import { call } from '../../lib/api/client';
import { fieldText } from '../../lib/api/problem-text';
import { Problem } from '../../lib/api/problem';
import { Resource } from '../../lib/api/resource.svelte';
import type { Audience, Round, RoundTemplate } from './rounds-words';

export type Release = 'automatic' | 'manual';

/** What an officer enters; dates are `yyyy-mm-dd`, empty until chosen. */
export interface Entries {
  title: string;
  decisionNumber: string;
  decidedOn: string;
  startsOn: string;
  dueOn: string;
  release: Release | '';
}

export type Entry = keyof Entries;

/** Where the fault of an entry comes from: left empty here, or refused by the server. */
export type EntryFault = { kind: 'empty' } | { kind: 'refused'; text: string };

/** The form that opens a round. */
export class OpenRoundState {
  readonly templates: Resource<RoundTemplate[]>;
  readonly audience: Resource<Audience>;
  programmeId = $state('');
  entries = $state<Entries>({ title: '', decisionNumber: '', decidedOn: '', startsOn: '', dueOn: '', release: '' });
  isBusy = $state(false);
  problem = $state.raw<Problem | null>(null);
  #wasTried = $state(false);
  readonly template = $derived(this.#chosen());

  constructor(today: string) {
    this.entries.startsOn = today;
    this.templates = new Resource(async (signal) => {
      const templates = await call('get', '/api/round-templates', { signal });
      const [first] = templates;
      if (this.programmeId === '' && first !== undefined) this.choose(first);
      return templates;
    });
    this.audience = new Resource((signal) =>
      call('get', '/api/round-templates/{programmeId}/audience', { path: { programmeId: this.programmeId }, signal }),
    );
  }

  /** Takes a programme; its title is the round's until the officer writes another. */
  choose(template: RoundTemplate): void {
    if (this.entries.title === '' || this.entries.title === this.template?.title) this.entries.title = template.title;
    this.programmeId = template.programmeId;
  }

  /** What is wrong with an entry, once sending was tried. */
  faultOf(entry: Entry): EntryFault | null {
    const text = fieldText(this.problem, `/${entry}`);
    if (text !== null) return { kind: 'refused', text };
    return this.#wasTried && this.entries[entry].trim() === '' ? { kind: 'empty' } : null;
  }

  /** The refusal as a whole, where it is not about entries. */
  get refusal(): Problem | null {
    return this.problem && this.problem.body.errors.length === 0 ? this.problem : null;
  }

  /** Opens the round; null when something is missing or it was refused. */
  async send(): Promise<Round | null> {
    this.#wasTried = true;
    this.problem = null;
    const { release, ...rest } = this.entries;
    if (this.isBusy || release === '' || Object.values(rest).some((value) => value.trim() === '')) return null;
    this.isBusy = true;
    try {
      return await call('post', '/api/rounds', { body: { programmeId: this.programmeId, release, ...rest } });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
      return null;
    } finally {
      this.isBusy = false;
    }
  }

  #chosen(): RoundTemplate | null {
    return this.templates.value?.find((one) => one.programmeId === this.programmeId) ?? null;
  }
}
