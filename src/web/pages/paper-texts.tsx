// The texts of papers: which kinds there are and which of them were changed here.
import type { PaperTextRow } from '../../services/paper-texts.ts';
import { t } from '../../texts/index.ts';
import { Clock } from '../components/day.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Marked } from '../components/tag.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';

export function PaperTextsPage({ shell, texts }: { shell: Shell; texts: readonly PaperTextRow[] }) {
  const { lang } = shell;
  const isChanged = ({ version }: PaperTextRow): boolean => version.version > 0 && !version.restores;
  return (
    <Layout shell={shell} title={t(lang, 'paperTexts.title')} active="paperTexts">
      <PageHead
        title={t(lang, 'paperTexts.title')}
        sub={t(lang, 'paperTexts.sub', { n: texts.length, changed: texts.filter(isChanged).length })}
      />
      <div class="panel main-panel">
        <table class="sheet rows paper-list">
          <caption class="visually-hidden">{t(lang, 'paperTexts.title')}</caption>
          <thead>
            <tr>
              <th scope="col" class="k-item">
                {t(lang, 'papers.col.kind')}
              </th>
              <th scope="col" class="k-kind">
                {t(lang, 'papers.col.state')}
              </th>
              <th scope="col" class="k-on">
                {t(lang, 'paperTexts.version')}
              </th>
              <th scope="col" class="k-issued">
                {t(lang, 'paperTexts.saved')}
              </th>
            </tr>
          </thead>
          <tbody>
            {texts.map((text) => (
              <tr>
                <th scope="row" class="k-item">
                  <a href={paths.paperText(text.kind)}>{t(lang, `paper.kind.${text.kind}`)}</a>
                </th>
                <td class="k-kind">
                  <Marked mark={isChanged(text) ? 'rectification' : 'not_started'}>
                    {t(lang, isChanged(text) ? 'paperTexts.changed' : 'paperTexts.standard')}
                  </Marked>
                </td>
                <td class="k-on">{text.version.version}</td>
                <td class="k-issued">
                  {text.version.savedAt === null ? (
                    '—'
                  ) : (
                    <>
                      <Clock lang={lang} at={text.version.savedAt} />{' '}
                      <span class="who">{text.version.savedBy}</span>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Layout>
  );
}
