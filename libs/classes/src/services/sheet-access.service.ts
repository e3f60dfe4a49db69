import { Injectable } from '@nestjs/common';
import { MemberService } from '@lopso/org';
import { type Actor, NotFound } from '@lopso/platform';
import { type ClassSession, ClassSessionRepository } from '../storage/class-session.repository';
import { ClassAccess } from './class-access.service';
import { RollPeople } from './roll-people';

/** Who may see the signed sheets of a session: a sheet shows every name of its roll. */
@Injectable()
export class SheetAccess {
  constructor(
    private readonly sessions: ClassSessionRepository,
    private readonly people: RollPeople,
    private readonly members: MemberService,
    private readonly access: ClassAccess,
  ) {}

  /** The session as the actor sees it, and whether its sheets too. @throws NotFound */
  async sessionOf(actor: Actor, classSessionId: string): Promise<{ session: ClassSession; maySeeSheets: boolean }> {
    const session: ClassSession = this.access.seen(actor, await this.sessions.findSession(classSessionId));
    return { session, maySeeSheets: await this.maySee(actor, session) };
  }

  /** The session of an actor who may see its sheets. @throws NotFound */
  async require(actor: Actor, classSessionId: string): Promise<ClassSession> {
    const { session, maySeeSheets } = await this.sessionOf(actor, classSessionId);
    if (!maySeeSheets) throw new NotFound();
    return session;
  }

  /** Writes into the trail that the actor opened a sheet, with everybody on the roll. */
  async noteRead(actor: Actor, session: ClassSession): Promise<void> {
    await this.access.noteSheetRead(actor, session, await this.people.idsOf(session.id));
  }

  /** Calls the roll of the session. */
  runs(actor: Actor, session: ClassSession): boolean {
    return this.access.runs(actor, session);
  }

  private async maySee(actor: Actor, session: ClassSession): Promise<boolean> {
    if (this.access.runs(actor, session)) return true;
    const onRoll = await this.members.describeMembers(await this.people.idsOf(session.id));
    return [...onRoll.values()].every(this.access.sees(actor, session));
  }
}
