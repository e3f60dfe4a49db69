import { type SoughtCall } from '@lopso/planning';

export class SoughtCallResponse {
  callId: string;
  /** The led group whose people may be proposed. */
  groupId: string;
  title: string;
  /** The last day for names, `yyyy-mm-dd`. */
  closesOn: string;
  /** Places of the commune without a name. */
  free: number;

  static from({ callId, groupId, title, closesOn, free }: SoughtCall): SoughtCallResponse {
    return { callId, groupId, title, closesOn, free };
  }
}

export class SoughtCallListResponse {
  items: SoughtCallResponse[];
}
