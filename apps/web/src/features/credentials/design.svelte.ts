import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import { type EditedDesign, editable, saysTheSame, written } from './design-json';
import type { DesignElement, DesignLook, DesignPage, Sample, Spot } from './design-types';

const pauseMs = 400;
const mostSteps = 100;

/** A design while somebody changes it: by its form or as text. */
export class DesignState {
  readonly page: Resource<DesignPage>;
  readonly saving = new Act();
  readonly reading = new Act();
  readonly uploading = new Act();
  /** JSON, as it stands now. */
  source = $state('');
  /** How it looks, shortly after the last change. */
  look = $state.raw<DesignLook | null>(null);
  /** The preview could not be made: it shows an earlier state. */
  isLookOld = $state(false);
  sample = $state<Sample>('ordinary');
  spot = $state.raw<Spot>({ page: 0, index: 0 });
  readonly design = $derived(editable(this.source));
  #before = $state.raw<readonly string[]>([]);
  readonly #slug: () => string;
  #clock: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  #basedOn = 0;

  constructor(slug: () => string) {
    this.#slug = slug;
    this.page = new Resource(async (signal) => {
      const page = await call('get', '/api/certificate-designs/{slug}', { path: { slug: slug() }, signal });
      if (this.source === '') this.#take(page);
      return page;
    });
  }

  get isChanged(): boolean {
    return this.page.value !== null && !saysTheSame(this.source, this.page.value.source);
  }

  get canUndo(): boolean {
    return this.#before.length > 0;
  }

  /** The element that is being changed; null where the page has none. */
  get element(): DesignElement | null {
    return this.design?.pages[this.spot.page]?.elements[this.spot.index] ?? null;
  }

  /** Somebody else saved after this design was opened. */
  get isOvertaken(): boolean {
    return this.saving.problem?.code === 'credentials.design-changed';
  }

  overrule(): void {
    this.#basedOn = this.page.value?.newest?.number ?? 0;
    this.saving.problem = null;
  }

  yieldTo(): void {
    this.saving.problem = null;
    if (this.page.value) this.#take(this.page.value);
  }

  /** Takes a new text, and shows how it looks once the changes rest. */
  type(source: string): void {
    if (source === this.source) return;
    this.#before = [...this.#before, this.source].slice(-mostSteps);
    this.#put(source);
  }

  /** Takes the last change back. */
  undo(): void {
    const last = this.#before.at(-1);
    if (last === undefined) return;
    this.#before = this.#before.slice(0, -1);
    this.#put(last);
  }

  /** Changes the design by its form. */
  change(how: (design: EditedDesign) => EditedDesign): void {
    if (this.design) this.type(written(how(this.design)));
  }

  /** Changes the elements of the page that is shown. */
  changeElements(how: (elements: readonly DesignElement[]) => DesignElement[]): void {
    const { page } = this.spot;
    this.change((design) => ({
      ...design,
      pages: design.pages.map((one, index) => (index === page ? { ...one, elements: how(one.elements) } : one)),
    }));
  }

  changeElement(how: (element: DesignElement) => DesignElement): void {
    const { index } = this.spot;
    this.changeElements((elements) => elements.map((one, at) => (at === index ? how(one) : one)));
  }

  show(sample: Sample): void {
    this.sample = sample;
    void this.#refresh();
  }

  stop(): void {
    clearTimeout(this.#clock);
  }

  /** Keeps the design, or with null goes back to the system's. True when it was kept; what is changed meanwhile stays. */
  async save(source: string | null): Promise<boolean> {
    const asked = { path: { slug: this.#slug() }, body: { source, basedOn: this.#basedOn } };
    const page = await this.saving.run(() => call('put', '/api/certificate-designs/{slug}', asked));
    if (page === null) {
      if (this.isOvertaken) await this.page.load();
      return false;
    }
    if (source !== null && this.source !== source) this.#basedOn = page.newest?.number ?? 0;
    else this.#take(page);
    this.page.set(page);
    return true;
  }

  /** Puts an earlier version into the editor; nothing is saved by it. */
  async bring(number: number): Promise<void> {
    const path = { slug: this.#slug(), number };
    const ask = () => call('get', '/api/certificate-designs/{slug}/versions/{number}', { path });
    const read = await this.reading.run(ask);
    if (read) this.type(read.source);
  }

  /** Adds a picture that designs may show. True when it was taken. */
  async upload(file: File): Promise<boolean> {
    const body = new FormData();
    body.set('name', file.name.normalize('NFC').slice(-60));
    body.set('file', file);
    const done = await this.uploading.run(async () => {
      await call('post', '/api/certificate-design-images', { body });
      return true;
    });
    if (done !== true) return false;
    await this.page.load();
    void this.#refresh();
    return true;
  }

  #put(source: string): void {
    this.source = source;
    if (!this.isOvertaken) this.saving.problem = null;
    const pages = this.design?.pages.length ?? 0;
    if (pages > 0 && this.spot.page >= pages) this.spot = { page: pages - 1, index: 0 };
    clearTimeout(this.#clock);
    this.#clock = setTimeout(() => void this.#refresh(), pauseMs);
  }

  #take(page: DesignPage): void {
    clearTimeout(this.#clock);
    this.#asked += 1;
    this.#basedOn = page.newest?.number ?? 0;
    this.source = page.source;
    this.#before = [];
    this.look = page.look;
    this.isLookOld = false;
    if (this.sample !== 'ordinary') void this.#refresh();
  }

  /** The answer to the newest design counts; one that comes late is left. */
  async #refresh(): Promise<void> {
    if (this.source.trim() === '') return;
    const asked = (this.#asked += 1);
    const body = { source: this.source, sample: this.sample };
    const look = await call('post', '/api/certificate-design-previews', { body }).catch(() => null);
    if (asked !== this.#asked) return;
    this.isLookOld = look === null;
    if (look) this.look = look.pages.length > 0 ? look : { ...look, pages: this.look?.pages ?? [] };
  }
}
