import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { PaperKind, TemplateLook, TemplatePage } from './types';

const pauseMs = 500;

/** Blanks at the end of lines say nothing. */
const tidied = (source: string): string => source.replace(/[ \t\r]+$/gm, '').trim();

/** The wording of one kind of paper while somebody changes it. */
export class TemplateState {
  readonly page: Resource<TemplatePage>;
  readonly saving = new Act();
  readonly reading = new Act();
  /** As it stands in the field. */
  source = $state('');
  /** How it looks, at the latest half a second after the last key. */
  look = $state.raw<TemplateLook | null>(null);
  /** The preview could not be made: it shows an earlier state of the text. */
  isLookOld = $state(false);
  readonly #kind: () => PaperKind;
  #clock: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  /** The version that the text in the field began from; what another one saved since is not taken for it. */
  #basedOn = 0;

  constructor(kind: () => PaperKind) {
    this.#kind = kind;
    this.page = new Resource(async (signal) => {
      const page = await call('get', '/api/paper-templates/{kind}', { path: { kind: kind() }, signal });
      if (this.source === '') this.#take(page);
      return page;
    });
  }

  get isChanged(): boolean {
    return this.page.value !== null && tidied(this.source) !== tidied(this.page.value.source);
  }

  /** Somebody else saved after this text was opened. */
  get isOvertaken(): boolean {
    return this.saving.problem?.code === 'papers.template-changed';
  }

  /** Goes on with the own text after the other one's was seen: the next save replaces that. */
  overrule(): void {
    this.#basedOn = this.page.value?.newest?.number ?? 0;
    this.saving.problem = null;
  }

  /** Takes what the other one saved; the own text goes. */
  yieldTo(): void {
    this.saving.problem = null;
    if (this.page.value) this.#take(this.page.value);
  }

  /** Takes what was typed, and shows how it looks once the typing rests. */
  type(source: string): void {
    this.source = source;
    if (!this.isOvertaken) this.saving.problem = null;
    clearTimeout(this.#clock);
    this.#clock = setTimeout(() => void this.#refresh(), pauseMs);
  }

  stop(): void {
    clearTimeout(this.#clock);
  }

  /**
   * Keeps what stands in the field, or with null goes back to the system's text. True when it was kept. What is typed meanwhile
   * stays, and is not saved yet.
   */
  async save(source: string | null): Promise<boolean> {
    const asked = { path: { kind: this.#kind() }, body: { source, basedOn: this.#basedOn } };
    const page = await this.saving.run(() => call('put', '/api/paper-templates/{kind}', asked));
    if (page === null) {
      if (this.isOvertaken) await this.page.load();
      return false;
    }
    if (source !== null && this.source !== source) this.#basedOn = page.newest?.number ?? 0;
    else this.#take(page);
    this.page.set(page);
    return true;
  }

  /** Puts the text of an earlier version into the field; nothing is saved by it. */
  async bring(number: number): Promise<void> {
    const source = await this.#version(number);
    if (source !== null) this.type(source);
  }

  /** Shows the text of an earlier version to who only reads: no preview is asked for. */
  async show(number: number): Promise<void> {
    this.source = (await this.#version(number)) ?? this.source;
  }

  async #version(number: number): Promise<string | null> {
    const path = { kind: this.#kind(), number };
    const read = await this.reading.run(() => call('get', '/api/paper-templates/{kind}/versions/{number}', { path }));
    return read?.source ?? null;
  }

  #take(page: TemplatePage): void {
    clearTimeout(this.#clock);
    this.#asked += 1;
    this.#basedOn = page.newest?.number ?? 0;
    this.source = page.source;
    this.look = page.look;
    this.isLookOld = false;
  }

  /** The answer to the newest text counts; one that comes late is left. */
  async #refresh(): Promise<void> {
    if (this.source.trim() === '') return;
    const asked = (this.#asked += 1);
    const request = { path: { kind: this.#kind() }, body: { source: this.source } };
    const look = await call('post', '/api/paper-templates/{kind}/preview', request).catch(() => null);
    if (asked !== this.#asked) return;
    this.isLookOld = look === null;
    this.look = look ?? this.look;
  }
}
