import { type INestApplicationContext, Injectable } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import {
  type Approval,
  AttendanceCorrected,
  type AttendanceCorrectedPayload,
  BookingService,
  ClassesModule,
  ClassGroupService,
  ClassScheduleService,
  RollService,
  SessionClosed,
  type SessionClosedPayload,
  type TypedHours,
  VenueService,
} from '@lopso/classes';
import { ContentModule } from '@lopso/content';
import { MemberHomeService, OrgPortsModule } from '@lopso/org';
import {
  type Actor,
  Clock,
  Database,
  type InTransactionHandler,
  InTransactionListener,
  newId,
  PlatformModule,
} from '@lopso/platform';
import { type TestMember, TestProvince, type TestUnit } from './province';
import { TestClock } from './test-clock';

/** What the evidence recorder of a test saw, and whether it refuses. */
export const recordedEvidence = {
  closed: [] as SessionClosedPayload[],
  corrected: [] as AttendanceCorrectedPayload[],
  isRefusing: false,
};

@Injectable()
@InTransactionListener(SessionClosed)
class ClosedRecorder implements InTransactionHandler<SessionClosedPayload> {
  record(payload: SessionClosedPayload): Promise<void> {
    if (recordedEvidence.isRefusing) return Promise.reject(new Error('the recorder refuses'));
    recordedEvidence.closed.push(payload);
    return Promise.resolve();
  }
}

@Injectable()
@InTransactionListener(AttendanceCorrected)
class CorrectedRecorder implements InTransactionHandler<AttendanceCorrectedPayload> {
  record(payload: AttendanceCorrectedPayload): Promise<void> {
    recordedEvidence.corrected.push(payload);
    return Promise.resolve();
  }
}

/** The classes library on the real database, with a clock of its own and a recorder in the place of `learning`. */
export async function startClasses(): Promise<{ module: TestingModule; clock: TestClock }> {
  const clock = new TestClock();
  const module = await Test.createTestingModule({
    imports: [PlatformModule, OrgPortsModule, ContentModule, ClassesModule],
    providers: [ClosedRecorder, CorrectedRecorder],
  })
    .overrideProvider(Clock)
    .useValue(clock)
    .compile();
  module.get(MemberHomeService, { strict: false }).addFollower({ follow: () => Promise.resolve() });
  await module.init();
  return { module, clock };
}

/** The least valid class: one commune, its hall, a trainer over the province. */
export interface ClassPlace {
  readonly province: TestProvince;
  readonly commune: TestUnit;
  readonly trainer: Actor;
  readonly venueId: string;
}

/** A class with one session, and the ids of both. */
export interface TestClass {
  readonly id: string;
  readonly sessionId: string;
}

/** Evening hours of a day, as most classes meet. */
export const evening = (on: string): TypedHours => ({ on, from: '19:00', to: '20:30' });

/** Factories of classes through the library's own services. */
export class TestClasses {
  constructor(private readonly context: Pick<INestApplicationContext, 'get'>) {}

  async place(communeName?: string): Promise<ClassPlace> {
    const province = await TestProvince.create(this.context.get(Database));
    const commune = await province.commune(communeName);
    const trainer = province.officer('trainer');
    return { province, commune, trainer, venueId: await this.venue(trainer, commune) };
  }

  async venue(actor: Actor, commune: TestUnit, name = `Nhà văn hóa ${newId()}`): Promise<string> {
    return (await this.context.get(VenueService).addVenue(actor, { communeId: commune.id, name, capacity: 200 })).id;
  }

  /** A class with one session in the evening of a day, or with the sessions named. */
  async aClass(
    place: ClassPlace,
    more: {
      on?: string;
      hours?: TypedHours;
      sessions?: readonly TypedHours[];
      capacity?: number;
      title?: string;
      topic?: string;
      approval?: Approval;
      trainer?: Actor;
      venueId?: string;
    } = {},
  ): Promise<TestClass> {
    const trainer = more.trainer ?? place.trainer;
    const id = await this.context.get(ClassScheduleService).scheduleClass(trainer, {
      clientKey: newId(),
      title: more.title ?? 'Dịch vụ công trực tuyến',
      venueId: more.venueId ?? place.venueId,
      capacity: more.capacity ?? 40,
      topic: more.topic ?? null,
      approval: more.approval,
      sessions: more.sessions ?? [more.hours ?? evening(more.on ?? '2026-12-01')],
      // Made-up days may be days off.
      isHolidayKnown: true,
    });
    return { id, sessionId: await this.sessionIdOf(trainer, id) };
  }

  /** A class whose session is open now (the clock must stand within its hours), with these people booked. */
  async anOpenClass(place: ClassPlace, people: readonly TestMember[], capacity = 40): Promise<TestClass> {
    const made = await this.aClass(place, { capacity });
    await this.book(place.trainer, made.id, people);
    await this.context.get(RollService).openSession(place.trainer, made.sessionId);
    return made;
  }

  async book(actor: Actor, classGroupId: string, people: readonly { id: string }[]): Promise<void> {
    if (people.length === 0) return;
    await this.context
      .get(BookingService)
      .bookMembers(actor, classGroupId, { teamIds: [], memberIds: people.map((member) => member.id) });
  }

  private async sessionIdOf(trainer: Actor, classGroupId: string): Promise<string> {
    const [session] = (await this.context.get(ClassGroupService).getClass(trainer, classGroupId)).sessions;
    if (session === undefined) throw new Error('A class has a session');
    return session.id;
  }
}
