import { Injectable } from '@nestjs/common';
import { type Actor, DataUses } from '@lopso/platform';
import { type LedPerson, LedProgressService } from './led-progress.service';

/** What a leader does for one person of the group: a reminder where it was agreed to, a sign-in code to be read aloud. */
@Injectable()
export class LedGroupContactService {
  constructor(
    private readonly ledProgress: LedProgressService,
    private readonly uses: DataUses,
  ) {}

  /** @throws NotFound outside the group; RecordIsRestricted, UseNotAgreed */
  async remindPerson(actor: Actor, groupId: string, memberId: string): Promise<LedPerson> {
    const reminded = await this.ledProgress.findToRemind(actor, groupId, memberId);
    await this.uses.require(memberId, 'phone-reminders');
    await this.ledProgress.auditReminder(actor, reminded);
    return reminded.person;
  }
}
