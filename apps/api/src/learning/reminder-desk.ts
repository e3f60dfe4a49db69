import { Injectable } from '@nestjs/common';
import { type LedPerson, Reminders } from '@lopso/learning';
import { type Actor } from '@lopso/platform';
import { DataUses } from '@lopso/platform';

/** Lets a leader remind those who agreed to be reminded, nobody else. */
@Injectable()
export class ReminderDesk {
  constructor(
    private readonly reminders: Reminders,
    private readonly uses: DataUses,
  ) {}

  /** @throws NotFound outside the group; RecordIsRestricted, UseNotAgreed */
  async remind(actor: Actor, groupId: string, memberId: string): Promise<LedPerson> {
    const reminded = await this.reminders.find(actor, groupId, memberId);
    await this.uses.require(memberId, 'phone-reminders');
    await this.reminders.note(actor, reminded);
    return reminded.person;
  }
}
