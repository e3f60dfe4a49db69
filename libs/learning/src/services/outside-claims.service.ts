import { Injectable } from '@nestjs/common';
import { Access, type Actor } from '@lopso/platform';
import { LEARN } from '../learning.permissions';
import { type AskedOutside, type OutsideClaimRequest, SendOutside } from './send-outside.service';

/** Certificates of others: the member's side. */
@Injectable()
export class OutsideClaims {
  constructor(
    private readonly sending: SendOutside,
    private readonly access: Access,
  ) {}

  /** What the actor's rounds ask for. */
  async listOwn(actor: Actor): Promise<AskedOutside[]> {
    return this.sending.askedOf(this.access.requireMember(actor, LEARN));
  }

  /** Sends a certificate in. @throws as `SendOutside.send` */
  async send(actor: Actor, request: OutsideClaimRequest): Promise<string> {
    return this.sending.send(this.access.requireMember(actor, LEARN), request, null);
  }
}
