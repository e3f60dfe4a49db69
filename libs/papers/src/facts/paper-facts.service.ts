import { Injectable } from '@nestjs/common';
import { WaitingPeopleService, type WaitingPerson } from '@lopso/credentials';
import { RoundService, type RoundSummary } from '@lopso/learning';
import { nameInSentence, type UnitSummary } from '@lopso/org';
import { PlanService, type PlanTimetable, unplacedWords } from '@lopso/planning';
import { Access, type Actor, Clock, compareNames, NotFound, type Permission, vietnamDate } from '@lopso/platform';
import { FigureService } from '@lopso/reporting';
import { type Office, OfficeService } from '../offices/office.service';
import { ListTooLong, PlanTooLong } from '../papers.errors';
import { MAKE_PAPERS, READ_PAPERS } from '../papers.permissions';
import {
  COMMUNE_ROUND_PAPERS,
  GUEST_CLASS_PAPERS,
  type PaperKind,
  PAPERS_ABOUT,
  type PaperSubject,
} from '../papers/paper-kinds.rules';
import { type PaperTopic } from '../papers/paper.repository';
import { type PaperForm } from '../templates/fill-template.rules';
import { ClassFactsService } from './class-facts.service';
import { type Facts } from './paper-values.rules';
import { planValues } from './plan-values.rules';
import { type PaperCandidate, roundValues } from './round-values.rules';

/** What a topic names. */
export function subjectOfTopic({ classGroupId, planId }: PaperTopic): PaperSubject {
  if (planId !== null) return 'plan';
  return classGroupId === null ? 'round' : 'class';
}

/** So many classes stand in one paper. */
const MOST = 1000;

const gapsOf = ({ gaps, terms }: PlanTimetable['plan']): { communeName: string; people: number; why: string }[] =>
  gaps.map((gap) => ({
    ...{ communeName: gap.communeName, people: gap.people },
    why: unplacedWords(gap, terms.memberMinutes),
  }));

/** What figures say of the part of a round that a paper tells of. */
interface Told {
  readonly total: Pick<Overview['total'], 'total' | 'finished' | 'ratePercent'>;
  readonly communes: Overview['communes'];
  readonly asOf: string;
  /** When those it tells of are due, `yyyy-mm-dd`, a later date that was given to all of them included. */
  readonly dueOn: string;
}

type Overview = Awaited<ReturnType<FigureService['getOverview']>>;

function candidateOf({ member, finishedAt }: WaitingPerson): PaperCandidate {
  const { id, fullName, birthYear, unitName, communeName } = member;
  const unit = unitName === communeName ? communeName : `${unitName}, ${communeName}`;
  return { memberId: id, fullName, birthYear, unit, finishedOn: vietnamDate(finishedAt) };
}

interface Place {
  readonly unitId: string;
  readonly unitPath: string;
  readonly title: string;
  /** Of a class: people of the unit are guests of another commune's. */
  readonly isGuest?: boolean;
}

/** What a paper says: the values of its class, round or plan, and the office that writes it. */
@Injectable()
export class PaperFactsService {
  constructor(
    private readonly classFacts: ClassFactsService,
    private readonly offices: OfficeService,
    private readonly access: Access,
    private readonly roundService: RoundService,
    private readonly figures: FigureService,
    private readonly waiting: WaitingPeopleService,
    private readonly plans: PlanService,
    private readonly clock: Clock,
  ) {}

  /**
   * The office of the actor for a class, round or plan, and its title: the one she writes for; where she may only read, the one she would have.
   * `permission`: by this right alone. `communeId`: whose office it is to be, where she works for a commune and it is about a round. @throws NotFound
   */
  async officeForTopic(
    actor: Actor,
    topic: PaperTopic & { readonly communeId: string | null },
    permission?: Permission,
  ): Promise<{ office: Office; title: string; kinds: readonly PaperKind[] }> {
    const place = await this.placeForTopic(actor, topic);
    const writes = this.access.scope(actor, MAKE_PAPERS).contains(place.unitPath);
    const right = permission ?? (writes ? MAKE_PAPERS : READ_PAPERS);
    if (!this.access.scope(actor, right).contains(place.unitPath)) throw new NotFound();
    const office = await this.offices.ofActor(actor, place, right);
    if (topic.communeId !== null && office.unit.id !== topic.communeId) throw new NotFound();
    return { office, title: place.title, kinds: kindsOf(topic, office, place) };
  }

  /** What the offices of these units are called, by unit. */
  officeNames(unitIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.offices.namesOf(unitIds);
  }

  /** The office that wrote a paper, and the title of what it is about; of a class also where she doesn't see it any more. @throws NotFound */
  async officeOfPaper(
    actor: Actor,
    paper: PaperTopic & { unitId: string },
  ): Promise<{ office: Office; title: string }> {
    const { classGroupId } = paper;
    const title =
      classGroupId === null
        ? (await this.placeOfTopic(actor, paper)).title
        : await this.classFacts.titleOf(classGroupId);
    return { office: await this.offices.ofUnit(paper.unitId), title };
  }

  /** What the office that wrote a paper may write of the same now; nothing where she doesn't see it any more. */
  async kindsNow(actor: Actor, paper: PaperTopic & { unitId: string }): Promise<readonly PaperKind[]> {
    const place = await unlessHidden(this.placeOfTopic(actor, paper));
    return place === null ? [] : kindsOf(paper, await this.offices.ofUnit(paper.unitId), place);
  }

