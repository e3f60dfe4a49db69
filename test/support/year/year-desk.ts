import { type Actor } from '@lopso/platform';
import { type Random } from '../../../apps/cli/src/demo/random';
import { type TestCourse } from '../assessment';
import { type TestApi, type TestRequest, type TestResponse } from '../test-api';
import { type Agenda } from './agenda';
import { type Merge } from './expected-dates';
import { type JobDesk } from './job-desk';
import { type YearClass } from './year-class';
import { type PaperBook } from './paper-book';
import { type YearCast, type YearPerson } from './year-people';
import { type YearRound } from './year-round';
import { type YearSize } from './year-size';

/** Signs lists of papers outside of the application. */
interface Signing {
  signs(desk: YearDesk, round: YearRound, releaseId: string): Promise<void>;
}

/** Badges of others that a round asks for. */
interface Badges {
  /** What is found not to hold of them. */
  faults(): Promise<string[]>;
}

/** A round that was taken back, and the passages it had. */
export interface GoneRound {
  readonly round: YearRound;
  readonly cycleIds: readonly string[];
}

/** What every part of the year works with. */
export interface YearDesk {
  readonly api: TestApi;
  readonly size: YearSize;
  readonly random: Random;
  readonly agenda: Agenda;
  readonly jobs: JobDesk;
  readonly cast: YearCast;
  readonly course: TestCourse;
  /** Those there are, the basic one first. */
  readonly rounds: YearRound[];
  /** Those that were taken back. */
  readonly gone: GoneRound[];
  /** Acts of the year that failed, with their hours. */
  readonly undone: string[];
  readonly merges: Merge[];
  /** Draws whom a look is taken at, so that looks change nothing of what happens. */
  readonly eyes: Random;
  /** Who is looked at each time. */
  readonly watched: Set<YearPerson>;
  readonly classes: YearClass[];
  readonly book: PaperBook;
  readonly signing: Signing;
  /** Null until a round asks for badges of others. */
  badges: Badges | null;
  /** How often each kind of thing was done: what nothing was done of, proves nothing. */
  readonly done: Map<string, number>;
}

/** Notes that something was done; what was done no time is not named. */
export function count({ done }: Pick<YearDesk, 'done'>, what: string, times = 1): void {
  if (times > 0) done.set(what, (done.get(what) ?? 0) + times);
}

/** Somebody of the year as who uses the application. */
export const asPerson = ({ cast }: YearDesk, { id, fullName }: Pick<YearPerson, 'id' | 'fullName'>): Actor =>
  cast.province.memberActor({ id, fullName, unit: cast.province.unit });

/** A request that must be answered with one of these. @throws Error with what the API said */
export async function wanted(
  what: string,
  answer: Promise<TestResponse>,
  statuses: readonly number[] = [200, 201, 204],
): Promise<TestResponse> {
  const response = await answer;
  if (!statuses.includes(response.status))
    throw new Error(`${what}: ${response.status} ${JSON.stringify(response.body).slice(0, 600)}`);
  return response;
}

/** A POST that must be taken. */
export const sent = async (
  { api }: YearDesk,
  url: string,
  body: unknown,
  request: TestRequest,
): Promise<TestResponse['body']> => (await wanted(`POST ${url}`, api.post(url, body, request))).body;

/** A GET that must be answered. */
export const seen = async ({ api }: YearDesk, url: string, as: Actor): Promise<TestResponse['body']> =>
  (await wanted(`GET ${url}`, api.get(url, { as }))).body;

/** Everybody of the year, commune by commune. */
export const everybody = ({ cast }: Pick<YearDesk, 'cast'>): YearPerson[] =>
  cast.communes.flatMap(({ people }) => people);
