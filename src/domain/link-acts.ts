// Links by which an owner sees one project without an account: made, and taken back, on the record of that project.
import type { Day } from './day.ts';

export const linkPurposes = ['receipt', 'sharing'] as const;
/** `receipt`: printed for the applicant; `sharing`: passed on to somebody, so that it can be taken back alone. */
export type LinkPurpose = (typeof linkPurposes)[number];

export type LinkAct =
  | {
      readonly type: 'make_link';
      readonly item: null;
      /** The open half of the address; the other half no record holds. */
      readonly link: string;
      readonly purpose: LinkPurpose;
      /** The last day on which it works. */
      readonly until: Day;
      /** For whom it was made. */
      readonly note?: string | undefined;
    }
  | {
      readonly type: 'revoke_link';
      readonly item: null;
      readonly link: string;
      readonly reason?: string | undefined;
    };

/** Natural days that a link works where nobody says otherwise, and at most. */
export const LINK_DAYS = 180;
export const LONGEST_LINK_DAYS = 730;

/** A link that still works for so long is printed again; a nearer end asks for a new one. */
export const REPRINT_DAYS = 60;
