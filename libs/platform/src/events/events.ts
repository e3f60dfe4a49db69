import { Injectable } from '@nestjs/common';
import { Database } from '../database/database';
import { JobQueue } from '../jobs/job-queue';
import { JobRegistry } from '../jobs/job-registry';
import { type EventPayload, type EventType } from './event';

/** Tells the rest of the system what became true, in the transaction that made it true. */
@Injectable()
export class Events {
  constructor(
    private readonly database: Database,
    private readonly registry: JobRegistry,
    private readonly queue: JobQueue,
  ) {}

  /**
   * Runs the in-transaction listener of the event, then queues one job per other listener, one after the other on the
   * same connection.
   * @throws Error outside a transaction: the fact and its news must commit together
   */
  async publish<P extends EventPayload>(type: EventType<P>, payload: P): Promise<void> {
    if (!this.database.isInTransaction) throw new Error(`Event ${type.name} published outside a transaction`);
    await this.registry.recorderOf(type.name)?.record(payload);
    for (const job of this.registry.listenersOf(type.name)) await this.queue.send(job.options.name, payload);
  }

  /**
   * Publishes many facts of one kind at once: one statement per listener instead of one per fact.
   * @throws Error outside a transaction, and for evidence, which is recorded one by one
   */
  async publishMany<P extends EventPayload>(type: EventType<P>, payloads: readonly P[]): Promise<void> {
    if (!this.database.isInTransaction) throw new Error(`Event ${type.name} published outside a transaction`);
    if (type.isEvidence) throw new Error(`Event ${type.name} is evidence and is published one by one`);
    if (payloads.length === 0) return;
    for (const job of this.registry.listenersOf(type.name)) await this.queue.sendMany(job.options.name, payloads);
  }
}
