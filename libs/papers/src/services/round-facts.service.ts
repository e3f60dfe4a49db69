import { Injectable } from '@nestjs/common';
import { type Actor, compareNames, vietnamDate } from '@lopso/platform';
import { WaitingPeople, type WaitingPerson } from '@lopso/credentials';
import { type RoundSummary, Rounds } from '@lopso/learning';
import { nameInSentence } from '@lopso/org';
import { Figures } from '@lopso/reporting';
import { ListTooLong } from '../papers.errors';
import { type PaperKind } from '../rules/paper-kinds';
import { type PaperCandidate, roundValues } from '../rules/round-values';
import { type Facts } from './facts';

/** So many people stand in one paper; a province is listed commune by commune. */
const MOST = 1000;

/** Gathers what papers say of a round, through what the actor may see of it. */
@Injectable()
export class RoundFacts {
  constructor(
    private readonly rounds: Rounds,
    private readonly figures: Figures,
    private readonly waiting: WaitingPeople,
  ) {}

  /** Where a round lies; no access check. @throws NotFound */
  async placeOf(roundId: string): Promise<RoundSummary> {
    return this.rounds.get(roundId);
  }

  /** `communeId`: whose people are proposed; null: the whole province's. @throws NotFound, ListTooLong */
  async load(actor: Actor, roundId: string, kind: PaperKind, communeId: string | null): Promise<Facts> {
    const overview = await this.figures.overview(actor, roundId);
    const round = await this.rounds.get(roundId);
    const commune = overview.communes.find(({ id }) => id === communeId);
    const people = kind === 'certificate-list' ? await this.candidates(actor, roundId, communeId) : [];
    const shown = people.filter(({ member }) => !member.isRestricted);
    const { title, decisionNumber, decidedOn, startsOn, dueOn } = round;
    const values = roundValues({
      ...{ title, decisionNumber, decidedOn, startsOn, dueOn },
      ...{ ...overview.total, asOf: overview.view.today },
      communes: overview.communes.map(({ fullName, total, finished, ratePercent }) => ({
        name: fullName,
        ...{ total, finished, ratePercent },
      })),
      candidates: shown.map(candidateOf),
      candidatesOf: commune === undefined ? 'toàn tỉnh' : nameInSentence(commune.fullName),
    });
    return { title, values, leftOut: people.length - shown.length };
  }

  private async candidates(actor: Actor, roundId: string, communeId: string | null): Promise<WaitingPerson[]> {
    const named = await this.waiting.named(await this.waiting.cyclesOf(actor, roundId));
    const people = named.filter(({ member }) => communeId === null || member.communeId === communeId);
    if (people.length > MOST) throw new ListTooLong(people.length, MOST);
    const names = new Intl.Collator('vi');
    return people.sort(
      ({ member: a }, { member: b }) =>
        names.compare(a.communeName, b.communeName) || compareNames(a.fullName, b.fullName),
    );
  }
}

function candidateOf({ member, finishedAt }: WaitingPerson): PaperCandidate {
  const { id, fullName, birthYear, unitName, communeName } = member;
  const unit = unitName === communeName ? communeName : `${unitName}, ${communeName}`;
  return { memberId: id, fullName, birthYear, unit, finishedOn: vietnamDate(finishedAt) };
}
