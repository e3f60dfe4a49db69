import {
  type CallInList,
  type CallLevel,
  type CallName,
  type CallNameState,
  type CallSheet,
  type CallView,
  type CommuneQuota,
  type LedCall,
  type NamedPerson,
  type NamingOutcome,
  type NamingRefusal,
  type NotNamed,
  type OwnCall,
  type TitledCourse,
  type Unfinished,
} from '@lopso/planning';

export class TitledCourseResponse {
  id: string;
  title: string;

  static from({ id, title }: TitledCourse): TitledCourseResponse {
    return { id, title };
  }
}

/** What every view of a call tells. */
export class CallResponse {
  id: string;
  title: string;
  course: TitledCourseResponse | null;
  level: CallLevel;
  /** Courses that whoever is named has finished. */
  required: TitledCourseResponse[];
  /** The last day for names. */
  closesOn: string;

  static of(call: Pick<CallView, 'id' | 'title' | 'course' | 'level' | 'required' | 'closesOn'>): CallResponse {
    const { id, title, course, level, required, closesOn } = call;
    return {
      ...{ id, title, level, closesOn },
      course: course === null ? null : TitledCourseResponse.from(course),
      required: required.map((one) => TitledCourseResponse.from(one)),
    };
  }
}

export class CallSummaryResponse extends CallResponse {
  isOpen: boolean;
  communes: number;
  places: number;
  filled: number;
  booked: number;
  proposed: number;
  /** Communes that named nobody yet. */
  notStarted: number;

  static from(call: CallInList): CallSummaryResponse {
    const { isOpen, communes, places, filled, booked, proposed, notStarted } = call;
    return { ...CallResponse.of(call), isOpen, communes, places, filled, booked, proposed, notStarted };
  }
}

export class CallListResponse {
  items: CallSummaryResponse[];
  nextCursor: string | null;
}

export class HeirResponse {
  communeId: string;
  communeName: string;
}

export class CommuneQuotaResponse {
  communeId: string;
  communeName: string;
  /** What came of a commune that ended: one where it was merged, several where it was split; of one that stands none. */
  heirs: HeirResponse[];
  places: number;
  filled: number;
  booked: number;
  proposed: number;
  /** Said that they can't come. */
  unable: number;

  static from(quota: CommuneQuota): CommuneQuotaResponse {
    const { communeId, communeName, places, filled, booked, proposed, unable } = quota;
    const heirs = quota.heirs
      .filter(({ id }) => id !== communeId)
      .map(({ id, name }) => ({ communeId: id, communeName: name }));
    return { communeId, communeName, heirs, places, filled, booked, proposed, unable };
  }
}

export class CallDetailResponse extends CallResponse {
  isOpen: boolean;
  /** Goes with a change of the call. */
  revision: number;
  /** By name; those the caller sees. */
  communes: CommuneQuotaResponse[];
  canPublish: boolean;

  static from(call: CallView): CallDetailResponse {
    const communes = call.communes.map((one) => CommuneQuotaResponse.from(one));
    return {
      ...CallResponse.of(call),
      isOpen: call.isOpen,
      revision: call.revision,
      canPublish: call.canPublish,
      communes,
    };
  }
}

export class UnfinishedResponse {
  communeId: string;
  communeName: string;
  people: number;

  static from({ communeId, communeName, people }: Unfinished): UnfinishedResponse {
    return { communeId, communeName, people };
  }
}

export class UnfinishedListResponse {
  items: UnfinishedResponse[];
}

export class NamedPersonResponse {
  id: string;
  memberId: string;
  fullName: string;
  /** Null where she belongs to a commune of which the caller may not know people. */
  birthYear: number | null;
  teamName: string | null;
  /** Null where she belongs to a commune of which the caller may not know people. */
  unitName: string | null;
  state: CallNameState;
  /** A leader proposed her. */
  isProposal: boolean;
  at: string;
  reason: string | null;
  classGroupId: string | null;
  classTitle: string | null;
  /** Of who is `unable`: she has a place in a class about the same all the same, and none of her commune's is counted for it. */
  isBack: boolean;
  /** False of who has no seat in the commune any more. */
  hasSeat: boolean;
  isRestricted: boolean;

