import { Controller, Get, Query } from '@nestjs/common';
import { Cycles, GiveAttempts, MemberCycles, READ_PROGRESS, TeamProgress } from '@lopso/learning';
import { type Actor, CurrentActor, IdParam, RequirePermission, SignedIn } from '@lopso/platform';
import { CycleExplanationResponse, ExplainCycleQuery, TeamProgressResponse } from './completion.dto';
import { MemberCycleResponse } from './member-cycle.dto';

/** Completion of members, with its reasons. */
@Controller()
export class CompletionController {
  constructor(
    private readonly cycles: Cycles,
    private readonly passages: MemberCycles,
    private readonly attempts: GiveAttempts,
    private readonly teams: TeamProgress,
  ) {}

  /** Why a cycle is finished or not: for the member and for officers of the member's units; also as of a past day. */
  @SignedIn()
  @Get('cycles/:cycleId/explanation')
  async explainCycle(
    @CurrentActor() actor: Actor,
    @IdParam('cycleId') cycleId: string,
    @Query() { on }: ExplainCycleQuery,
  ): Promise<CycleExplanationResponse> {
    const explanation = await this.cycles.explainFor(actor, cycleId, on ?? null);
    return CycleExplanationResponse.from(explanation, await this.attempts.madeIn(explanation));
  }

  /** Every passage of a member, the latest round first, also of who left: for herself and for officers of her units. */
  @SignedIn()
  @Get('members/:memberId/cycles')
  async listMemberCycles(
    @CurrentActor() actor: Actor,
    @IdParam('memberId') memberId: string,
  ): Promise<MemberCycleResponse[]> {
    return (await this.passages.of(actor, memberId)).map((cycle) => MemberCycleResponse.from(cycle));
  }

  /** How the seat holders of a team stand in the running round. */
  @RequirePermission(READ_PROGRESS)
  @Get('teams/:teamId/progress')
  async getTeamProgress(
    @CurrentActor() actor: Actor,
    @IdParam('teamId') teamId: string,
  ): Promise<TeamProgressResponse> {
    return TeamProgressResponse.from(await this.teams.of(actor, teamId));
  }
}
