import { SetMetadata, type Type } from '@nestjs/common';
import { type JobOptions, JOB_OPTIONS } from '../jobs/job';

/** What every event carries: ids and values, no entity, no request. Instants are ISO 8601 in UTC. */
export interface EventPayload {
  /** The id of the event itself; a listener that runs twice recognises it. */
  readonly id: string;
  /** When the fact became true, ISO 8601. */
  readonly occurredAt: string;
}

/** The type of a past fact. Its payload only grows; a change of meaning is a new event. */
export interface EventType<P extends EventPayload = EventPayload> {
  readonly name: string;
  /** True when the event counts as evidence: then exactly one in-transaction listener must exist. */
  readonly isEvidence: boolean;
  /** Only for the type checker. */
  readonly payload?: P;
}

const types = new Map<string, EventType>();

/** Declares an event, `<context>.<past-fact>`. @throws Error when the name is declared twice */
export function defineEvent<P extends EventPayload>(
  name: string,
  options: { readonly isEvidence: boolean } = { isEvidence: false },
): EventType<P> {
  if (types.has(name)) throw new Error(`Event ${name} is declared twice`);
  const type: EventType<P> = { name, isEvidence: options.isEvidence };
  types.set(name, type);
  return type;
}

/** All declared events. */
export function declaredEvents(): readonly EventType[] {
  return [...types.values()];
}

/** Runs inside `Events.publish()` on the same connection; a throw rolls everything back. Only `learning` has such. */
export interface InTransactionHandler<P extends EventPayload> {
  record(payload: P): Promise<void>;
}

export const IN_TRANSACTION = 'lopso:in-transaction-listener';
export const EVENT_JOB = 'lopso:event-job';

/** Marks a provider as the in-transaction listener of an event. */
export function InTransactionListener<P extends EventPayload>(
  event: EventType<P>,
): <C extends Type<InTransactionHandler<P>>>(target: C) => void {
  return (target) => {
    SetMetadata(IN_TRANSACTION, event.name)(target);
  };
}

/** Marks a job class as a listener of an event: the event's payload becomes the job's, once per publication. */
export function EventJob<P extends EventPayload>(event: EventType<P>, options: JobOptions): ClassDecorator {
  return (target) => {
    SetMetadata(EVENT_JOB, event.name)(target);
    SetMetadata(JOB_OPTIONS, options)(target);
  };
}
