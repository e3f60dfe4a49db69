import { type Cell } from './copy';
import { type CommuneRow, type DemoMember } from './organisation';
import { type DemoProgress } from './progress';
import { type Random } from './random';

const DAY_MS = 86_400_000;
const SESSION_MINUTES = 90;
const TRAINERS = 20;
const HALL_CAPACITY = 400;

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

/** The two sessions of the n-th commune: each trainer has one commune a week, so nobody is in two places. */
function slots(index: number, roundStartsAt: Date): readonly [Slot, Slot] {
  const week = Math.floor(index / TRAINERS);
  const firstDay = roundStartsAt.getTime() + (10 + week * 7 + (index % 5)) * DAY_MS;
  const at = (day: number, hour: number): Slot => {
    const startsAt = new Date(firstDay + day * DAY_MS + hour * 3_600_000);
    return { startsAt, endsAt: new Date(startsAt.getTime() + SESSION_MINUTES * 60_000) };
  };
  // 08:00 and 10:00 on the same morning in Vietnam (UTC+7).
  return [at(0, 1), at(0, 3)];
}

const range = ({ startsAt, endsAt }: Slot): string => `[${startsAt.toISOString()},${endsAt.toISOString()})`;

/** Collects the rows, commune by commune. */
class ClassBuilder implements DemoClasses {
  readonly venues: Cell[][] = [];
  readonly groups: Cell[][] = [];
  readonly sessions: Cell[][] = [];
  readonly bookings: Cell[][] = [];
  readonly bookedTimes: Cell[][] = [];
  readonly marks: Cell[][] = [];
  readonly held: DemoSession[] = [];

  constructor(
    private readonly random: Random,
    private readonly roundStartsAt: Date,
  ) {}

  add(index: number, commune: CommuneRow, progress: readonly DemoProgress[], trainer: DemoTrainer): void {
    const { random } = this;
    const venueId = random.uuid();
    const groupId = random.uuid();
    const createdAt = new Date(this.roundStartsAt.getTime() + DAY_MS);
    const booked = progress.filter((one) => one.sessions > 0).slice(0, HALL_CAPACITY);
    this.venues.push([
      venueId,
      commune.id,
      commune.path,
      `Hội trường UBND ${commune.name.charAt(0).toLocaleLowerCase('vi')}${commune.name.slice(1)}`,
      HALL_CAPACITY,
    ]);
    this.groups.push([
      groupId,
      commune.id,
      commune.path,
      'Thực hành dịch vụ công và chống lừa đảo',
      trainer.accountId,
      trainer.displayName,
      HALL_CAPACITY,
      trainer.accountId,
      createdAt,
    ]);
    const bookingIds = booked.map((one, place) => this.book(groupId, place + 1, one.member, trainer));
    slots(index, this.roundStartsAt).forEach((slot, at) => {
      const id = random.uuid();
      const during = range(slot);
      const secret = Buffer.from(random.uuid().replaceAll('-', ''), 'hex');
      this.sessions.push([
        id,
        groupId,
        at + 1,
        trainer.accountId,
        venueId,
        during,
        SESSION_MINUTES,
        'closed',
        secret,
        slot.startsAt,
        slot.endsAt,
      ]);
      booked.forEach((one, place) => this.bookedTimes.push([bookingIds[place] ?? '', id, one.member.id, during]));
      const present = booked.filter((one) => one.sessions > at).map((one) => one.member);
      for (const member of present) this.mark(id, member, trainer, slot.startsAt);
      this.held.push({ id, endsAt: slot.endsAt, minutes: SESSION_MINUTES, present });
    });
  }

  private book(groupId: string, place: number, member: DemoMember, trainer: DemoTrainer): string {
    const id = this.random.uuid();
    this.bookings.push([
      id,
      groupId,
      HALL_CAPACITY,
      place,
      member.id,
      trainer.accountId,
      new Date(this.roundStartsAt.getTime() + 2 * DAY_MS),
    ]);
    return id;
  }

  private mark(sessionId: string, member: DemoMember, trainer: DemoTrainer, startsAt: Date): void {
    const isScan = this.random.chance(0.7);
    const at = new Date(startsAt.getTime() + this.random.between(-600, 900) * 1000);
    this.marks.push([
      sessionId,
      member.id,
      'present',
      isScan ? 'scan' : 'roll',
      isScan ? member.accountId : trainer.accountId,
      at,
      this.random.uuid(),
    ]);
  }
}

/** The classes of all communes that have teams. */
export function buildClasses(
  communes: readonly { readonly commune: CommuneRow; readonly progress: readonly DemoProgress[] }[],
  trainers: readonly DemoTrainer[],
  roundStartsAt: Date,
  random: Random,
): DemoClasses {
  const builder = new ClassBuilder(random, roundStartsAt);
  communes.forEach(({ commune, progress }, index) => {
    const trainer = trainers[index % trainers.length];
    if (trainer !== undefined) builder.add(index, commune, progress, trainer);
  });
  return builder;
}

/** How many trainers a demo province has. */
export const TRAINER_COUNT = TRAINERS;
