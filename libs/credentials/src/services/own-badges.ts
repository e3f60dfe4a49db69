import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type JsonObject, NotFound, objectOf, type OwnBadgeIssuer, OwnBadges } from '@lopso/platform';
import { BadgeIssuer } from './badge-issuer.service';
import { BadgeStatus } from './badge-status.service';

/** Lets badges of this installation be checked as outside certificates: by its own keys, and by the register as it is now (decision 0072). */
@Injectable()
export class OwnBadgesKnown implements OnModuleInit, OwnBadgeIssuer {
  constructor(
    private readonly known: OwnBadges,
    private readonly issuer: BadgeIssuer,
    private readonly status: BadgeStatus,
  ) {}

  onModuleInit(): void {
    this.known.add(this);
  }

  get did(): string {
    return this.issuer.did;
  }

  get name(): string {
    return `Lớp Số, ${new URL(this.issuer.url('/')).host}`;
  }

  async document(): Promise<JsonObject> {
    return plain(await this.issuer.document());
  }

  async statusList(url: string): Promise<JsonObject | null> {
    const [, code, year] = /^\/api\/badge-status\/([^/]+)\/(\d{4})$/.exec(pathOf(url)) ?? [];
    if (code === undefined || this.issuer.url(pathOf(url)) !== url) return null;
    const list = await this.status.list(decodeURIComponent(code), Number(year)).catch(notThere);
    return list === null ? null : plain(list);
  }
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : '';
}

function notThere(error: unknown): null {
  if (error instanceof NotFound) return null;
  throw error;
}

/** As it goes over the wire. */
function plain(document: object): JsonObject {
  return objectOf(JSON.stringify(document)) ?? {};
}
