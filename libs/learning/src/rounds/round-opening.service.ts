import { Injectable } from '@nestjs/common';
import { type CompiledProgramme, CourseService, ProgrammeService } from '@lopso/content';
import { UnitService } from '@lopso/org';
import {
  Access,
  type Actor,
  Audit,
  cleanText,
  Clock,
  Forbidden,
  JobQueue,
  newId,
  NotFound,
  Transactions,
} from '@lopso/platform';
import { type AudienceRule, tidyAudience } from '../audience/audience.rules';
import { type AudienceRound, AudienceService } from '../audience/audience.service';
import { AutomaticNeedsSecond, invalidRoundDates, NoAudience, ProgrammeIncomplete } from '../learning.errors';
import { OPEN_ROUNDS } from '../learning.permissions';
import { basisOf, freezeRequirements, type Requirement, stepsInAll } from '../requirements/requirement.rules';
import { type ValidityRule } from '../validity/validity.rules';
import { requireKeepable } from '../validity/validity.service';
import { CertificateTermsService } from './certificate-terms.service';
import { type NewRound, type Release, RoundRepository } from './round.repository';
import { faultsOfDates, type RoundDates } from './round.rules';
import { RoundService } from './round.service';

/** A programme as a round could be opened from it now. */
export interface RoundTemplate {
  readonly programme: CompiledProgramme;
  /** Resolved against the current courses; empty while something is missing. */
  readonly requirements: readonly Requirement[];
  readonly totalSteps: number;
  /** Courses and tasks the programme asks for that are not published. */
  readonly missing: readonly string[];
  /** The basic programmes that an in-depth one goes on from, by id; empty of a basic one. */
  readonly basis: readonly string[];
}

/** Who a round would be opened for, on a calendar date. */
export interface AudienceCount {
  readonly on: string;
  readonly members: number;
  readonly teams: number;
  readonly communes: number;
}

/** The courses that a programme speaks of: ids of quizzes and tasks begin with that of their course. */
function namedIn<Outline extends { readonly id: string }>(
  { requirements }: CompiledProgramme,
  outlines: readonly Outline[],
): Outline[] {
  const said = JSON.stringify(requirements);
  return outlines.filter(({ id }) => said.includes(`"${id}`));
}

function communeOf(path: string): string {
  return path.split('.').slice(0, 2).join('.');
}

/** The queue of rounds whose cycles are to be opened; payload `{ roundId }`. */
export const OPEN_ROUND_CYCLES = 'learning.open-round-cycles';

/** An organisation of the province's list. */
type Partner = Awaited<ReturnType<UnitService['listPartners']>>[number];

/** What an officer enters to open a round. */
export interface RoundOpening extends RoundDates {
  readonly programmeId: string;
  readonly title: string;
  readonly decisionNumber: string;
  readonly release: Release;
  readonly graceDays?: number;
  readonly validity?: ValidityRule | null;
  /** Whom of the programme's teams it is for; null: everybody. */
  readonly audience?: AudienceRule | null;
  /** The slug of the design its papers are printed by; left out: the programme's. */
  readonly certificateTemplate?: string;
  /** With whom it is held: organisations of the province's list, who read its figures from then on (decision 0074). */
  readonly partnerIds?: readonly string[];
}

