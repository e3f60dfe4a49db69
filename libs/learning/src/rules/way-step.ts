/** A class to come in which a member has a place, or may take one. */
export interface OpenClass {
  readonly classGroupId: string;
  /** The course it is about. */
  readonly topic: string | null;
  readonly title: string;
  readonly communeId: string;
  readonly communeName: string;
  /** Day of its next session, `yyyy-mm-dd`. */
  readonly startsOn: string;
  /** Minutes of its sessions to come. */
  readonly minutes: number;
  /** She has a place in it. */
  readonly isBooked: boolean;
}

/** One thing to do on the way. Of what waits for somebody else there are no minutes. */
export type WayStep =
  | {
      readonly kind: 'lesson';
      readonly lessonId: string;
      readonly courseLabel: string;
      readonly number: number;
      readonly minutes: number;
    }
  | {
      readonly kind: 'quiz';
      readonly quizId: string;
      readonly courseLabel: string;
      /** Points of a hundred that are asked for; null: the quiz's own pass mark. */
      readonly scorePercent: number | null;
      readonly minutes: number;
      /** She has no attempt left: somebody has to give her more. */
      readonly isUsedUp: boolean;
    }
  | {
      readonly kind: 'task';
      readonly taskId: string;
      readonly title: string;
      /** 0 while it waits for the grader. */
      readonly minutes: number;
      readonly isWaiting: boolean;
    }
  | {
      readonly kind: 'hours';
      /** Ids of courses; null: whatever the class is about. */
      readonly topics: readonly string[] | null;
      readonly titles: readonly string[];
      readonly minutes: number;
      /** The classes she could take, which give the minutes together; none where no class has a place, a minute left and begins in time. */
      readonly offers: readonly OpenClass[];
    }
  | {
      readonly kind: 'outside';
      readonly certificate: string;
      readonly title: string;
      /** Sent in, and looked at by an officer next. */
      readonly isWaiting: boolean;
    };

/** What is known beside the completion. */
export interface WayGround {
  /** The best for her first. */
  readonly classes: readonly OpenClass[];
  /** Practical tasks handed in that wait for a grader. */
  readonly waitingTasks: readonly string[];
  /** Kinds of outside certificates that wait for an officer. */
  readonly waitingCertificates: readonly string[];
  /** Quizzes at which she has no attempt left. */
  readonly usedUpQuizzes: readonly string[];
}
