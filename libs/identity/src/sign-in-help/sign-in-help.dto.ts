import { IsOptional } from 'class-validator';
import { IsDay, PageQuery } from '@lopso/platform';
import { type SignInHelp, type SignInHelpWeek } from './sign-in-help.service';

export class SignInHelpQuery extends PageQuery {
  /** The last of the seven days; today when left out. */
  @IsOptional()
  @IsDay()
  until?: string;
}

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

  /** First and last of the seven days, calendar dates. */
  from: string;
  until: string;

  static from({ items, ...page }: SignInHelpWeek): SignInHelpPageResponse {
    return { ...page, items: items.map((help) => SignInHelpResponse.from(help)) };
  }
}
