// What happened around the cases of a project: papers, material, promises, problems. Acts are events of the project itself; they
// neither move a case nor change the chain. Each topic names its own acts in a file of its own; this one puts them together.
import type { CommitmentAct } from './commitment-acts.ts';
import type { LinkAct } from './link-acts.ts';
import { type MaterialAct, materialActs } from './material-acts.ts';
import { type ProblemAct, problemActs, type RateMatter } from './problem-acts.ts';
import type { PromiseAct } from './promise-acts.ts';
import type { StandardLandAct } from './standard-land-acts.ts';

/** A numbered paper was made out, or taken back. Its text stands in the house of papers; the record holds its fingerprint. */
export type PaperAct =
  | {
      readonly type: 'issue_paper';
      readonly paper: string;
      readonly kind: string;
      /** As printed: 永资规受〔2026〕12号. */
      readonly number: string;
      /** Fingerprint of the whole text. */
      readonly hash: string;
      /** The case that it is about; null = the project. */
      readonly item: string | null;
      /** `seq` of the event that it tells of; null = of none. */
      readonly about: number | null;
      /** The paper that it takes the place of. */
      readonly replaces?: string | undefined;
    }
  | {
      readonly type: 'void_paper';
      readonly paper: string;
      readonly number: string;
      readonly item: string | null;
      readonly reason: string;
    };

export type ProjectAct =
  | PaperAct
  | LinkAct
  | PromiseAct
  | MaterialAct
  | ProblemAct
  | RateMatter
  | CommitmentAct
  | StandardLandAct;
export type ProjectActType = ProjectAct['type'];

const known: Readonly<Record<ProjectActType, true>> = {
  issue_paper: true,
  void_paper: true,
  make_link: true,
  revoke_link: true,
  offer_promise: true,
  sign_promise: true,
  withdraw_promise: true,
  ...materialActs,
  ...problemActs,
  publicise_commitment: true,
  set_indicators: true,
  check_indicators: true,
};
export const projectActTypes = Object.keys(known) as readonly ProjectActType[];

export const isProjectAct = (type: string): type is ProjectActType => Object.hasOwn(known, type);
