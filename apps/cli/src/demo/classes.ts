import { type Cell } from './copy';
import { type CommuneRow, type DemoMember } from './organisation';
import { type DemoProgress } from './progress';
import { type Random } from './random';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const VIETNAM_MS = 7 * HOUR_MS;
const SESSION_MINUTES = 90;
const TRAINERS = 20;
const HALL_CAPACITY = 400;
const EVENING_CAPACITY = 40;

/** A trainer of the demo province. */
export interface DemoTrainer {
  readonly accountId: string;
  readonly username: string;
  readonly displayName: string;
}

/** A closed session with those who were there. */
export interface DemoSession {
  readonly id: string;
  readonly endsAt: Date;
  readonly minutes: number;
  readonly present: readonly DemoMember[];
}

/** Rows of the class of every commune: two closed sessions of 90 minutes in its hall. */
export interface DemoClasses {
  readonly venues: Cell[][];
  readonly groups: Cell[][];
  readonly sessions: Cell[][];
  readonly bookings: Cell[][];
  readonly bookedTimes: Cell[][];
  readonly marks: Cell[][];
  readonly held: DemoSession[];
}

export const VENUE_COLUMNS = ['id', 'unit_id', 'unit_path', 'name', 'capacity'];
export const GROUP_COLUMNS = [
  'id',
  'unit_id',
  'unit_path',
  'title',
  'trainer_id',
  'trainer_name',
  'capacity',
  'created_by',
  'created_at',
];
export const SESSION_COLUMNS = [
  'id',
  'class_group_id',
  'number',
  'trainer_id',
  'venue_id',
  'during',
  'planned_minutes',
  'state',
  'scan_secret',
  'opened_at',
  'closed_at',
];
export const BOOKING_COLUMNS = ['id', 'class_group_id', 'capacity', 'place', 'member_id', 'booked_by', 'booked_at'];
export const BOOKED_TIME_COLUMNS = ['booking_id', 'class_session_id', 'member_id', 'during'];
export const MARK_COLUMNS = ['class_session_id', 'member_id', 'mark', 'source', 'marked_by', 'marked_at', 'client_key'];

interface Slot {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/**
 * The two sessions of the n-th commune, 08:00 and 10:00 of one morning: each trainer has one commune a week, so nobody is
 * in two places. The round starts at midnight in Vietnam.
 */
function slots(index: number, roundStartsAt: Date): readonly [Slot, Slot] {
  const week = Math.floor(index / TRAINERS);
  const firstDay = roundStartsAt.getTime() + (10 + week * 7 + (index % 5)) * DAY_MS;
  const at = (day: number, hour: number): Slot => {
    const startsAt = new Date(firstDay + day * DAY_MS + hour * 3_600_000);
    return { startsAt, endsAt: new Date(startsAt.getTime() + SESSION_MINUTES * 60_000) };
  };
  return [at(0, 8), at(0, 10)];
}

const range = ({ startsAt, endsAt }: Slot): string => `[${startsAt.toISOString()},${endsAt.toISOString()})`;

interface Group {
  readonly id: string;
  readonly capacity: number;
  readonly at: Date;
  readonly trainer: DemoTrainer;
}

interface Booked {
  readonly id: string;
  readonly member: DemoMember;
}

/** Collects the rows, commune by commune. */
class ClassBuilder implements DemoClasses {
  readonly venues: Cell[][] = [];
  readonly groups: Cell[][] = [];
  readonly sessions: Cell[][] = [];
  readonly bookings: Cell[][] = [];
  readonly bookedTimes: Cell[][] = [];
  readonly marks: Cell[][] = [];
  readonly held: DemoSession[] = [];
  private readonly halls = new Map<string, string>();

  constructor(
    private readonly random: Random,
    private readonly roundStartsAt: Date,
  ) {}

  /** The closed class of a commune in its hall, with everybody who attended something. */
  add(index: number, commune: CommuneRow, progress: readonly DemoProgress[], trainer: DemoTrainer): void {
    const attending = progress.filter((one) => one.sessions > 0).slice(0, HALL_CAPACITY);
    const venueId = this.random.uuid();
    this.halls.set(commune.id, venueId);
    const hall = `Hội trường UBND ${commune.name.charAt(0).toLocaleLowerCase('vi')}${commune.name.slice(1)}`;
    this.venues.push([venueId, commune.id, commune.path, hall, HALL_CAPACITY]);
    const group = this.group(commune, trainer, {
      title: 'Thực hành dịch vụ công và chống lừa đảo',
      capacity: HALL_CAPACITY,
      at: new Date(this.roundStartsAt.getTime() + DAY_MS),
    });
    const booked = this.book(
      group,
      attending.map((one) => one.member),
    );
    slots(index, this.roundStartsAt).forEach((slot, at) => {
      const id = this.session(group, booked, { venueId, slot, number: at + 1, isClosed: true });
      const present = attending.filter((one) => one.sessions > at).map((one) => one.member);
      for (const member of present) this.mark(id, member, trainer, slot.startsAt);
      this.held.push({ id, endsAt: slot.endsAt, minutes: SESSION_MINUTES, present });
    });
  }

