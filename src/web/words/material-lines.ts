// What the history says of material: its name, the file, and what followed.
import type { EventView } from '../../services/views.ts';
import { type Lang, t } from '../../texts/index.ts';

/** Facts of an act around material, in the order in which they are said; empty for every other event. */
export function materialOf(lang: Lang, event: EventView): readonly string[] {
  const text = (name: string): string => String(event.data[name] ?? '');
  const is = (name: string): boolean => event.data[name] === true;
  switch (event.type) {
    case 'file_material':
      return [
        text('materialName'),
        text('name'),
        ...(is('awaitsCheck') ? [t(lang, 'history.material.check')] : []),
        ...(is('supplies') ? [t(lang, 'history.material.supplies')] : []),
      ];
    case 'accept_material':
      return [text('materialName'), ...(is('supplies') ? [t(lang, 'history.material.supplies')] : [])];
    case 'return_material':
    case 'see_original':
      return [text('materialName')];
    case 'hand_over_material':
      return [
        text('what'),
        t(lang, 'history.material.handed', { giver: text('giver'), taker: text('taker') }),
      ];
    default:
      return [];
  }
}
