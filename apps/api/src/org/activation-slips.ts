import { Injectable } from '@nestjs/common';
import { Access, type Actor } from '@lopso/platform';
import { type MemberSummary, nameInSentence, PRINT_ACTIVATION_SLIPS, type TeamKind, Teams } from '@lopso/org';
import { type Slip, SlipDesk } from './slip-desk';
import { SlipSheet, type SlipText } from './slip-sheet';

/** Prints activation slips: org says who sits in the team, identity makes accounts and codes. */
@Injectable()
export class ActivationSlips {
  constructor(
    private readonly teams: Teams,
    private readonly desk: SlipDesk,
    private readonly access: Access,
    private readonly sheet: SlipSheet,
  ) {}

  /**
   * A PDF of one slip a person, by given name: of the chosen holders of seats, today's and coming ones, or of all who
   * hold one today and have used no slip yet.
   * Every printing makes new codes and ends the ones printed before.
   * @throws NotFound when the team lies outside the actor's units, or somebody chosen does not sit in it
   * @throws NobodyToActivate when nobody is left
   */
  async print(actor: Actor, teamId: string, memberIds: readonly string[] | null): Promise<Buffer> {
    const { team, seats } = await this.teams.get(actor, teamId);
    this.access.require(actor, PRINT_ACTIVATION_SLIPS, team);
    const people = seats.flatMap(({ holder, next }) => [holder, memberIds === null ? null : next]);
    const seated = people.flatMap((person) => (person === null ? [] : [person.memberId]));
    const slips = await this.desk.issue(actor, seated, memberIds);
    return this.sheet.render(slips.map((slip) => textOf(slip, team.kind)));
  }
}

function textOf({ member, issued, isReset }: Slip, kind: TeamKind): SlipText {
  const office = `UBND ${nameInSentence(member.communeName)}`;
  return { office, name: member.fullName, place: placeOf(member, kind), issued, isReset };
}

function placeOf(member: MemberSummary, kind: TeamKind): string {
  return `${member.unitName} · ${kind === 'commune-team' ? 'Tổ cấp xã' : 'Tổ cấp thôn'}`;
}
