// The start-early list: one entry a case, with what it waits for, its papers ticked with their source, and the way to record.

import type { EarlyWay } from '../../domain/start-early.ts';
import type { EarlyEntryView, EarlyMaterialView } from '../../services/early-views.ts';
import { mockWords } from '../../services/early-words.ts';
import { type Lang, t } from '../../texts/index.ts';
import { paths } from '../paths.ts';
import { shortDay } from '../words/dates.ts';
import type { Mark } from '../words/marks.ts';
import { listed, named, partyShort } from '../words/names.ts';
import { Tied } from './day.tsx';
import { icon, shape } from './shapes.ts';
import { Tag } from './tag.tsx';

export interface EarlyListProps {
  readonly lang: Lang;
  readonly entries: readonly EarlyEntryView[];
  readonly asOf: string;
  /** Whether each entry names its project: on the list of many. */
  readonly ofMany?: boolean | undefined;
  /** Entries whose papers stand open from the start. */
  readonly open?: number | undefined;
}

export const markOfWay: Readonly<Record<EarlyWay, Mark>> = {
  file: 'ready',
  book: 'book',
  review: 'early',
};

export function EarlyList({ lang, entries, asOf, ofMany = false, open = 0 }: EarlyListProps) {
  return (
    <ol class="early">
      {entries.map((entry, i) => (
        <li id={ofMany ? undefined : `item-${entry.item}`}>
          <div class="early-way">
            <Tag lang={lang} mark={markOfWay[entry.way]} word={t(lang, `early.way.${entry.way}`)} />
          </div>
          <div class="early-what">
            <h3>{named(lang, entry.name)}</h3>
            <p class="sub">
              {ofMany ? <a href={paths.projectEarly(entry.projectId)}>{entry.projectName}</a> : null}
              <Tied text={factsOf(lang, entry, asOf)} />
            </p>
            <Papers lang={lang} materials={entry.materials} open={i < open} />
          </div>
          <div class="early-chain">
            {entry.chainDays === null ? (
              <span class="quiet">{t(lang, 'early.chainNone')}</span>
            ) : (
              <>
                <small>{t(lang, 'early.col.chain')}</small>
                <b>{t(lang, 'early.chain', { n: entry.chainDays })}</b>
              </>
            )}
          </div>
          <div class="early-do">
            {entry.record === null ? (
              <a
                href={`${paths.project(entry.projectId)}#item-${entry.item}`}
                aria-label={t(lang, 'early.seeOf', labelOf(lang, entry))}
              >
                {t(lang, 'early.see')}
              </a>
            ) : (
              <a
                class="btn"
                href={paths.record(entry.projectId, entry.item, entry.record)}
                aria-label={t(lang, 'early.recordOf', labelOf(lang, entry))}
              >
                {icon('add')}
                {t(lang, `early.do.${entry.record}`)}
              </a>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

const labelOf = (lang: Lang, { projectName, name }: EarlyEntryView) => ({
  project: projectName,
  item: named(lang, name),
});

/** 资规局，已可办 3 天 · 结果等「…」办结, 模拟审批中. */
function factsOf(lang: Lang, entry: EarlyEntryView, asOf: string): string {
  const { department, departmentName, mock, sinceDays, waitsFor, way } = entry;
  const since = (): string =>
    sinceDays === null
      ? t(lang, 'early.sinceOpened')
      : sinceDays === 0
        ? t(lang, 'early.sinceToday')
        : t(lang, 'early.since', { n: sinceDays });
  const facts = [
    partyShort(lang, department, departmentName),
    way === 'review'
      ? t(lang, 'early.waits', {
          items: listed(
            lang,
            waitsFor.map(({ name }) => named(lang, name)),
          ),
        })
      : since(),
    mock === null
      ? null
      : mockWords(lang, { ...mock, expectedOn: null }, (date) => shortDay(lang, date, asOf)),
  ].filter((fact) => fact !== null);
  return facts.join(t(lang, 'early.comma'));
}

function Papers({
  lang,
  materials,
  open,
}: {
  lang: Lang;
  materials: readonly EarlyMaterialView[];
  open: boolean;
}) {
  if (materials.length === 0) return <p class="sub">{t(lang, 'early.noMaterials')}</p>;
  const count = (state: EarlyMaterialView['state']): number =>
    materials.filter((material) => material.state === state).length;
  const facts = { n: count('in_hand'), total: materials.length };
  const rest = [
    ['early.awaitedOf', count('awaited')],
    ['early.toPrepare', count('to_prepare')],
  ] as const;
  return (
    <details open={open}>
      <summary>
        {[
          t(lang, facts.n === facts.total ? 'early.allInHand' : 'early.inHandOf', facts),
          ...rest.filter(([, n]) => n > 0).map(([key, n]) => t(lang, key, { n })),
        ].join(t(lang, 'early.comma'))}
      </summary>
      <ul class="papers">
        {materials.map((material) => (
          <li class={material.state}>
            {material.state === 'in_hand' ? shape('done') : shape('not_started')}
            <span>
              <span class="visually-hidden">{t(lang, `early.material.${material.state}`)} </span>
              {material.name}
              {material.from === null ? null : <small>{sourceOf(lang, material)}</small>}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function sourceOf(lang: Lang, { from, state }: EarlyMaterialView): string {
  if (from === null) return '';
  const item = from.name === null ? '' : named(lang, from.name);
  return t(lang, state === 'awaited' ? 'early.from.awaited' : `early.from.${from.by}`, { item });
}
