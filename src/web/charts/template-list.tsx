// The chart of a template as a table: limit, condition, prerequisites, and whether it lies on the longest chain.
import type { ApprovalTemplate } from '../../domain/template.ts';
import { type Lang, t } from '../../texts/index.ts';
import { listed } from '../words/names.ts';
import type { Flow } from './flow-svg.ts';

const columns = ['item', 'limit', 'condition', 'after', 'path'] as const;

export function TemplateList({
  lang,
  flow,
  template,
}: {
  lang: Lang;
  flow: Flow;
  template: ApprovalTemplate;
}) {
  return (
    <table class="sheet rows template-list">
      <caption class="visually-hidden">{flow.label}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" class={`k-${column}`}>
              {t(lang, `chart.col.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      {template.stages.map((stage, i) => (
        <tbody>
          <tr class="stage">
            <th colspan={columns.length} scope="rowgroup">
              {flow.stages[i]?.name}
              <span>
                <span>{flow.stages[i]?.counts[0]}</span>
              </span>
            </th>
          </tr>
          {template.items
            .filter((item) => item.stage === stage.code)
            .map(({ code, prerequisites }) => {
              const item = flow.items.get(code);
              if (item === undefined) return null;
              const after = prerequisites.flatMap((before) => flow.items.get(before.item)?.name ?? []);
              return (
                <tr class={item.isOut === true ? 'waiting' : undefined}>
                  <th scope="row" class="k-item">
                    {item.href === null ? item.name : <a href={item.href}>{item.name}</a>}
                  </th>
                  <td class="k-limit">
                    {item.isCritical === true ? (item.plain ?? item.words[0]) : item.words[0]}
                  </td>
                  <td class="k-condition">{item.remarks?.[0] ?? t(lang, 'chart.required')}</td>
                  <td class="k-after">{after.length === 0 ? t(lang, 'chart.none') : listed(lang, after)}</td>
                  <td class="k-path">
                    {item.isCritical === true ? <b>{t(lang, 'chart.critical')}</b> : null}
                  </td>
                </tr>
              );
            })}
        </tbody>
      ))}
    </table>
  );
}
