// What happens to the material of a case: files handed in and checked, originals seen, paper that changed hands.

export const materialWays = ['counter', 'page', 'link', 'api'] as const;
/** By which way a file came in. */
export type MaterialWay = (typeof materialWays)[number];

export type MaterialAct =
  /** The instant of the event is that of arrival, whoever checks it later. */
  | {
      readonly type: 'file_material';
      readonly item: string;
      /** Code in the item's list, and its name when it was filed. */
      readonly material: string;
      readonly materialName: string;
      /** SHA-256 of the content. */
      readonly file: string;
      readonly name: string;
      readonly bytes: number;
      readonly mediaType: string;
      readonly how: MaterialWay;
      /** False when whoever files it also answers for its completeness. */
      readonly awaitsCheck: boolean;
      /** It supplied what was owed: a `supplement` of that instant stands beside it. */
      readonly supplies: boolean;
      readonly note?: string | undefined;
    }
  | {
      readonly type: 'accept_material';
      readonly item: string;
      /** `seq` of the filing. */
      readonly target: number;
      readonly materialName: string;
      readonly supplies: boolean;
      readonly note?: string | undefined;
    }
  | {
      readonly type: 'return_material';
      readonly item: string;
      readonly target: number;
      readonly materialName: string;
      /** Shown to whoever sent it. */
      readonly reason: string;
    }
  | {
      readonly type: 'see_original';
      readonly item: string;
      readonly material: string;
      readonly materialName: string;
      readonly note?: string | undefined;
    }
  /** Paper that went from one hand to another. */
  | {
      readonly type: 'hand_over_material';
      readonly item: string;
      readonly materials: readonly string[];
      readonly materialNames: readonly string[];
      readonly giver: string;
      readonly taker: string;
      /** What went over, e.g. 「图纸两套」. */
      readonly what: string;
      /** How it was receipted. */
      readonly note?: string | undefined;
    };
export type MaterialActType = MaterialAct['type'];

export const materialActs: Readonly<Record<MaterialActType, true>> = {
  file_material: true,
  accept_material: true,
  return_material: true,
  see_original: true,
  hand_over_material: true,
};
