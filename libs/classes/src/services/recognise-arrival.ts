import { Injectable } from '@nestjs/common';
import { AccountService } from '@lopso/identity';
import { MemberService } from '@lopso/org';
import { Scope } from '@lopso/platform';
import { NobodySoNamed, TwoSoNamed } from '../classes.errors';

/** What somebody at the door says of herself: the username on her slip, or her whole name and birth year. */
export type Introduction = { readonly username: string } | { readonly fullName: string; readonly birthYear: number };

/** Finds who stands at the door, among the people of one commune. Whoever is of another looks like nobody. */
@Injectable()
export class RecogniseArrival {
  constructor(
    private readonly members: MemberService,
    private readonly accounts: AccountService,
  ) {}

  /** The id of the one member it can be. @throws NobodySoNamed, TwoSoNamed */
  async of(communePath: string, introduction: Introduction): Promise<string> {
    const scope = Scope.ofPaths([communePath]);
    const ids =
      'username' in introduction
        ? await this.byUsername(scope, introduction.username)
        : await this.members.findIdsByNameAndYear(scope, introduction.fullName, introduction.birthYear);
    const [id] = ids;
    if (id === undefined) throw new NobodySoNamed();
    if (ids.length > 1) throw new TwoSoNamed();
    return id;
  }

  private async byUsername(scope: Scope, username: string): Promise<string[]> {
    const memberId = await this.accounts.findMemberByUsername(username);
    const member = memberId === null ? undefined : (await this.members.describeMembers([memberId])).get(memberId);
    return member !== undefined && scope.contains(member.unitPath) ? [member.id] : [];
  }
}
