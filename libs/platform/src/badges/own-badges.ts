import { Injectable } from '@nestjs/common';
import { type JsonObject } from './badge-json';

/** What this installation says of badges of its own. */
export interface OwnBadgeIssuer {
  readonly did: string;
  readonly name: string;
  /** The document of the did: its keys. */
  document(): Promise<JsonObject>;
  /** The status list at an address of this site, as of now; null for none. */
  statusList(url: string): Promise<JsonObject | null>;
}

/** Lets a library below check badges that a library above issues: the issuer is added when the process starts. Without one, none is its own. */
@Injectable()
export class OwnBadges {
  private readonly issuers: OwnBadgeIssuer[] = [];

  add(issuer: OwnBadgeIssuer): void {
    this.issuers.push(issuer);
  }

  /** The issuer of this installation, when the did is its. */
  find(did: string): OwnBadgeIssuer | null {
    return this.issuers.find((issuer) => issuer.did === did) ?? null;
  }
}
