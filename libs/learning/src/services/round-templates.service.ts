import { Injectable } from '@nestjs/common';
import { type CompiledProgramme, CourseService, ProgrammeService } from '@lopso/content';
import { Access, type Actor, Clock, Forbidden } from '@lopso/platform';
import { OPEN_ROUNDS } from '../learning.permissions';
import { type AudienceRule } from '../rules/audience-rule';
import { freezeRequirements, stepsInAll } from '../rules/freeze-requirements';
import { basisOf } from '../rules/programme-basis';
import { type Requirement } from '../rules/requirement';
import { AudienceHolders } from './audience-holders.service';
import { type AudienceRound } from './audience-rules.service';
import { CertificateDesigns } from './certificate-designs';

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

/** Programmes, made ready for opening rounds from them. */
@Injectable()
export class RoundTemplates {
  constructor(
    private readonly programmes: ProgrammeService,
    private readonly courses: CourseService,
    private readonly audiences: AudienceHolders,
    private readonly designs: CertificateDesigns,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  /** All current programmes, by title. */
  async list(): Promise<RoundTemplate[]> {
    const all = await this.programmes.listCurrentProgrammes();
    return Promise.all(all.map((programme) => this.resolve(programme, all)));
  }

  /** One current programme. @throws ContentNotFound */
  async get(programmeId: string): Promise<RoundTemplate> {
    return this.resolve(
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
    const members = await this.audiences.today(rule, await this.audienceFrame(actor, programmeId));
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
    await this.designs.requireSound(this.provinceOf(actor).path, slug);
  }

  /** True when the actor may open rounds somewhere. */
  mayOpen(actor: Actor): boolean {
    return this.access.holds(actor, OPEN_ROUNDS);
  }

  /** The unit over which the actor may open rounds; it comes from the grant, never from the request. @throws Forbidden */
  provinceOf(actor: Actor): { readonly unitId: string; readonly path: string } {
    const grant = actor.grants.find((one) => OPEN_ROUNDS.roles.includes(one.role));
    if (grant === undefined || !this.access.scope(actor, OPEN_ROUNDS).contains(grant.path)) throw new Forbidden();
    return grant;
  }

  private async resolve(programme: CompiledProgramme, all: readonly CompiledProgramme[]): Promise<RoundTemplate> {
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
