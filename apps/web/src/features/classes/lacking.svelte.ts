import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Answer } from '../../lib/api/types';

export type BookingPreview = Answer<'post', '/api/class-groups/{classGroupId}/booking-preview'>;

/** So many names are read before pressing; of the rest the number. */
const SHOWN = 12;

/** Asks who of some people lacks a course that a class builds on. */
const ask = (
  classGroupId: string,
  body: { teamIds?: string[]; memberIds?: string[] },
  signal: AbortSignal,
): Promise<BookingPreview> =>
  call('post', '/api/class-groups/{classGroupId}/booking-preview', { path: { classGroupId }, body, signal });

const titlesOf = (courses: readonly { title: string }[]): string => courses.map(({ title }) => title).join(', ');

/** The titles each of these people lacks, for a search. */
export async function missingOf(
  classGroupId: string,
  memberIds: string[],
  signal: AbortSignal,
): Promise<Readonly<Record<string, string>>> {
  const { lacking } = await ask(classGroupId, { memberIds }, signal);
  return Object.fromEntries(lacking.map(({ memberId, missing }) => [memberId, titlesOf(missing)]));
}

/** Who of the teams that are chosen lacks a course. */
export class LackingOfTeams {
  readonly preview: Resource<BookingPreview>;

  constructor(classGroupId: () => string, teamIds: () => string[]) {
    this.preview = new Resource((signal) => ask(classGroupId(), { teamIds: teamIds() }, signal));
  }

  /** The answer to what is chosen now. */
  get answer(): BookingPreview | null {
    return this.preview.current.phase === 'ready' ? this.preview.answer : null;
  }

  get named(): readonly { memberId: string; fullName: string; words: string }[] {
    const lacking = this.preview.value?.lacking ?? [];
    return lacking
      .slice(0, SHOWN)
      .map(({ memberId, fullName, missing }) => ({ memberId, fullName, words: titlesOf(missing) }));
  }

  /** How many are not named. */
  get more(): number {
    return Math.max(0, (this.preview.value?.lacking.length ?? 0) - SHOWN);
  }
}
