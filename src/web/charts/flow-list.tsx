// The flow chart as a table, for those who cannot see the picture and for narrow screens: the same boxes, words and arrows.
import { type Lang, t } from '../../texts/index.ts';
import { Tag } from '../components/tag.tsx';
import { listed } from '../words/names.ts';
import type { Flow, FlowItem } from './flow-svg.ts';

const columns = ['state', 'item', 'department', 'date', 'after'] as const;

export function FlowList({ lang, flow }: { lang: Lang; flow: Flow }) {
  const { chain, items, stages } = flow;
  return (
    <table class="sheet rows flow-list">
      <caption class="visually-hidden">{flow.label}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" class={classOf[column]}>
              {t(lang, `chart.col.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      {stages.map((stage, i) => (
        <tbody>
          <tr class="stage">
            <th colspan={columns.length} scope="rowgroup">
              {stage.name}
              <span>
                <span>{stage.counts[0]}</span>
              </span>
            </th>
          </tr>
          {chain.items
            .filter((one) => one.stage === chain.stages[i])
            .map((one) => {
              const item = items.get(one.code);
              return item === undefined ? null : (
                <Row lang={lang} item={item} after={namesOf(flow, one.after)} />
              );
            })}
        </tbody>
      ))}
    </table>
  );
}

const classOf = {
  state: 'k-status',
  item: 'k-item',
  department: 'k-handling',
  date: 'k-left',
  after: 'k-after',
} as const;

const namesOf = ({ items }: Flow, codes: readonly string[]): readonly string[] =>
  codes.flatMap((code) => items.get(code)?.name ?? []);

function Row({ lang, item, after }: { lang: Lang; item: FlowItem; after: readonly string[] }) {
  const late = item.mark === 'overdue' || item.mark === 'breach';
  return (
    <tr class={late ? 'late' : undefined}>
      <td class="k-status">
        {item.mark === null ? null : <Tag lang={lang} mark={item.mark} word={item.word} />}
      </td>
      <th scope="row" class="k-item">
        {item.href === null ? item.name : <a href={item.href}>{item.name}</a>}
      </th>
      <td class="k-handling">{item.handling ?? item.remarks?.[0]}</td>
      <td class="k-left">{item.plain ?? item.words[0]}</td>
      <td class="k-after">
        {after.length === 0 ? (
          <span class="none">{t(lang, 'chart.none')}</span>
        ) : (
          <>
            <span class="phone-label">{t(lang, 'chart.col.after')} </span>
            {listed(lang, after)}
          </>
        )}
      </td>
    </tr>
  );
}
