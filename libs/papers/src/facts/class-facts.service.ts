import { Injectable } from '@nestjs/common';
import {
  type ClassDetail,
  ClassGroupService,
  heldMinutes,
  type RollRow,
  RollService,
  type SessionSummary,
} from '@lopso/classes';
import { MemberService, type MemberSummary, nameInSentence, UnitService, type UnitSummary } from '@lopso/org';
import { type Actor, NotFound, vietnamDate } from '@lopso/platform';
import { GUEST_CLASS_PAPERS, type PaperKind } from '../papers/paper-kinds.rules';
import { classValues, type PaperLearner, type PaperMark, type PaperSession, positionWords } from './class-values.rules';
import { type Facts } from './paper-values.rules';

type Marks = ReadonlyMap<string, PaperMark | null>;

/** Kinds that tell who was there. */
const TELLS_MARKS: readonly PaperKind[] = ['minutes', 'class-report'];

const times = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit' });

/** Where the office for papers about a class is looked for. */
interface ClassPlace {
  readonly unitId: string;
  readonly unitPath: string;
  readonly title: string;
  /** The class is another commune's, and people of this one are its guests. */
  readonly isGuest: boolean;
}

const isOfGuests = (kind: PaperKind): boolean => GUEST_CLASS_PAPERS.some((one) => one === kind);

/** Gathers what papers say of a class, through what the actor may see of it. */
@Injectable()
export class ClassFactsService {
  constructor(
    private readonly classGroups: ClassGroupService,
    private readonly rolls: RollService,
    private readonly members: MemberService,
    private readonly units: UnitService,
  ) {}

  /** Where a class lies, when the actor may see it; where her people are its guests: their commune. @throws NotFound */
  async placeOfClass(actor: Actor, classGroupId: string): Promise<ClassPlace> {
    const guest = await this.classGroups.describeForGuest(actor, classGroupId);
    if (guest === null) {
      const { communeId, unitPath, title } = await this.classGroups.getGroup(actor, classGroupId);
      return { unitId: communeId, unitPath, title, isGuest: false };
    }
    const { id, path } = await this.units.getUnit(guest.communeIds[0] ?? '');
    return { unitId: id, unitPath: path, title: guest.title, isGuest: true };
  }

  /** Numbers the lines of a list to sign for good, before it is drawn. */
  async numberList({ classGroupId, kind }: { classGroupId: string | null; kind: PaperKind }): Promise<void> {
    if (kind === 'attendance-list' && classGroupId !== null) await this.rolls.numberClass(classGroupId);
  }

  /** The title of a class, whoever asks. @throws NotFound */
  titleOf(classGroupId: string): Promise<string> {
    return this.classGroups.titleOf(classGroupId);
  }

  /** `within`: the office's unit; people of others are left out of its papers. Who asked that the record rests is counted and not named. @throws NotFound */
  async loadClassFacts(actor: Actor, classGroupId: string, kind: PaperKind, within: UnitSummary): Promise<Facts> {
    const group = await this.classGroups.describeClass(actor, classGroupId);
    if (group.isGuest && !isOfGuests(kind)) throw new NotFound();
    const sessions = heldIn(group);
    const lines = await this.rolls.numbersOf(classGroupId);
    const marks: Marks[] = [];
    for (const session of sessions) marks.push(await this.marksOf(actor, session, kind));
    const ids = [
      ...new Set([...group.bookings.map(({ memberId }) => memberId), ...marks.flatMap((one) => [...one.keys()])]),
    ];
    const described = [...(await this.members.describeMembers(ids)).values()];
    const counted = described.filter(
      ({ unitPath }) => unitPath === within.path || unitPath.startsWith(`${within.path}.`),
    );
    const named = counted.filter(({ isRestricted }) => !isRestricted);
    const resting = counted.filter(({ isRestricted }) => isRestricted);
    const others = within.kind === 'commune' ? described.length - counted.length + unseenIn(group) : 0;
    const values = classValues({
      ...{ title: group.title, trainerName: trainersOf(sessions, group), capacity: group.capacity },
      communeName: nameInSentence(group.communeName),
      sessions: sessions.map((session) => sessionOf(session, homeIdOf(within, group))),
      learners: named.map((member) => learnerOf(member, lines.get(member.id) ?? null, marks)),
      unnamed: resting.map(({ id }) => marksIn(marks, id)),
      partOf: others === 0 ? null : nameInSentence(within.fullName),
    });
    return { title: group.title, values, leftOut: others + resting.length };
  }

  private async marksOf(actor: Actor, session: SessionSummary, kind: PaperKind): Promise<Marks> {
    if (!TELLS_MARKS.includes(kind) || session.state === 'planned') return new Map();
    const { rows } = await this.rolls.getRoll(actor, session.id);
    return new Map(rows.map((row) => [row.memberId, markOf(row, session)]));
  }
}

/** The sessions that take or took place, by start: one that was put off keeps its number. */
function heldIn({ sessions }: ClassDetail): SessionSummary[] {
  return sessions
    .filter(({ state }) => state !== 'cancelled')
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

/** Who stands before these sessions, in the order in which each first does; of none that takes place: whose class it is. */
function trainersOf(sessions: readonly SessionSummary[], { trainerName }: ClassDetail): string {
  const names = new Map(sessions.map((session) => [session.trainerId, session.trainerName]));
  return names.size === 0 ? trainerName : [...names.values()].join(', ');
}

/** How many have a place whom the reader of a class is not shown: people of other communes. */
function unseenIn({ capacity, freePlaces, bookings }: ClassDetail): number {
  return Math.max(0, capacity - freePlaces - bookings.length);
}

/** Who is counted for less than the session as it was held, which may have ended early (decision 0120), was there for a part. */
function markOf({ mark, countedMinutes }: RollRow, session: SessionSummary): PaperMark | null {
  if (mark !== 'present' || countedMinutes === null || countedMinutes >= heldMinutes(session)) return mark;
  return { partMinutes: countedMinutes };
}

/** The commune that the readers of an office's paper take a hall for; of the department's: the one the class belongs to. */
function homeIdOf(within: UnitSummary, group: ClassDetail): string {
  return within.kind === 'commune' ? within.id : group.communeId;
}

/** Who is sent to another commune reads which one, whoever looks at the paper. */
function sessionOf(session: SessionSummary, homeId: string): PaperSession {
  const { venueName, communeId, communeName } = session;
  const isElsewhere = communeId !== homeId;
  return {
    on: vietnamDate(session.startsAt),
    from: times.format(session.startsAt),
    to: times.format(session.wentUntil ?? session.endsAt),
    minutes: heldMinutes(session),
    venue: isElsewhere ? `${venueName}, ${nameInSentence(communeName)}` : venueName,
    isClosed: session.state === 'closed',
  };
}

function learnerOf(member: MemberSummary, number: number | null, marks: readonly Marks[]): PaperLearner {
  const { id, fullName, birthYear, unitName, communeName, organisation } = member;
  const places = unitName === communeName ? [communeName] : [unitName, communeName];
  return {
    memberId: id,
    number,
    fullName,
    birthYear,
    unit: [...(organisation === null ? [] : [organisation]), ...places].join(', '),
    position: positionWords(member.position, member.teamKind),
    marks: marksIn(marks, id),
  };
}

function marksIn(marks: readonly Marks[], memberId: string): PaperLearner['marks'] {
  return marks.map((one) => one.get(memberId) ?? null);
}
