import { Injectable } from '@nestjs/common';
import { Access, type Actor } from '@lopso/platform';
import { type MemberSummary, nameInSentence, PRINT_ACTIVATION_SLIPS, Teams } from '@lopso/org';
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
   * A PDF of one slip a person, by given name: of the chosen holders of seats, or of all who have used no slip yet.
   * Every printing makes new codes and ends the ones printed before.
   * @throws NotFound when the team lies outside the actor's units, or somebody chosen does not sit in it
   * @throws NobodyToActivate when nobody is left
   */
  async print(actor: Actor, teamId: string, memberIds: readonly string[] | null): Promise<Buffer> {
    const { team, seats } = await this.teams.get(actor, teamId);
    this.access.require(actor, PRINT_ACTIVATION_SLIPS, team);
    const seated = seats.flatMap((seat) => (seat.holder === null ? [] : [seat.holder.memberId]));
    const slips = await this.desk.issue(actor, seated, memberIds);
    return this.sheet.render(slips.map(textOf));
  }
}

function textOf({ member, issued, isReset }: Slip): SlipText {
  const office = `UBND ${nameInSentence(member.communeName)}`;
  return { office, name: member.fullName, place: placeOf(member), issued, isReset };
}

function placeOf(member: MemberSummary): string {
  return `${member.unitName} · ${member.teamKind === 'commune-team' ? 'Tổ cấp xã' : 'Tổ cấp thôn'}`;
}