  static from(person: NamedPerson): NamedPersonResponse {
    const { id, memberId, fullName, birthYear, teamName, unitName, state, isProposal } = person;
    const { at, reason, classGroupId, classTitle, isBack, hasSeat, isRestricted } = person;
    return {
      ...{ id, memberId, fullName, birthYear, teamName, unitName, state, isProposal },
      ...{ at: at.toISOString(), reason, classGroupId, classTitle, isBack, hasSeat, isRestricted },
    };
  }
}

export class CallSheetResponse extends CallResponse {
  isOpen: boolean;
  quota: CommuneQuotaResponse;
  people: NamedPersonResponse[];
  canName: boolean;

  static from({ call, isOpen, quota, people, canName }: CallSheet): CallSheetResponse {
    return {
      ...{ ...CallResponse.of(call), isOpen, canName },
      quota: CommuneQuotaResponse.from(quota),
      people: people.map((person) => NamedPersonResponse.from(person)),
    };
  }
}

export class NotNamedResponse {
  memberId: string;
  fullName: string;
  reason: NamingRefusal;
  /** Title of the call, the class or the courses in the way. */
  what: string | null;

  static from({ memberId, fullName, reason, what }: NotNamed): NotNamedResponse {
    return { memberId, fullName, reason, what };
  }
}

export class NamingResponse {
  /** How many were taken. */
  taken: number;
  refused: NotNamedResponse[];
  sheet: CallSheetResponse;

  static from({ taken, refused }: NamingOutcome, sheet: CallSheet): NamingResponse {
    return {
      taken: taken.length,
      refused: refused.map((one) => NotNamedResponse.from(one)),
      sheet: CallSheetResponse.from(sheet),
    };
  }
}

/** Who of the people asked about would not be taken, by given name. */
export class ForeseenNamesResponse {
  refused: NotNamedResponse[];

  static from(refused: readonly NotNamed[]): ForeseenNamesResponse {
    return { refused: refused.map((one) => NotNamedResponse.from(one)) };
  }
}

export class LastWordResponse {
  id: string;
  state: CallNameState;
  isProposal: boolean;
  at: string;
  /** Why the commune declined. */
  reason: string | null;
  classTitle: string | null;
  /** Of who is `unable`: she has a place in a class about the same all the same. */
  isBack: boolean;

  static from({ id, state, isProposal, at, reason, classTitle, isBack }: CallName): LastWordResponse {
    return { id, state, isProposal, at: at.toISOString(), reason, classTitle, isBack };
  }
}

export class LedNameResponse {
  memberId: string;
  fullName: string;
  /** What became of her in this call; null: nobody said anything yet. */
  last: LastWordResponse | null;
  /** Why she would not be taken if she were proposed now; null: she would be. */
  hindrance: NotNamedResponse | null;
}

export class LedCallResponse extends CallResponse {
  /** People of the team, by given name. */
  people: LedNameResponse[];

  static from(call: LedCall): LedCallResponse {
    const people = call.people.map(({ memberId, fullName, last, hindrance }) => ({
      ...{ memberId, fullName },
      last: last === null ? null : LastWordResponse.from(last),
      hindrance: hindrance === null ? null : NotNamedResponse.from(hindrance),
    }));
    return { ...CallResponse.of(call), people };
  }
}

export class LedCallListResponse {
  /** Open calls that ask the commune of the team, the latest first. */
  items: LedCallResponse[];
}

export class ProposalOutcomeResponse {
  taken: number;
  refused: NotNamedResponse[];
  calls: LedCallListResponse;

  static from({ taken, refused }: NamingOutcome, calls: readonly LedCall[]): ProposalOutcomeResponse {
    return {
      taken: taken.length,
      refused: refused.map((one) => NotNamedResponse.from(one)),
      calls: { items: calls.map((call) => LedCallResponse.from(call)) },
    };
  }
}

export class OwnCallResponse {
  callId: string;
  title: string;
  closesOn: string;

  static from({ callId, title, closesOn }: OwnCall): OwnCallResponse {
    return { callId, title, closesOn };
  }
}

export class OwnCallListResponse {
  items: OwnCallResponse[];
}