/** Programmes a round can be opened from, whom it would reach, and its opening by a decision. */
@Injectable()
export class RoundOpeningService {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly courses: CourseService,
    private readonly audience: AudienceService,
    private readonly certificateTerms: CertificateTermsService,
    private readonly access: Access,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
    private readonly rounds: RoundRepository,
    private readonly units: UnitService,
    private readonly roundService: RoundService,
    private readonly queue: JobQueue,
    private readonly audit: Audit,
  ) {}

  /** All current programmes, by title. */
  async listTemplates(): Promise<RoundTemplate[]> {
    const all = await this.programmes.listCurrentProgrammes();
    return Promise.all(all.map((programme) => this.resolveTemplate(programme, all)));
  }

  /** One current programme. @throws ContentNotFound */
  async getTemplate(programmeId: string): Promise<RoundTemplate> {
    return this.resolveTemplate(
      await this.programmes.getCurrentProgramme(programmeId),
      await this.programmes.listCurrentProgrammes(),
    );
  }

  /**
   * How many members, teams and communes the programme reaches today below the actor's province, all of them or those who meet a rule.
   * @throws InvalidInput for a rule the round can't have
   */
  async countAudience(actor: Actor, programmeId: string, rule: AudienceRule | null = null): Promise<AudienceCount> {
    const on = this.clock.today();
    const members = await this.audience.listMeetingToday(rule, await this.audienceFrame(actor, programmeId));
    return {
      on,
      members: members.length,
      teams: new Set(members.map((one) => one.teamId)).size,
      communes: new Set(members.map((one) => communeOf(one.unitPath))).size,
    };
  }

  /** Where a round would be that the actor opens from a programme now, and for which teams. @throws ContentNotFound, Forbidden */
  async audienceFrame(actor: Actor, programmeId: string): Promise<AudienceRound> {
    const unitPath = this.provinceOf(actor).path;
    const { audience } = await this.programmes.getCurrentProgramme(programmeId);
    return { id: null, audience, unitPath };
  }

  /** That papers can be printed by a design of the actor's province. @throws DomainError when not, Forbidden */
  async requireDesign(actor: Actor, slug: string): Promise<void> {
    await this.certificateTerms.requireSound(this.provinceOf(actor).path, slug);
  }

  /** True when the actor may open rounds somewhere. */
  mayOpenRounds(actor: Actor): boolean {
    return this.access.holds(actor, OPEN_ROUNDS);
  }

  /** The unit over which the actor may open rounds; it comes from the grant, never from the request. @throws Forbidden */
  provinceOf(actor: Actor): { readonly unitId: string; readonly path: string } {
    const grant = actor.grants.find((one) => OPEN_ROUNDS.roles.includes(one.role));
    if (grant === undefined || !this.access.scope(actor, OPEN_ROUNDS).contains(grant.path)) throw new Forbidden();
    return grant;
  }

  private async resolveTemplate(
    programme: CompiledProgramme,
    all: readonly CompiledProgramme[],
  ): Promise<RoundTemplate> {
    const outlines = namedIn(programme, await this.courses.listCourseOutlines());
    const courses = outlines.map(async ({ hash, lessons }) => ({
      ...(await this.courses.getCourseVersion(hash)),
      lessons,
    }));
    const { requirements, unknown } = freezeRequirements(programme.requirements, await Promise.all(courses));
    const frozen = requirements ?? [];
    return {
      programme,
      requirements: frozen,
      totalSteps: stepsInAll(frozen),
      missing: unknown ?? [],
      basis: basisOf(programme, all),
    };
  }

  /**
   * Opens a round over the actor's province; gives its id. The number and date of the decision are obligatory (DESIGN 4.2).
   * @throws InvalidInput for dates that contradict each other or the calendar, for a rule of validity nobody could keep, and for an audience that names what there is not
   * @throws AutomaticNeedsSecond where two people release papers; ProgrammeIncomplete, NoAudience, RoundTitleTaken, NotFound for a partner on no list of the province; what
   * `CertificateTermsService` throws
   */
  async openRound(actor: Actor, opening: RoundOpening): Promise<string> {
    const province = this.provinceOf(actor);
    const faults = faultsOfDates(opening, this.clock.today());
    if (faults.length > 0) throw invalidRoundDates(faults);
    requireKeepable(opening.validity ?? null);
    if (opening.release === 'automatic' && (await this.certificateTerms.needsSecond(province.path)))
      throw new AutomaticNeedsSecond();
    const partners = await this.partnersAmong(province.path, opening.partnerIds ?? []);
    const template = await this.getTemplate(opening.programmeId);
    if (template.missing.length > 0) throw new ProgrammeIncomplete(template.missing);
    await this.requireDesign(actor, opening.certificateTemplate ?? template.programme.certificate);
    const audienceRule = tidyAudience(opening.audience ?? null);
    const { members } = await this.countAudience(actor, opening.programmeId, audienceRule);
    if (members === 0) throw new NoAudience();
    const round = this.newRound(opening, template, {
      openedBy: actor.accountId,
      audienceRule,
      audienceCount: members,
      unitId: province.unitId,
      unitPath: province.path,
    });
    await this.transactions.run(() => this.writeRound(actor, round, template, partners));
    return round.id;
  }

  /** True where two people release the papers of the actor's province, so that no round there issues any by itself. @throws Forbidden */
  async isReleasedByTwo(actor: Actor): Promise<boolean> {
    return this.certificateTerms.needsSecond(this.provinceOf(actor).path);
  }

  private newRound(
    opening: RoundOpening,
    { programme }: RoundTemplate,
    where: Pick<NewRound, 'unitId' | 'unitPath' | 'openedBy' | 'audienceRule' | 'audienceCount'>,
  ): NewRound {
    return {
      ...where,
      id: newId(),
      programmeId: programme.id,
      programmeHash: programme.hash,
      title: cleanText(opening.title),
      audience: programme.audience,
      startsOn: opening.startsOn,
      dueOn: opening.dueOn,
      ...ownDates(opening),
      validity: opening.validity ?? null,
      decisionNumber: cleanText(opening.decisionNumber),
      decidedOn: opening.decidedOn,
      release: opening.release,
      certificateTemplate: opening.certificateTemplate ?? programme.certificate,
      openedAt: this.clock.now(),
      reopens: null,
      countsFrom: null,
    };
  }

  /** Those of the province's list, by name. @throws NotFound when one is on no list of the unit */
  async partnersAmong(unitPath: string, ids: readonly string[]): Promise<Partner[]> {
    if (ids.length === 0) return [];
    const chosen = new Set(ids);
    const found = (await this.units.listPartners(unitPath)).filter(({ id }) => chosen.has(id));
    if (found.length < chosen.size) throw new NotFound();
    return found;
  }

  /** The round, what it demands, whom it is held with, the entries in the trail, the job of its cycles. Joins a transaction. */
  async writeRound(
    actor: Actor,
    round: NewRound,
    { requirements }: Pick<RoundTemplate, 'requirements'>,
    partners: readonly Partner[],
  ): Promise<void> {
    await this.rounds.insert(round, requirements);
    await this.audit.record(actor, {
      action: 'learning.round-opened',
      subjectType: 'round',
      subjectId: round.id,
      unitPath: round.unitPath,
      details: {
        decisionNumber: round.decisionNumber,
        decidedOn: round.decidedOn,
        release: round.release,
        dueOn: round.dueOn,
      },
    });
    for (const { id: partnerId, name } of partners) {
      await this.rounds.addPartner({ roundId: round.id, partnerId, ...this.roundService.markBy(actor) });
      await this.roundService.auditPartners(actor, round, { action: 'learning.partner-added', name });
    }
    await this.queue.send(OPEN_ROUND_CYCLES, { roundId: round.id });
  }
}

function ownDates({
  dueFrom = null,
  dueDays = null,
  graceDays = 0,
  newcomerDays = null,
  newcomersUntil = null,
}: RoundOpening): Pick<NewRound, 'dueFrom' | 'dueDays' | 'graceDays' | 'newcomerDays' | 'newcomersUntil'> {
  return { dueFrom, dueDays: dueFrom === null ? null : dueDays, graceDays, newcomerDays, newcomersUntil };
}