  /** A planned class in the hall of the commune, these members booked. */
  plan(commune: CommuneRow, members: readonly DemoMember[], trainer: DemoTrainer, asOf: Date): void {
    const venueId = this.halls.get(commune.id) ?? '';
    const group = this.group(commune, trainer, {
      title: 'Chống lừa đảo trực tuyến',
      capacity: EVENING_CAPACITY,
      at: asOf,
    });
    const booked = this.book(group, members.slice(0, EVENING_CAPACITY));
    upcoming(asOf).forEach((slot, at) =>
      this.session(group, booked, { venueId, slot, number: at + 1, isClosed: false }),
    );
  }

  private group(
    commune: CommuneRow,
    trainer: DemoTrainer,
    { title, capacity, at }: Pick<Group, 'capacity' | 'at'> & { title: string },
  ): Group {
    const id = this.random.uuid();
    const { accountId, displayName } = trainer;
    this.groups.push([id, commune.id, commune.path, title, accountId, displayName, capacity, accountId, at]);
    return { id, capacity, at, trainer };
  }

  private book(group: Group, members: readonly DemoMember[]): Booked[] {
    return members.map((member, index) => {
      const id = this.random.uuid();
      this.bookings.push([id, group.id, group.capacity, index + 1, member.id, group.trainer.accountId, group.at]);
      return { id, member };
    });
  }

  private session(
    group: Group,
    booked: readonly Booked[],
    plan: { venueId: string; slot: Slot; number: number; isClosed: boolean },
  ): string {
    const { venueId, slot, number, isClosed } = plan;
    const id = this.random.uuid();
    const during = range(slot);
    const secret = Buffer.from(this.random.uuid().replaceAll('-', ''), 'hex');
    const times = isClosed ? [slot.startsAt, slot.endsAt] : [null, null];
    this.sessions.push([
      ...[id, group.id, number, group.trainer.accountId, venueId, during, SESSION_MINUTES],
      ...[isClosed ? 'closed' : 'planned', secret, ...times],
    ]);
    for (const { id: bookingId, member } of booked) this.bookedTimes.push([bookingId, id, member.id, during]);
    return id;
  }

  private mark(sessionId: string, member: DemoMember, trainer: DemoTrainer, startsAt: Date): void {
    const isScan = this.random.chance(0.7);
    const at = new Date(startsAt.getTime() + this.random.between(-600, 900) * 1000);
    const by = isScan ? member.accountId : trainer.accountId;
    this.marks.push([sessionId, member.id, 'present', isScan ? 'scan' : 'roll', by, at, this.random.uuid()]);
  }
}

/** An evening class of two sessions after the as-of date, for the commune team that the printed member sits in. */
function upcoming(asOf: Date): readonly Slot[] {
  const midnight = Math.floor((asOf.getTime() + VIETNAM_MS) / DAY_MS) * DAY_MS - VIETNAM_MS;
  return [1, 3].map((day) => {
    const startsAt = new Date(midnight + day * DAY_MS + 19 * HOUR_MS);
    return { startsAt, endsAt: new Date(startsAt.getTime() + SESSION_MINUTES * 60_000) };
  });
}

/** The classes of all communes that have teams. */
export function buildClasses(
  communes: readonly { readonly commune: CommuneRow; readonly progress: readonly DemoProgress[] }[],
  trainers: readonly DemoTrainer[],
  period: { readonly startsAt: Date; readonly asOf: Date },
  random: Random,
): DemoClasses {
  const builder = new ClassBuilder(random, period.startsAt);
  communes.forEach(({ commune, progress }, index) => {
    const trainer = trainers[index % trainers.length];
    if (trainer !== undefined) builder.add(index, commune, progress, trainer);
  });
  const [home] = communes;
  const [printed] = trainers;
  if (home !== undefined && printed !== undefined) {
    const team = home.progress.map((one) => one.member).filter((member) => member.teamKind === 'commune-team');
    builder.plan(home.commune, team, printed, period.asOf);
  }
  return builder;
}

/** How many trainers a demo province has. */
export const TRAINER_COUNT = TRAINERS;
