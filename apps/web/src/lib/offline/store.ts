import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** Where a write stands. `on-device`: kept here only. `sent`: the server confirmed. `refused`: the server said no. */
export type WriteState = 'on-device' | 'sent' | 'refused';

/** One write that waits for the network, in the order it was made. */
export interface QueuedWrite {
  /** Unique: for an answer its attempt, question, device and sequence. */
  key: string;
  kind: string;
  /** Endpoint of the API and what it is given. */
  method: 'post' | 'put';
  address: string;
  body: unknown;
  state: WriteState;
  /** Code of the refusal. */
  refusal?: string;
  /** The words of the refusal, for a person. */
  reason?: string;
  madeAt: number;
}

/** A write as a page hands it in; the queue adds its place and state. */
export type NewWrite = Omit<QueuedWrite, 'state' | 'madeAt' | 'refusal' | 'reason'>;

/** Key of an answer: the server keeps answers apart by the same four. */
export const answerKey = (attemptId: string, questionId: string, deviceId: string, sequence: number): string =>
  ['answer', attemptId, questionId, deviceId, String(sequence).padStart(9, '0')].join('/');

/** What the keys of all answers of an attempt begin with. */
export const answerPrefix = (attemptId: string): string => `answer/${attemptId}/`;

/** Key of the progress of a lesson: only the newest position waits. */
export const progressKey = (lessonId: string): string => `progress/${lessonId}`;

/** What the queue needs of a store; tests give it their own. */
export interface WriteStore {
  /** Everything not confirmed yet, oldest first. */
  list(): Promise<QueuedWrite[]>;
  put(write: QueuedWrite): Promise<void>;
  remove(key: string): Promise<void>;
}

interface Schema extends DBSchema {
  writes: { key: string; value: QueuedWrite; indexes: { madeAt: number } };
}

const nameFor = (accountId: string): string => `lopso-${accountId}`;

/** Some browsers refuse at once, others in their answer. */
async function open(accountId: string): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(nameFor(accountId), 1, {
    upgrade(database) {
      database.createObjectStore('writes', { keyPath: 'key' }).createIndex('madeAt', 'madeAt');
    },
  });
}

/** What one account keeps on this device. Accounts on a shared phone never see each other's. */
export class DeviceStore implements WriteStore {
  readonly #database: Promise<IDBPDatabase<Schema>>;

  constructor(accountId: string) {
    this.#database = open(accountId);
  }

  async list(): Promise<QueuedWrite[]> {
    return (await this.#database).getAllFromIndex('writes', 'madeAt');
  }

  async put(write: QueuedWrite): Promise<void> {
    await (await this.#database).put('writes', write);
  }

  async remove(key: string): Promise<void> {
    await (await this.#database).delete('writes', key);
  }

  /** Writes the server has not confirmed stay. The database stays too: to remove an empty one would lose what another page puts there meanwhile. */
  async close(): Promise<void> {
    await this.#database.then(
      (database) => database.close(),
      () => undefined,
    );
  }

  /** Takes away the writes that are still these: a newer one of the same key stays. */
  async removeSame(writes: readonly QueuedWrite[]): Promise<void> {
    const work = (await this.#database).transaction('writes', 'readwrite');
    for (const write of writes) {
      const present = await work.store.get(write.key);
      if (JSON.stringify(present) === JSON.stringify(write)) await work.store.delete(write.key);
    }
    await work.done;
  }

  /** Puts writes of which none of the same key is here. */
  async putMissing(writes: readonly QueuedWrite[]): Promise<void> {
    const work = (await this.#database).transaction('writes', 'readwrite');
    // What fails is awaited here; the end of it all fails with it.
    work.done.catch(() => undefined);
    for (const write of writes) if ((await work.store.getKey(write.key)) === undefined) await work.store.put(write);
    await work.done;
  }
}
