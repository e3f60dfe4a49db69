import { Injectable } from '@nestjs/common';
import { AudienceService, RemainingWorkService } from '@lopso/learning';
import { type Scope } from '@lopso/platform';
import { type ExpiryGroup, type RenewalStage, renewalStage } from '../rules/expiring';
import { missingSentence } from '../rules/missing-sentence';
import { communeNameOf, shortTeamName } from '../rules/team-words';
import {
  type ExpiringPart,
  type ExpiringQuestion,
  ExpiringRepository,
  type ExpiringRow,
} from '../storage/expiring.repository';

type Hidden =
  | ('completion' | 'communeDistinguishedBy' | 'teamKind' | 'teamUnitName' | 'unitPath' | 'isRoundClosed')
  | ('renewalRoundId' | 'renewalLastOn');

/** Somebody whose passage ends, and how she renews it. */
export interface ExpiringPerson extends Omit<ExpiringRow, Hidden> {
  readonly teamName: string;
  readonly renewal: RenewalStage;
  /** Of an open renewal: what is missing, “bài 4 khóa C05; 1,5 giờ lớp”; else empty. */
  readonly missing: string;
  /** Of an open renewal: the shortest way to finish it, one sentence; else empty. */
  readonly way: string;
  readonly wayMinutes: number;
}

const NOT_DERIVED = 'chưa tính xong, xem lại sau ít phút';

/** What a list asks of a page, with everything it may be picked by. */
export interface ExpiringShown {
  readonly groups: readonly ExpiryGroup[];
  /** One more than asked for tells that there are more. */
  readonly people: readonly ExpiringPerson[];
}

/** Reads whose passages end, and how each renews it. No access check: the scope is the caller's. */
@Injectable()
export class ExpiringReading {
  constructor(
    private readonly expiring: ExpiringRepository,
    private readonly audience: AudienceService,
    private readonly remainingWork: RemainingWorkService,
  ) {}

  /** Everybody by groups, and a part of those the question finds. */
  async page(scope: Scope, question: ExpiringQuestion, part: ExpiringPart): Promise<ExpiringShown> {
    const ruled = await this.audience.listRuledRounds(scope);
    const groups = await this.expiring.groups(scope, question.on, ruled);
    const rows = await this.expiring.page(scope, question, { ruled, part });
    return { groups, people: await this.inWords(rows, question.on) };
  }

  /** Everybody the question finds, in batches from one snapshot. */
  async *stream(scope: Scope, question: ExpiringQuestion): AsyncGenerator<readonly ExpiringPerson[]> {
    const ruled = await this.audience.listRuledRounds(scope);
    for await (const rows of this.expiring.stream(scope, question, ruled)) yield await this.inWords(rows, question.on);
  }

  /** A number of statements that grows with the rounds of the rows and not with their people. */
  private async inWords(rows: readonly ExpiringRow[], today: string): Promise<ExpiringPerson[]> {
    const ways = await this.waysOf(rows, today);
    return rows.map((row) => {
      const { completion, communeDistinguishedBy, teamKind, teamUnitName, isRoundClosed, ...shown } = row;
      const { unitPath: _, renewalRoundId: _round, renewalLastOn: _last, ...person } = shown;
      const isOpen = row.renewalCycleId !== null;
      const way = ways.get(row.cycleId);
      return {
        ...person,
        communeName: communeNameOf(row.communeName, communeDistinguishedBy),
        teamName: shortTeamName(teamKind, teamUnitName),
        renewal: renewalStage({ state: row.state, isOpen, isRoundClosed }),
        missing: isOpen ? (completion === null ? NOT_DERIVED : missingSentence(completion)) : '',
        way: way?.words ?? '',
        wayMinutes: way?.minutes ?? 0,
      };
    });
  }

  /** Of those who renew, by the passage that ends: through the round in which each renews, by its last day. */
  private async waysOf(
    rows: readonly ExpiringRow[],
    today: string,
  ): Promise<ReadonlyMap<string, { readonly words: string; readonly minutes: number }>> {
    const found = new Map<string, { readonly words: string; readonly minutes: number }>();
    for (const roundId of new Set(rows.flatMap(({ renewalRoundId }) => renewalRoundId ?? []))) {
      const renewing = rows.filter((row) => row.renewalRoundId === roundId);
      const ways = await this.remainingWork.findWays(
        roundId,
        renewing.map(({ memberId, communeId, unitPath, completion, renewalLastOn }) => ({
          ...{ memberId, communeId, unitPath, completion: completion ?? [] },
          lastOn: renewalLastOn !== null && renewalLastOn < today ? null : renewalLastOn,
        })),
      );
      for (const { cycleId, memberId } of renewing) {
        const way = ways.get(memberId);
        if (way !== undefined) found.set(cycleId, way);
      }
    }
    return found;
  }
}
