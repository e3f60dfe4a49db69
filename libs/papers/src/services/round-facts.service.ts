import { Injectable } from '@nestjs/common';
import { WaitingPeople, type WaitingPerson } from '@lopso/credentials';
import { RoundService, type RoundSummary } from '@lopso/learning';
import { nameInSentence, type UnitSummary } from '@lopso/org';
import { type Actor, compareNames, vietnamDate } from '@lopso/platform';
import { Figures } from '@lopso/reporting';
import { ListTooLong } from '../papers.errors';
import { type PaperKind } from '../rules/paper-kinds';
import { type PaperCandidate, roundValues } from '../rules/round-values';
import { type Facts } from './facts';
import { type Office } from './paper-offices.service';

/** So many people stand in one paper; a province is listed commune by commune. */
const MOST = 1000;

/** What figures say of the part of a round that a paper tells of. */
interface Told {
  readonly total: Pick<Overview['total'], 'total' | 'finished' | 'ratePercent'>;
  readonly communes: Overview['communes'];
  readonly asOf: string;
  /** When those it tells of are due, `yyyy-mm-dd`, a later date that was given to all of them included. */
  readonly dueOn: string;
}

type Overview = Awaited<ReturnType<Figures['overview']>>;

/** Gathers what papers say of a round, through what the actor may see of it. */
@Injectable()
export class RoundFacts {
  constructor(
    private readonly roundService: RoundService,
    private readonly figures: Figures,
    private readonly waiting: WaitingPeople,
  ) {}

  /** Where a round lies; no access check. @throws NotFound */
  async placeOf(roundId: string): Promise<RoundSummary> {
    return this.roundService.getRound(roundId);
  }

  /**
   * A commune's office tells of its own figures and people; the department of all, `communeId` says whose people it proposes, null the whole province's.
   * @throws NotFound, ListTooLong
   */
  async load(
    actor: Actor,
    {
      roundId,
      kind,
      communeId,
      office,
    }: { roundId: string; kind: PaperKind; communeId: string | null; office: Office },
  ): Promise<Facts> {
    const own = office.unit.id === office.province.id ? null : office.unit;
    const told = own === null ? await this.ofAll(actor, roundId) : await this.ofCommune(actor, roundId, own.id);
    const round = await this.roundService.getRound(roundId);
    const commune = told.communes.find(({ id }) => id === (own?.id ?? communeId));
    const people = kind === 'certificate-list' ? await this.candidates(actor, { roundId, communeId, own }) : [];
    const shown = people.filter(({ member }) => !member.isRestricted);
    const { title, decisionNumber, decidedOn, startsOn, dueFrom, dueDays, endedOn } = round;
    const dueOn = dueFrom === null ? told.dueOn : round.dueOn;
    const values = roundValues({
      ...{ title, decisionNumber, decidedOn, startsOn, dueOn, dueFrom, dueDays, endedOn },
      ...{ ...told.total, asOf: told.asOf },
      communes: told.communes.map(({ fullName, total, finished, ratePercent }) => ({
        name: fullName,
        ...{ total, finished, ratePercent },
      })),
      candidates: shown.map(candidateOf),
      candidatesOf: commune === undefined ? 'toàn tỉnh' : nameInSentence(commune.fullName),
    });
    return { title, values, leftOut: people.length - shown.length };
  }

  private async ofAll(actor: Actor, roundId: string): Promise<Told> {
    const { total, communes, view } = await this.figures.overview(actor, roundId);
    return { total, communes, asOf: view.today, dueOn: view.round.dueOn };
  }

  private async ofCommune(actor: Actor, roundId: string, communeId: string): Promise<Told> {
    const { commune, view } = await this.figures.commune(actor, roundId, communeId);
    return { total: commune, communes: [commune], asOf: view.today, dueOn: view.round.dueOn };
  }

  private async candidates(
    actor: Actor,
    { roundId, communeId, own }: { roundId: string; communeId: string | null; own: UnitSummary | null },
  ): Promise<WaitingPerson[]> {
    const cycles =
      own === null
        ? await this.waiting.cyclesOf(actor, roundId)
        : await this.waiting.cyclesWithin(actor, roundId, own.path);
    const named = await this.waiting.named(cycles);
    const isMeant = ({ member }: WaitingPerson): boolean =>
      own !== null || communeId === null || member.communeId === communeId;
    const people = named.filter(isMeant);
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
