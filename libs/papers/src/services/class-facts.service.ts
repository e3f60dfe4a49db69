import { Injectable } from '@nestjs/common';
import { type Actor, vietnamDate } from '@lopso/platform';
import { ClassReading, RollReading, type RollRow, type SessionSummary } from '@lopso/classes';
import { Members, type MemberSummary, nameInSentence } from '@lopso/org';
import { classValues } from '../rules/class-values';
import { type PaperLearner, type PaperMark, type PaperSession } from '../rules/paper-class';
import { type PaperKind } from '../rules/paper-kinds';
import { positionWords } from '../rules/position-words';
import { type Facts } from './facts';

type Marks = ReadonlyMap<string, PaperMark | null>;

/** Kinds that tell who was there. */
const TELLS_MARKS: readonly PaperKind[] = ['minutes', 'class-report'];

const times = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit' });

/** Gathers what papers say of a class, through what the actor may see of it. */
@Injectable()
export class ClassFacts {
  constructor(
    private readonly reading: ClassReading,
    private readonly rolls: RollReading,
    private readonly members: Members,
  ) {}

  /** Where a class lies, when the actor may see it. @throws NotFound */
  async placeOf(actor: Actor, classGroupId: string): Promise<{ unitId: string; unitPath: string; title: string }> {
    const { communeId, unitPath, title } = await this.reading.getGroup(actor, classGroupId);
    return { unitId: communeId, unitPath, title };
  }

  /** `within`: path of the office's unit; people of others are left out of its papers, and who asked that the record rests. @throws NotFound */
  async load(actor: Actor, classGroupId: string, kind: PaperKind, within: string): Promise<Facts> {
    const group = await this.reading.describeClass(actor, classGroupId);
    const sessions = group.sessions.filter(({ state }) => state !== 'cancelled');
    const marks: Marks[] = [];
    for (const session of sessions) marks.push(await this.marksOf(actor, session, kind));
    const ids = [
      ...new Set([...group.bookings.map(({ memberId }) => memberId), ...marks.flatMap((one) => [...one.keys()])]),
    ];
    const described = [...(await this.members.describe(ids)).values()];
    const named = described.filter(
      ({ unitPath, isRestricted }) => !isRestricted && (unitPath === within || unitPath.startsWith(`${within}.`)),
    );
    const values = classValues({
      ...{ title: group.title, trainerName: group.trainerName, capacity: group.capacity },
      communeName: nameInSentence(group.communeName),
      sessions: sessions.map(sessionOf),
      learners: named.map((member) => learnerOf(member, marks)),
    });
    return { title: group.title, values, leftOut: described.length - named.length };
  }

  private async marksOf(actor: Actor, session: SessionSummary, kind: PaperKind): Promise<Marks> {
    if (!TELLS_MARKS.includes(kind) || session.state === 'planned') return new Map();
    const { rows } = await this.rolls.getRoll(actor, session.id);
    return new Map(rows.map((row) => [row.memberId, markOf(row, session)]));
  }
}

/** Who was there for less than counts as the whole session by the rule of the class was there for a part. */
function markOf({ mark, countedMinutes }: RollRow, { plannedMinutes }: SessionSummary): PaperMark | null {
  if (mark !== 'present' || countedMinutes === null || countedMinutes >= plannedMinutes) return mark;
  return { partMinutes: countedMinutes };
}

function sessionOf(session: SessionSummary): PaperSession {
  return {
    on: vietnamDate(session.startsAt),
    from: times.format(session.startsAt),
    to: times.format(session.endsAt),
    minutes: session.plannedMinutes,
    venue: session.venueName,
    isClosed: session.state === 'closed',
  };
}

function learnerOf(member: MemberSummary, marks: readonly Marks[]): PaperLearner {
  const { id, fullName, birthYear, unitName, communeName, organisation } = member;
  const places = unitName === communeName ? [communeName] : [unitName, communeName];
  return {
    memberId: id,
    fullName,
    birthYear,
    unit: [...(organisation === null ? [] : [organisation]), ...places].join(', '),
    position: positionWords(member.position, member.teamKind),
    marks: marks.map((one) => one.get(id) ?? null),
  };
}
