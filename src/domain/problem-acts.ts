// Problems of an owner that somebody must answer: 反映问题, 办不成事, and a rating that says dissatisfied. Acts of the project;
// what they come to is folded in owner-problem.ts.

/**
 * `complaint`: from the owner's page or told to staff; `unresolved`: taken in at the counter for what could not be done;
 * `rating`: opened by a negative rating; `agent`: raised by the proxy agent for coordination.
 */
export const ownerProblemKinds = ['complaint', 'unresolved', 'rating', 'agent'] as const;
export type OwnerProblemKind = (typeof ownerProblemKinds)[number];

/** GB/T 39046 A.8; 4 and 5 are negative. */
export const ratingGrades = [1, 2, 3, 4, 5] as const;
export type RatingGrade = (typeof ratingGrades)[number];
export const isNegative = (grade: number): boolean => grade >= 4;

/** `explained`: it cannot be done, and the person was told why. */
export const problemOutcomes = ['solved', 'explained'] as const;
export type ProblemOutcome = (typeof problemOutcomes)[number];

export interface OpenProblem {
  readonly type: 'open_problem';
  /** Number within the project: `W1`. */
  readonly problem: string;
  readonly kind: OwnerProblemKind;
  /** The case that it is about; null = the project. */
  readonly item: string | null;
  /** Party code of the unit that must answer. */
  readonly unit: string;
  /** Ten working days instead of five. */
  readonly complex: boolean;
  readonly text: string;
  /** Whether the person left a name: then somebody rings back. The name itself is no part of the record. */
  readonly named: boolean;
}

export interface TransferProblem {
  readonly type: 'transfer_problem';
  readonly problem: string;
  readonly item: string | null;
  readonly unit: string;
  readonly reason: string;
  /** It proves to be complex: ten working days in all, from the opening. */
  readonly complex?: true | undefined;
}

/** The person was spoken to. */
export interface ContactProblem {
  readonly type: 'contact_problem';
  readonly problem: string;
  readonly item: string | null;
  readonly text: string;
}

export interface AnswerProblem {
  readonly type: 'answer_problem';
  readonly problem: string;
  readonly item: string | null;
  /** Shown to the owner as it stands. */
  readonly text: string;
  readonly outcome: ProblemOutcome;
}

/** 销号: whoever watches it strikes it off the list, once it is answered. */
export interface CloseProblem {
  readonly type: 'close_problem';
  readonly problem: string;
  readonly item: string | null;
  /** The person was rung after the answer (回访). */
  readonly calledBack: boolean;
  readonly note?: string | undefined;
}

export interface ReopenProblem {
  readonly type: 'reopen_problem';
  readonly problem: string;
  readonly item: string | null;
  readonly reason: string;
}

/** Once for each filing of a case. */
export interface RateMatter {
  readonly type: 'rate_matter';
  readonly item: string;
  readonly instance: number;
  readonly grade: RatingGrade;
  readonly named: boolean;
  readonly text?: string | undefined;
}

export type ProblemAct =
  | OpenProblem
  | TransferProblem
  | ContactProblem
  | AnswerProblem
  | CloseProblem
  | ReopenProblem;

/** For the list of all acts. */
export const problemActs = {
  open_problem: true,
  transfer_problem: true,
  contact_problem: true,
  answer_problem: true,
  close_problem: true,
  reopen_problem: true,
  rate_matter: true,
} as const satisfies Readonly<Record<(ProblemAct | RateMatter)['type'], true>>;
