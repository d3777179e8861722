// 待核对材料: what owners sent in and nobody has answered, over all projects in sight, the longest waiting first.
import type { PendingView } from '../../services/material-views.ts';
import { t } from '../../texts/index.ts';
import { Card, Empty } from '../components/card.tsx';
import { Clock } from '../components/day.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';

export function PendingMaterialPage({ shell, items }: { shell: Shell; items: readonly PendingView[] }) {
  const { lang, now } = shell;
  const title = t(lang, 'material.pending.title');
  const columns = ['project', 'name', 'file', 'by', 'arrived'] as const;
  return (
    <Layout shell={shell} title={title} active="material">
      <PageHead title={title} sub={t(lang, 'material.pending.sub', { n: items.length })} />
      <Card title={t(lang, 'material.pending.list')}>
        {items.length === 0 ? (
          <Empty title={t(lang, 'material.pending.none')} body={t(lang, 'material.pending.noneBody')} />
        ) : (
          <table class="sheet rows pending-material">
            <caption class="visually-hidden">{title}</caption>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th scope="col" class={`k-${column}`}>
                    {t(lang, `material.pending.col.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map((one) => (
                <tr>
                  <td class="k-project">
                    <a href={`${paths.materials(one.project.id, one.item)}#check`}>{one.project.name}</a>
                  </td>
                  <th scope="row" class="k-name">
                    {one.material}
                  </th>
                  <td class="k-file">{one.name}</td>
                  <td class="k-by">{one.arrived.by}</td>
                  <td class="k-arrived">
                    <Clock lang={lang} at={one.arrived.at} year={now} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Card>
    </Layout>
  );
}
