// The material of one project as its acts left it: which files are in hand, which wait for a check, which went back and why.
import type { Instant } from './day.ts';
import { conflict } from './errors.ts';
import type { MaterialAct } from './material-acts.ts';

/** An act with its place in the record. */
export interface RecordedMaterialAct {
  readonly seq: number;
  readonly occurredAt: Instant;
  readonly actor: string;
  readonly actorName: string;
  readonly act: MaterialAct;
}

export interface Checked {
  readonly by: string;
  readonly at: Instant;
}

export interface FiledMaterial {
  readonly seq: number;
  readonly item: string;
  readonly material: string;
  readonly materialName: string;
  readonly file: string;
  readonly name: string;
  readonly bytes: number;
  readonly mediaType: string;
  readonly how: string;
  readonly note: string | null;
  readonly arrivedAt: Instant;
  readonly actor: string;
  readonly by: string;
  /** Waits for the window; in hand; gone back to whoever sent it. */
  readonly state: 'pending' | 'accepted' | 'returned';
  /** Who accepted or returned it; null where nobody had to. */
  readonly checked: Checked | null;
  readonly reason: string | null;
  readonly supplies: boolean;
}

export interface SeenOriginal {
  readonly item: string;
  readonly material: string;
  readonly by: string;
  readonly at: Instant;
  readonly note: string | null;
}

export interface HandedOver {
  readonly item: string;
  readonly materials: readonly string[];
  readonly what: string;
  readonly giver: string;
  readonly taker: string;
  readonly note: string | null;
  readonly by: string;
  readonly at: Instant;
}

export interface CaseMaterials {
  /** In order of entry. */
  readonly files: readonly FiledMaterial[];
  readonly originals: readonly SeenOriginal[];
  readonly handOvers: readonly HandedOver[];
}

export const noMaterials: CaseMaterials = { files: [], originals: [], handOvers: [] };

export const foldMaterials = (acts: readonly RecordedMaterialAct[]): CaseMaterials =>
  acts.reduce(evolveMaterials, noMaterials);

function evolveMaterials(state: CaseMaterials, recorded: RecordedMaterialAct): CaseMaterials {
  const { act, seq, occurredAt: at, actor, actorName: by } = recorded;
  switch (act.type) {
    case 'file_material': {
      const { type: _, awaitsCheck, note = null, ...rest } = act;
      const filed: FiledMaterial = {
        ...rest,
        seq,
        note,
        arrivedAt: at,
        actor,
        by,
        state: awaitsCheck ? 'pending' : 'accepted',
        checked: null,
        reason: null,
      };
      return { ...state, files: [...state.files, filed] };
    }
    case 'accept_material': {
      const { supplies } = act;
      return checked(state, act.target, { state: 'accepted', checked: { by, at }, reason: null, supplies });
    }
    case 'return_material': {
      const { reason } = act;
      return checked(state, act.target, { state: 'returned', checked: { by, at }, reason, supplies: false });
    }
    case 'see_original': {
      const seen = { item: act.item, material: act.material, by, at, note: act.note ?? null };
      return { ...state, originals: [...state.originals, seen] };
    }
    case 'hand_over_material': {
      const { item, materials, what, giver, taker, note = null } = act;
      const handed = { item, materials, what, giver, taker, note, by, at };
      return { ...state, handOvers: [...state.handOvers, handed] };
    }
  }
}

const checked = (
  state: CaseMaterials,
  target: number,
  outcome: Pick<FiledMaterial, 'state' | 'checked' | 'reason' | 'supplies'>,
): CaseMaterials => ({
  ...state,
  files: state.files.map((one) => (one.seq === target ? { ...one, ...outcome } : one)),
});

/** Throws `material_same_file` when this very file is already there for this material, in hand or waiting. */
export function demandNewFile(state: CaseMaterials, item: string, material: string, file: string): void {
  const same = state.files.find(
    (one) => one.item === item && one.material === material && one.file === file && one.state !== 'returned',
  );
  if (same !== undefined)
    throw conflict('material_same_file', { material: same.materialName, name: same.name });
}

/** The filing that is to be accepted. Throws when there is none, or when it was answered before. */
export function demandPending(state: CaseMaterials, item: string, target: number): FiledMaterial {
  const filed = demandFiled(state, item, target);
  if (filed.state !== 'pending')
    throw conflict('material_checked_already', { name: filed.name, checked: filed.state });
  return filed;
}

/** The filing that is to go back: one that waits, or one taken by mistake that has supplied nothing that was owed. */
export function demandReturnable(state: CaseMaterials, item: string, target: number): FiledMaterial {
  const filed = demandFiled(state, item, target);
  if (filed.state === 'returned')
    throw conflict('material_checked_already', { name: filed.name, checked: filed.state });
  // The debt would stand as paid: the record of the supplement is mended first.
  if (filed.supplies) throw conflict('material_has_supplied', { material: filed.materialName });
  return filed;
}

function demandFiled(state: CaseMaterials, item: string, target: number): FiledMaterial {
  const filed = state.files.find((one) => one.item === item && one.seq === target);
  if (filed === undefined) throw conflict('material_not_filed', { target });
  return filed;
}