  /** Fixes what stays as it is once a paper was printed: the lines of a list to sign. Not inside a transaction that holds a paper. */
  async fixNumbers(paper: { readonly classGroupId: string | null; readonly kind: PaperKind }): Promise<void> {
    await this.classFacts.numberList(paper);
  }

  /** @throws NotFound, ListTooLong, PlanTooLong */
  async loadFacts(
    actor: Actor,
    paper: PaperTopic & { kind: PaperKind; form: PaperForm },
    office: Office,
  ): Promise<Facts> {
    const { classGroupId, roundId, planId, kind, form } = paper;
    if (planId !== null) return this.loadPlanFacts(actor, planId);
    if (classGroupId !== null) return this.classFacts.loadClassFacts(actor, classGroupId, kind, office.unit);
    return this.loadRoundFacts(actor, { roundId: roundId ?? '', kind, communeId: form.communeId, office });
  }

  /** Where the office is looked for: at what the paper is about, or at a commune of the round's unit. */
  private async placeForTopic(actor: Actor, topic: PaperTopic & { readonly communeId: string | null }): Promise<Place> {
    const place = await this.placeOfTopic(actor, topic);
    if (topic.communeId === null) return place;
    const { id, path, kind } = await this.offices.unit(topic.communeId);
    const isCommune = kind === 'commune' && path.startsWith(`${place.unitPath}.`);
    if (topic.roundId === null || !isCommune) throw new NotFound();
    return { unitId: id, unitPath: path, title: place.title };
  }

  private async placeOfTopic(actor: Actor, { classGroupId, roundId, planId }: PaperTopic): Promise<Place> {
    if (planId !== null) return this.placeOfPlan(actor, planId);
    return classGroupId === null ? this.placeOfRound(roundId ?? '') : this.classFacts.placeOfClass(actor, classGroupId);
  }

  /** Where a round lies; no access check. @throws NotFound */
  async placeOfRound(roundId: string): Promise<RoundSummary> {
    return this.roundService.getRound(roundId);
  }

  /**
   * A commune's office tells of its own figures and people; the department of all, `communeId` says whose people it proposes, null the whole province's.
   * @throws NotFound, ListTooLong
   */
  async loadRoundFacts(
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
    const people = kind === 'certificate-list' ? await this.candidatesOf(actor, { roundId, communeId, own }) : [];
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
    const { total, communes, view } = await this.figures.getOverview(actor, roundId);
    return { total, communes, asOf: view.today, dueOn: view.round.dueOn };
  }

  private async ofCommune(actor: Actor, roundId: string, communeId: string): Promise<Told> {
    const { commune, view } = await this.figures.getCommuneReport(actor, roundId, communeId);
    return { total: commune, communes: [commune], asOf: view.today, dueOn: view.round.dueOn };
  }

  private async candidatesOf(
    actor: Actor,
    { roundId, communeId, own }: { roundId: string; communeId: string | null; own: UnitSummary | null },
  ): Promise<WaitingPerson[]> {
    const cycles =
      own === null
        ? await this.waiting.listWaitingCycles(actor, roundId)
        : await this.waiting.listWaitingCyclesWithin(actor, roundId, own.path);
    const named = await this.waiting.describePeople(cycles);
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

  /** Where a plan lies, when the actor may see it. @throws NotFound */
  async placeOfPlan(actor: Actor, planId: string): Promise<{ unitId: string; unitPath: string; title: string }> {
    const { unitId, unitPath, name: title } = await this.plans.getPlanPlace(actor, planId);
    return { unitId, unitPath, title };
  }

  /** @throws NotFound, PlanTooLong */
  async loadPlanFacts(actor: Actor, planId: string): Promise<Facts> {
    const { plan, classes } = await this.plans.getTimetable(actor, planId);
    const standing = classes.filter((one) => one.standing !== 'cancelled');
    if (standing.length > MOST) throw new PlanTooLong(standing.length, MOST);
    const { decisionNumber, decidedOn } = await this.roundService.getRound(plan.roundId);
    const { name, roundTitle, from, until, terms } = plan;
    const values = planValues({
      ...{ name, roundTitle, decisionNumber, decidedOn, from, until, asOf: this.clock.today() },
      ...{ morning: terms.morning, afternoon: terms.afternoon, halves: terms.halves },
      classes: standing.map(({ people, groups, meetings, standing: state }) => ({
        ...{ people, groups, meetings },
        isOpened: state === 'opened' || state === 'held',
      })),
      gaps: gapsOf(plan),
      isWorking: plan.state === 'working',
    });
    return { title: name, values, leftOut: 0 };
  }
}

/** What was found; null where it is hidden. */
export async function unlessHidden<Found>(finding: Promise<Found>): Promise<Found | null> {
  try {
    return await finding;
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}

/** What an office writes: a commune's of a round whom it proposes, of a class where its people are guests whom it sends. */
function kindsOf(topic: PaperTopic, { unit, province }: Office, { isGuest }: Place): readonly PaperKind[] {
  if (isGuest === true) return GUEST_CLASS_PAPERS;
  const subject = subjectOfTopic(topic);
  return subject === 'round' && unit.id !== province.id ? COMMUNE_ROUND_PAPERS : PAPERS_ABOUT[subject];
}
