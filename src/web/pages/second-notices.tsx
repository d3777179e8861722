// 再次告知: where an applicant was told a second time what the first list should have named, with both lists and the reason.
import type { NoticeView, SecondNotice } from '../../services/second-notices.ts';
import { type Lang, t } from '../../texts/index.ts';
import { Empty } from '../components/card.tsx';
import { Day } from '../components/day.tsx';
import { PageHead } from '../components/page-head.tsx';
import { icon } from '../components/shapes.ts';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { named, partyShort } from '../words/names.ts';

const columns = ['department', 'project', 'first', 'again', 'reason'] as const;

export function SecondNoticesPage({ shell, notices }: { shell: Shell; notices: readonly SecondNotice[] }) {
  const { lang } = shell;
  return (
    <Layout shell={shell} title={t(lang, 'menu.secondNotices')} active="secondNotices" wide>
      <PageHead title={t(lang, 'menu.secondNotices')} sub={t(lang, 'second.sub', { n: notices.length })}>
        {notices.length === 0 ? null : (
          <a class="btn" href={paths.secondNoticesFile}>
            {icon('download', 14)}
            {t(lang, 'counter.csv')}
          </a>
        )}
      </PageHead>
      <div class="panel">
        {notices.length === 0 ? (
          <Empty title={t(lang, 'second.none')} body={t(lang, 'second.noneBody')} />
        ) : (
          <table class="sheet rows two second-notices">
            <caption class="visually-hidden">{t(lang, 'menu.secondNotices')}</caption>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th scope="col" class={`k-${column}`}>
                    {t(lang, `second.col.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {notices.map((one) => (
                <tr>
                  <td class="k-department">{partyShort(lang, one.department, one.departmentName)}</td>
                  <th scope="row" class="k-project">
                    <a href={`${paths.project(one.projectId)}#item-${one.item}`}>{one.projectName}</a>
                    <small>{named(lang, one.itemName)}</small>
                  </th>
                  <td class="k-first">
                    <Told lang={lang} notice={one.first} />
                  </td>
                  <td class="k-again">
                    <Told lang={lang} notice={one.again} />
                  </td>
                  <td class="k-reason">
                    {one.again.reason}
                    <small>{t(lang, 'second.round', { n: one.again.round, by: one.again.by })}</small>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </Layout>
  );
}

function Told({ lang, notice }: { lang: Lang; notice: NoticeView }) {
  return (
    <>
      <Day lang={lang} date={notice.on} />
      {notice.items.length === 0 ? (
        <small>{notice.text}</small>
      ) : (
        <ul class="told">
          {notice.items.map((item) => (
            <li>{wordsOf(lang, item)}</li>
          ))}
        </ul>
      )}
    </>
  );
}

/** 缺：监理合同 */
export const wordsOf = (lang: Lang, { name, defect, what }: NoticeView['items'][number]): string =>
  t(lang, what === null ? 'second.item' : 'second.itemWhat', {
    defect: t(lang, defect === 'unfit' ? 'intake.tick.unfit' : 'intake.tick.missing'),
    name,
    what: what ?? '',
  });
