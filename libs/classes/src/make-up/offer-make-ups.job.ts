import { Injectable } from '@nestjs/common';
import { EventJob, type JobHandler } from '@lopso/platform';
import { SessionClosed, type SessionClosedPayload } from '../classes.events';
import { MakeUpService } from './make-up.service';

/** Who missed a session is offered another one as soon as it is closed. */
@Injectable()
@EventJob(SessionClosed, { name: 'classes.offer-make-ups', retryLimit: 5, retryDelaySeconds: 10, timeoutSeconds: 120 })
export class OfferMakeUps implements JobHandler<SessionClosedPayload> {
  constructor(private readonly makeUps: MakeUpService) {}

  async handle({ classSessionId }: SessionClosedPayload): Promise<void> {
    await this.makeUps.settleOffers(classSessionId);
  }
}
