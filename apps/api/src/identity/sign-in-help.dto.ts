import { type SignInHelp } from '@lopso/identity';
import { type ListPage } from '@lopso/platform';

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

export class SignInHelpPageResponse extends SignInHelpListResponse {
  nextCursor: string | null;
  /** How many on all pages. */
  total: number;

  static from({ items, nextCursor, total }: ListPage<SignInHelp> & { readonly total: number }): SignInHelpPageResponse {
    return { items: items.map((help) => SignInHelpResponse.from(help)), nextCursor, total };
  }
}
