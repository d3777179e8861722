// Each material of a group once: which members need it, and whether it must still be handed in.
import type { GroupView, SharedMaterialView } from '../../services/group-views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { listed, named } from '../words/names.ts';
import { Marked } from './tag.tsx';

export function GroupMaterials({ lang, group }: { lang: Lang; group: GroupView }) {
  return (
    <table class="sheet rows materials">
      <caption class="visually-hidden">{t(lang, 'joint.materials')}</caption>
      <thead>
        <tr>
          {(['state', 'name', 'needed'] as const).map((column) => (
            <th scope="col" class={`k-${classOf[column]}`}>
              {t(lang, `joint.material.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {group.materials.map((material) => (
          <tr>
            <td class="k-status">
              <Marked mark={markOf[material.state]}>{stateOf(lang, material)}</Marked>
            </td>
            <th scope="row" class="k-item">
              {material.name}
              {material.role === 'principal' ? <small>{t(lang, 'joint.material.principal')}</small> : null}
            </th>
            <td class="k-needed">
              {listed(
                lang,
                material.neededBy.map(({ name }) => named(lang, name)),
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const classOf = { state: 'status', name: 'item', needed: 'needed' } as const;
const markOf = {
  needed: 'owed',
  handed_in: 'done',
  produced: 'done',
  awaited: 'not_started',
  exempt: 'waived',
} as const;

const stateOf = (lang: Lang, { state, from }: SharedMaterialView): string =>
  t(lang, `joint.material.is.${state}`, { item: from === null ? '' : named(lang, from.name) });
