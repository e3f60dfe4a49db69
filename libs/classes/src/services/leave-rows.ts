import { type Period } from '../rules/schedule';
import { hoursOfLeave, type StaffLeave } from '../rules/staff-leave';
import { vietnamDateOf } from '../rules/vietnam-time';
import { type StaffMember } from '../storage/session-staff.repository';
import { type TakenRow } from '../storage/taken-hours.repository';
import { type LocalDays } from './local-days';

/** Leave of these people in a span of time, as hours in which they are taken. */
export async function leaveRows(days: LocalDays, people: readonly StaffMember[], span: Period): Promise<TakenRow[]> {
  const names = new Map(people.map(({ accountId, name }) => [accountId, name]));
  const leaves = await days.leavesOf([...names.keys()], vietnamDateOf(span.startsAt), vietnamDateOf(span.endsAt));
  return leaves.map((leave) => asTaken(leave, names.get(leave.accountId) ?? ''));
}

/** Hours of no class, in no place: nobody needs time for a way from there. */
function asTaken(leave: StaffLeave, name: string): TakenRow {
  return {
    ...hoursOfLeave(leave),
    ...{ kind: 'leave', holderId: leave.accountId, holderName: name, isPerson: false, isLearning: false },
    ...{ sessionId: '', number: 0, title: '', unitPath: '', trainerId: '', staffIds: [], venueName: '', communeId: '' },
  };
}
