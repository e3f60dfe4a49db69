/** Where a page of the grading queue ended. */
export interface QueueCursor {
  readonly handedInAt: Date;
  readonly id: string;
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The opaque form that travels to the client and back. */
export function encodeQueueCursor(place: QueueCursor): string {
  return Buffer.from(`${place.handedInAt.toISOString()} ${place.id}`, 'utf8').toString('base64url');
}

/** The place of a cursor; null, that is the start of the queue, for one that was tampered with. */
export function decodeQueueCursor(cursor: string): QueueCursor | null {
  const [instant = '', id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  const handedInAt = new Date(instant);
  return Number.isNaN(handedInAt.getTime()) || !ID.test(id) ? null : { handedInAt, id };
}
