import { SvelteSet } from 'svelte/reactivity';
import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import { Quotas } from './quotas.svelte';
import type { Call, Unfinished } from './types';

/** A course to choose. */
export interface CourseChoice {
  id: string;
  title: string;
}

const NOTHING_TYPED = new Quotas().written;

/** The form that publishes a call. */
export class CallFormState extends Act {
  readonly courses = new Resource<readonly CourseChoice[]>(async (signal) => {
    const courses = await call('get', '/api/courses', { signal });
    return courses.map(({ id, title }) => ({ id, title }));
  });
  /** Communes with how many have not finished the chosen course. */
  readonly communes: Resource<readonly Unfinished[]>;
  title = $state('');
  courseId = $state('');
  level = $state<Call['level']>('basic');
  readonly required = new SvelteSet<string>();
  closesOn = $state('');
  readonly quotas = new Quotas();
  #wasTried = $state(false);
  #isSent = $state(false);
  readonly #clientKey = crypto.randomUUID();

  constructor() {
    super();
    this.communes = new Resource(async (signal) => {
      const query = this.courseId === '' ? {} : { courseId: this.courseId };
      return (await call('get', '/api/class-calls/unfinished', { query, signal })).items;
    });
  }

  get isUnsaved(): boolean {
    const hasPlaces = this.quotas.written !== NOTHING_TYPED;
    return !this.#isSent && (this.title.trim() !== '' || this.closesOn !== '' || hasPlaces);
  }

  /** A course gives its name to a call that has none, and is what a deeper level builds on. */
  choose(course: CourseChoice | undefined): void {
    this.courseId = course?.id ?? '';
    if (course !== undefined && this.title.trim() === '') this.title = course.title;
    if (course !== undefined && this.level === 'in-depth') this.required.add(course.id);
  }

  setLevel(level: Call['level']): void {
    this.level = level;
    if (level === 'in-depth' && this.courseId !== '') this.required.add(this.courseId);
  }

  require(courseId: string, isRequired: boolean): void {
    if (isRequired) this.required.add(courseId);
    else this.required.delete(courseId);
  }

  isMissing(entry: 'title' | 'closesOn'): boolean {
    return this.#wasTried && this[entry].trim() === '';
  }

  get needsCourse(): boolean {
    return this.#wasTried && this.level === 'in-depth' && this.required.size === 0;
  }

  get hasNoPlaces(): boolean {
    return this.#wasTried && this.quotas.asked.length === 0;
  }

  /** Publishes it; null when something is missing or it was refused. */
  async send(): Promise<Call | null> {
    this.#wasTried = true;
    this.problem = null;
    if (this.title.trim() === '' || this.closesOn === '' || this.needsCourse || this.hasNoPlaces) return null;
    if (this.quotas.hasFault) return null;
    const { title, level, closesOn } = this;
    const body = {
      ...{ clientKey: this.#clientKey, title, level, closesOn, quotas: this.quotas.asked },
      ...(this.courseId === '' ? {} : { courseId: this.courseId }),
      requiredCourseIds: [...this.required],
    };
    const made = await this.run(() => call('post', '/api/class-calls', { body }));
    this.#isSent = made !== null;
    return made;
  }
}
