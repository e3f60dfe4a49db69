import { Controller, Get, Query } from '@nestjs/common';
import { type Actor, CurrentActor, IdParam, RequirePermission, SignedIn } from '@lopso/platform';
import { CycleAttemptGrantService } from '../attempt-grants/cycle-attempt-grant.service';
import { CycleService } from '../cycles/cycle.service';
import { READ_PROGRESS } from '../learning.permissions';
import {
  CycleExplanationResponse,
  ExplainCycleQuery,
  MemberCycleResponse,
  TeamProgressResponse,
} from './completion.dto';
import { TeamProgressService } from './team-progress.service';

/** Completion of members, with its reasons. */
@Controller()
export class CompletionController {
  constructor(
    private readonly cycleService: CycleService,
    private readonly cycleAttemptGrants: CycleAttemptGrantService,
    private readonly teamProgress: TeamProgressService,
  ) {}

  /** Why a cycle is finished or not: for the member and for officers of the member's units; also as of a past day. */
  @SignedIn()
  @Get('cycles/:cycleId/explanation')
  async explainCycle(
    @CurrentActor() actor: Actor,
    @IdParam('cycleId') cycleId: string,
    @Query() { on }: ExplainCycleQuery,
  ): Promise<CycleExplanationResponse> {
    const explanation = await this.cycleService.explainCycleFor(actor, cycleId, on ?? null);
    return CycleExplanationResponse.from(explanation, await this.cycleAttemptGrants.listAttemptsMade(explanation));
  }

  /** Every passage of a member, the latest round first, also of who left: for herself and for officers of her units. */
  @SignedIn()
  @Get('members/:memberId/cycles')
  async listMemberCycles(
    @CurrentActor() actor: Actor,
    @IdParam('memberId') memberId: string,
  ): Promise<MemberCycleResponse[]> {
    return (await this.cycleService.listMemberCycles(actor, memberId)).map((cycle) => MemberCycleResponse.from(cycle));
  }

  /** How the seat holders of a team stand in the running round. */
  @RequirePermission(READ_PROGRESS)
  @Get('teams/:teamId/progress')
  async getTeamProgress(
    @CurrentActor() actor: Actor,
    @IdParam('teamId') teamId: string,
  ): Promise<TeamProgressResponse> {
    return TeamProgressResponse.from(await this.teamProgress.getTeamProgress(actor, teamId));
  }
}
