import { Injectable } from '@nestjs/common';
import { MemberService, placeBeside } from '@lopso/org';
import { type Actor, decodeNameCursor, encodeNameCursor, NotFound } from '@lopso/platform';
import { READ_FIGURE_PEOPLE } from '../reporting.permissions';
import { missingOf, missingSentence, type RequirementState } from '../rules/missing-sentence';
import { type PersonFilter, type PersonState } from '../rules/person-filter';
import { communeNameOf, shortTeamName } from '../rules/team-words';
import { PersonRepository, type PersonRow } from '../storage/person.repository';
import { type ReportRequirement } from '../storage/report-round.repository';
import { NotedReadings } from './noted-readings.service';
import { ReportRounds, type ReportView } from './report-rounds.service';

/** A person behind a figure, with what is still missing in words. */
export interface PersonInRound {
  readonly cycleId: string;
  readonly memberId: string;
  readonly fullName: string;
  readonly kind: string;
  readonly organisation: string | null;
  readonly isRestricted: boolean;
  readonly communeId: string;
  readonly communeName: string;
  readonly teamId: string;
  readonly teamName: string;
  readonly seatNumber: number;
  readonly position: string;
  /** First day in the seat. */
  readonly heldFrom: string;
  readonly state: PersonState;
  readonly doneSteps: number;
  readonly totalSteps: number;
  readonly finishedAt: Date | null;
  /** “bài 4 khóa C05; 1,5 giờ lớp”; empty when nothing is missing. */
  readonly missing: string;
}

/** How far a person is with one requirement, in words where words are needed. */
export interface PersonRequirement extends ReportRequirement {
  readonly done: number;
  readonly total: number;
  readonly isMet: boolean;
  /** The part of the sentence that belongs to it; empty when it is met. */
  readonly missing: string;
  /** Of hours: minutes still to attend. */
  readonly missingMinutes: number | null;
}

/** One person opened. */
export interface PersonReport {
  readonly view: ReportView;
  readonly person: PersonInRound;
  /** In the order of the round; empty before anything was derived. */
  readonly requirements: readonly PersonRequirement[];
}

/** A page of people by given name with how many the filter finds. */
export interface PeoplePage {
  readonly view: ReportView;
  readonly total: number;
  readonly people: readonly PersonInRound[];
  /** A place of the name that was looked for, where these are people called so. */
  readonly placeBeside: string | null;
  readonly nextCursor: string | null;
}

/** Before anything was derived: all is missing, and what exactly is not known yet. */
const NOT_DERIVED = 'chưa tính xong, xem lại sau ít phút';

/** A row in the words of the list and the file. */
export function personOf(row: PersonRow): PersonInRound {
  const { unmet, communeDistinguishedBy, teamKind, teamUnitName, givenName: _, ...person } = row;
  return {
    ...person,
    communeName: communeNameOf(row.communeName, communeDistinguishedBy),
    teamName: shortTeamName(teamKind, teamUnitName),
    doneSteps: row.doneSteps ?? 0,
    totalSteps: row.totalSteps ?? 0,
    missing: unmet === null ? NOT_DERIVED : missingSentence(unmet),
  };
}

function requirementOf(state: RequirementState, demanded: readonly ReportRequirement[]): PersonRequirement {
  const { key, label, kind, done, total, isMet } = state;
  const { title, motif, minutes } = demanded.find((one) => one.key === key) ?? {
    title: null,
    motif: null,
    minutes: null,
  };
  const missingMinutes = kind === 'hours' ? (state.missing[0]?.minutes ?? 0) : null;
  return { key, label, kind, title, motif, minutes, done, total, isMet, missing: missingOf(state), missingMinutes };
}

const NOBODY_LEFT_OUT: PersonFilter = {
  communeId: null,
  teamId: null,
  kind: null,
  state: null,
  missing: null,
  text: null,
};

/** The people behind the figures. */
@Injectable()
export class People {
  constructor(
    private readonly rounds: ReportRounds,
    private readonly persons: PersonRepository,
    private readonly readings: NotedReadings,
    private readonly members: MemberService,
  ) {}

  /** People of the round whom the actor may see, by given name. @throws NotFound when the round touches no unit of the actor */
  async list(
    actor: Actor,
    roundId: string,
    filter: PersonFilter,
    page: { readonly limit: number; readonly cursor: string | null },
  ): Promise<PeoplePage> {
    const view = await this.rounds.open(actor, READ_FIGURE_PEOPLE, roundId);
    const reading = await this.readings.list(actor, view, filter.communeId);
    const wanted = filter.text === null ? null : await this.members.readSearchText(actor, view.scope, filter.text);
    const question = { roundId, on: view.today, filter, wanted };
    const after = decodeNameCursor(page.cursor);
    const { total, rows: found } = await this.persons.page(view.scope, question, { after, limit: page.limit + 1 });
    const rows = found.slice(0, page.limit);
    await this.readings.held(
      reading,
      rows.map(({ memberId }) => memberId),
    );
    const last = rows[rows.length - 1];
    const nextCursor =
      found.length > page.limit && last !== undefined ? encodeNameCursor({ ...last, id: last.cycleId }) : null;
    const beside = wanted === null ? null : placeBeside(wanted.folded, wanted.place, rows);
    return { view, total, people: rows.map(personOf), placeBeside: beside, nextCursor };
  }

  /** One person by cycle. @throws NotFound when the cycle is not counted today or lies outside the actor's units */
  async get(actor: Actor, cycleId: string): Promise<PersonReport> {
    const roundId = await this.persons.roundOfCycle(this.rounds.scopeOf(actor, READ_FIGURE_PEOPLE), cycleId);
    if (roundId === null) throw new NotFound();
    const view = await this.rounds.open(actor, READ_FIGURE_PEOPLE, roundId);
    const row = await this.persons.find(view.scope, roundId, view.today, cycleId);
    if (row === null) throw new NotFound();
    await this.readings.person(actor, row);
    const { requirements, ...counted } = row;
    return {
      view,
      person: personOf(counted),
      requirements: (requirements ?? []).map((state) => requirementOf(state, view.requirements)),
    };
  }

  /** Everybody of a team in a view that was opened for people; no access check. */
  async ofTeam(actor: Actor, view: ReportView, teamId: string): Promise<PersonInRound[]> {
    const filter = { ...NOBODY_LEFT_OUT, teamId };
    const question = { roundId: view.round.id, on: view.today, filter, wanted: null };
    const { rows } = await this.persons.page(view.scope, question, { after: null, limit: 100 });
    const memberIds = rows.map(({ memberId }) => memberId);
    await this.readings.team(actor, teamId, memberIds);
    return rows.map(personOf);
  }
}
