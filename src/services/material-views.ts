// The list of materials as pages and calls show it.
import type { NameMismatch } from '../domain/file-kinds.ts';
import type { MaterialSpec } from '../domain/template.ts';
import type { Named } from './views.ts';

/** Somebody did something at a moment; RFC 3339. */
export interface Signed {
  readonly by: string;
  readonly at: string;
}

export interface FileView {
  /** `seq` of the filing: its address. */
  readonly seq: number;
  readonly material: string;
  readonly name: string;
  readonly bytes: number;
  readonly mediaType: string;
  /** What people call such a file: PDF. */
  readonly kind: string;
  /** SHA-256 of the content. */
  readonly hash: string;
  readonly state: 'pending' | 'accepted' | 'returned';
  readonly how: string;
  readonly arrived: Signed;
  readonly checked: Signed | null;
  /** Why it went back. */
  readonly reason: string | null;
  readonly note: string | null;
  /** Where the ending of its name says something else than its content. */
  readonly mismatch: NameMismatch | null;
}

export type SourceView =
  | { readonly kind: 'in_hand'; readonly from: 'file' | 'filing'; readonly item: string; readonly on: string }
  | {
      readonly kind: 'in_hand';
      readonly from: 'result';
      readonly item: string;
      readonly document: string | null;
      readonly on: string;
    }
  | {
      readonly kind: 'in_hand';
      readonly from: 'certificate';
      readonly number: string;
      readonly validUntil: string | null;
      readonly source: string;
    }
  | { readonly kind: 'exempt'; readonly how: 'data_sharing' | 'e_licence' }
  | { readonly kind: 'to_hand_in'; readonly awaits: string | null };

export interface MaterialView {
  readonly code: string;
  readonly name: string;
  readonly role: MaterialSpec['role'];
  readonly tolerable: boolean;
  readonly sharing: MaterialSpec['sharing'];
  readonly exempt: boolean;
  readonly form: MaterialSpec['form'];
  /** In words, why it is asked for here; null = always. */
  readonly condition: string | null;
  /** The item that gives it. */
  readonly fromItem: string | null;
  readonly source: SourceView;
  /** Left open on a promise. */
  readonly owed: { readonly dueOn: string | null } | null;
  /** Newest first. */
  readonly files: readonly FileView[];
  readonly originals: readonly (Signed & { readonly note: string | null })[];
}

export interface HandOverView extends Signed {
  readonly materials: readonly string[];
  readonly what: string;
  readonly giver: string;
  readonly taker: string;
  readonly note: string | null;
}

export interface CertificateView {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  readonly validUntil: string | null;
  readonly source: string;
  readonly state: 'valid' | 'lapsed' | 'revoked';
  readonly revokedOn: string | null;
  readonly revokedReason: string | null;
  readonly registered: Signed;
}

export interface MaterialListView {
  readonly project: {
    readonly id: string;
    readonly name: string;
    readonly owner: { readonly name: string; readonly creditCode: string };
  };
  readonly item: string;
  readonly itemName: Named;
  /** Names of the items that rows speak of. */
  readonly names: Readonly<Record<string, Named>>;
  readonly department: string;
  readonly materials: readonly MaterialView[];
  /** Filed for materials that the case no longer asks for. */
  readonly others: readonly FileView[];
  readonly handOvers: readonly HandOverView[];
  /** Of the owner, as far as one of the materials bears their name. */
  readonly certificates: readonly CertificateView[];
  readonly may: {
    readonly file: boolean;
    readonly check: boolean;
    readonly seeOriginal: boolean;
    readonly handOver: boolean;
    readonly certify: boolean;
  };
}

/** A file that waits for a check, in lists across projects. */
export interface PendingView {
  readonly project: { readonly id: string; readonly name: string; readonly code: string };
  readonly item: string;
  readonly seq: number;
  readonly material: string;
  readonly name: string;
  readonly how: string;
  readonly arrived: Signed;
}
