import { type SignInHelp } from '@lopso/identity';

export class SignInHelpResponse {
  id: string;
  memberId: string | null;
  memberName: string;
  helperName: string;
  /** Instant, ISO 8601 in UTC. */
  helpedAt: string;
  wasUsed: boolean;

  static from(help: SignInHelp): SignInHelpResponse {
    return { ...help, helpedAt: help.helpedAt.toISOString() };
  }
}

export class SignInHelpListResponse {
  items: SignInHelpResponse[];
}
