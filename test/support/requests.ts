import { type TestingModule } from '@nestjs/testing';
import {
  type AnswerOutcome,
  type AskableClass,
  type AskingMember,
  BookingService,
  NearClassService,
  OwnClassService,
  type OwnRequest,
  PlaceRequestService,
  RequestAnswerService,
  type RequestStage,
} from '@lopso/classes';
import { type Actor } from '@lopso/platform';
import { type ClassPlace } from './classes';
import { type TestMember, type TestUnit } from './province';

/** Members of a place who ask for places, and officers who answer, through the library's own services. */
export class TestRequests {
  readonly officer: Actor;

  constructor(
    private readonly module: TestingModule,
    private readonly place: ClassPlace,
  ) {
    this.officer = place.province.officer('commune-officer', place.commune);
  }

  async people(count: number, commune: TestUnit = this.place.commune): Promise<[TestMember, ...TestMember[]]> {
    const people = await Promise.all(Array.from({ length: count }, () => this.place.province.member(commune)));
    const [first, ...others] = people;
    if (first === undefined) throw new Error('at least one');
    return [first, ...others];
  }

  /** Two of them. */
  async pair(commune?: TestUnit): Promise<[TestMember, TestMember]> {
    const [first, second] = await this.people(2, commune);
    if (second === undefined) throw new Error('two people');
    return [first, second];
  }

  ask(member: TestMember, classGroupId: string): Promise<void> {
    return this.module.get(OwnClassService).requestOwnPlace(this.actorOf(member), classGroupId);
  }

  giveBack(member: TestMember, classGroupId: string): Promise<void> {
    return this.module.get(OwnClassService).giveBackPlace(this.actorOf(member), classGroupId);
  }

  noteSeen(member: TestMember, classGroupId: string): Promise<void> {
    return this.module.get(OwnClassService).acknowledgePlace(this.actorOf(member), classGroupId);
  }

  async own(member: TestMember): Promise<OwnRequest | undefined> {
    return (await this.module.get(OwnClassService).listOwnRequests(this.actorOf(member)))[0];
  }

  async near(member: TestMember, classGroupId: string): Promise<AskableClass | undefined> {
    const { items } = await this.module.get(NearClassService).listNearClasses(this.actorOf(member));
    return items.find((one) => one.classGroupId === classGroupId);
  }

  async idsOf(...members: readonly TestMember[]): Promise<string[]> {
    const found = await Promise.all(members.map((member) => this.own(member)));
    return found.map((request) => request?.id ?? '');
  }

  /** Yes without a reason, no with one. */
  answer(
    actor: Actor,
    requestIds: readonly string[],
    reason: string | null = null,
    stage: RequestStage = 'commune',
  ): Promise<AnswerOutcome> {
    return this.module.get(RequestAnswerService).answerRequests(actor, stage, { requestIds, reason });
  }

  takeBack(actor: Actor, requestIds: readonly string[], stage: RequestStage = 'commune'): Promise<void> {
    return this.module.get(RequestAnswerService).takeAnswersBack(actor, stage, requestIds);
  }

  async book(actor: Actor, classGroupId: string, members: readonly TestMember[]): Promise<void> {
    const memberIds = members.map(({ id }) => id);
    await this.module.get(BookingService).bookMembers(actor, classGroupId, { teamIds: [], memberIds });
  }

  async listed(actor: Actor, classGroupId: string | null = null): Promise<AskingMember[]> {
    const { classes } = await this.module.get(PlaceRequestService).listRequests(actor, classGroupId);
    return classes.flatMap(({ people }) => people);
  }

  private actorOf(member: TestMember): Actor {
    return this.place.province.memberActor(member);
  }
}
