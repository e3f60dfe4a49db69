import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import {
  declaredEvents,
  EVENT_JOB,
  IN_TRANSACTION,
  type EventPayload,
  type InTransactionHandler,
} from '../events/event';
import { JOB_OPTIONS, type JobHandler, type JobOptions } from './job';

/** A job class found among the providers of the process. */
export interface RegisteredJob {
  readonly options: JobOptions;
  readonly handler: JobHandler;
  /** The event it listens to, if any. */
  readonly eventName: string | null;
}

interface FoundProvider {
  readonly instance: unknown;
  readonly metatype: object;
}

/** Knows every job and listener of the process, and refuses a start where they contradict each other. */
@Injectable()
export class JobRegistry {
  private jobsByName: Map<string, RegisteredJob> | null = null;
  private recorders: Map<string, InTransactionHandler<EventPayload>[]> | null = null;

  constructor(private readonly discovery: DiscoveryService) {}

  /** All jobs. @throws Error when two classes claim one name */
  jobs(): readonly RegisteredJob[] {
    this.jobsByName ??= this.collectJobs();
    return [...this.jobsByName.values()];
  }

  /** @throws Error for a name that no job claims: such a job would wait for ever */
  requireJob(name: string): void {
    this.jobs();
    if (this.jobsByName?.has(name) !== true) throw new Error(`No job is called ${name}`);
  }

  /** The jobs that an event becomes. */
  listenersOf(eventName: string): readonly RegisteredJob[] {
    return this.jobs().filter((job) => job.eventName === eventName);
  }

  /** The in-transaction listener of an event, if it has one. */
  recorderOf(eventName: string): InTransactionHandler<EventPayload> | undefined {
    this.recorders ??= this.collectRecorders();
    return this.recorders.get(eventName)?.[0];
  }

  /** @throws Error when an evidence event has not exactly one in-transaction listener, or a plain event has one */
  verify(): void {
    this.jobs();
    this.recorders ??= this.collectRecorders();
    for (const event of declaredEvents()) {
      const found = this.recorders.get(event.name)?.length ?? 0;
      const expected = event.isEvidence ? 1 : 0;
      if (found !== expected) {
        throw new Error(`Event ${event.name} has ${found} in-transaction listeners, needs ${expected}`);
      }
    }
  }

  private collectJobs(): Map<string, RegisteredJob> {
    const found = new Map<string, RegisteredJob>();
    for (const { instance, metatype } of this.providers()) {
      const options = Reflect.getMetadata(JOB_OPTIONS, metatype) as JobOptions | undefined;
      if (options === undefined) continue;
      if (found.has(options.name)) throw new Error(`Job ${options.name} has two handlers`);
      const eventName = (Reflect.getMetadata(EVENT_JOB, metatype) as string | undefined) ?? null;
      found.set(options.name, { options, handler: instance as JobHandler, eventName });
    }
    return found;
  }

  private collectRecorders(): Map<string, InTransactionHandler<EventPayload>[]> {
    const found = new Map<string, InTransactionHandler<EventPayload>[]>();
    for (const { instance, metatype } of this.providers()) {
      const event = Reflect.getMetadata(IN_TRANSACTION, metatype) as string | undefined;
      if (event === undefined) continue;
      found.set(event, [...(found.get(event) ?? []), instance as InTransactionHandler<EventPayload>]);
    }
    return found;
  }

  private providers(): FoundProvider[] {
    return this.discovery
      .getProviders()
      .filter((wrapper) => typeof wrapper.metatype === 'function' && wrapper.instance)
      .map((wrapper) => ({ instance: wrapper.instance as unknown, metatype: wrapper.metatype as object }));
  }
}
