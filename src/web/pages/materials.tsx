// 材料: the list of one case with where each material stands, what waits for a check, and the forms to hand in and to vouch.
import type { MaterialListView } from '../../services/material-views.ts';
import type { Upload } from '../../services/uploads.ts';
import { t } from '../../texts/index.ts';
import { Card, Empty } from '../components/card.tsx';
import { CertificateCard } from '../components/certificate-card.tsx';
import { Clock } from '../components/day.tsx';
import type { FormState } from '../components/form.tsx';
import { MaterialCheck } from '../components/material-check.tsx';
import { HandOverCard, type MaterialForm, OriginalCard, UploadCard } from '../components/material-forms.tsx';
import { FileLine, MaterialTable } from '../components/material-table.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { momentOf } from '../words/dates.ts';
import { standingOf } from '../words/material-words.ts';
import { named } from '../words/names.ts';

export interface MaterialsPageProps {
  readonly shell: Shell;
  readonly list: MaterialListView;
  /** Code of the material that the forms are about. */
  readonly chosen: string | null;
  /** The form that was just sent and taken. */
  readonly done: string | null;
  readonly formOf: (form: MaterialForm) => FormState;
  /** A file that came through with a form that was refused. */
  readonly upload: Upload | null;
  readonly open: MaterialForm | null;
  /** Who signs an original or takes paper over. */
  readonly person: string;
  readonly formKey: string;
}

export function MaterialsPage({
  shell,
  list,
  chosen,
  done,
  formOf,
  upload,
  person,
  formKey,
}: MaterialsPageProps) {
  const { lang } = shell;
  const asOf = momentOf(shell.now).date;
  const title = t(lang, 'material.title');
  const item = named(lang, list.itemName);
  const count = (...standings: readonly string[]): number =>
    list.materials.filter((material) => standings.includes(standingOf(material))).length;
  const facts = {
    n: list.materials.length,
    had: count('in_hand'),
    exempt: count('exempt'),
    pending: count('pending'),
    needed: count('owed', 'needed', 'returned', 'awaited'),
  };
  const form = (of: MaterialForm) => ({ lang, list, chosen, formKey, form: formOf(of) });
  return (
    <Layout
      shell={shell}
      title={`${title} · ${item}`}
      active="projects"
      wide
      scripts={list.may.file ? ['tus.min.js', 'upload.js'] : []}
    >
      <PageHead
        title={title}
        sub={t(lang, facts.pending === 0 ? 'material.sub' : 'material.subPending', facts)}
        crumbs={[
          { text: list.project.name, href: paths.project(list.project.id) },
          { text: item, href: `${paths.project(list.project.id)}#item-${list.item}` },
        ]}
      />
      <div class="columns" data-done={done ?? undefined}>
        <div class="main-panel stacked-panels">
          <MaterialCheck {...form('check')} asOf={asOf} />
          <Card title={t(lang, 'material.list')} remark={t(lang, 'material.listRemark')}>
            {list.materials.length === 0 ? (
              <Empty title={t(lang, 'material.none')} body={t(lang, 'material.noneBody')} />
            ) : (
              <MaterialTable lang={lang} list={list} asOf={asOf} />
            )}
          </Card>
          {list.others.length === 0 ? null : (
            <Card title={t(lang, 'material.others')}>
              <ul class="files">
                {list.others.map((file) => (
                  <li>
                    <FileLine lang={lang} list={list} file={file} asOf={asOf} />
                  </li>
                ))}
              </ul>
            </Card>
          )}
          {list.handOvers.length === 0 ? null : (
            <Card title={t(lang, 'material.handOvers')}>
              <ul class="files">
                {list.handOvers.map((one) => (
                  <li>
                    <b>{one.what}</b>
                    <span>{t(lang, 'history.material.handed', { giver: one.giver, taker: one.taker })}</span>
                    <span class="size">
                      {one.materials
                        .map(
                          (code) => list.materials.find((material) => material.code === code)?.name ?? code,
                        )
                        .join(t(lang, 'common.listComma'))}
                    </span>
                    <span class="who">{one.by}</span>
                    <Clock lang={lang} at={one.at} year={asOf} />
                    {one.note === null ? null : <span class="note">{one.note}</span>}
                  </li>
                ))}
              </ul>
            </Card>
          )}
          <CertificateCard lang={lang} list={list} form={formOf('certificate')} asOf={asOf} />
        </div>
        <aside class="side-column">
          {list.may.file && list.materials.length > 0 ? (
            <UploadCard {...form('upload')} upload={upload} />
          ) : null}
          {list.may.seeOriginal && list.materials.length > 0 ? (
            <OriginalCard {...form('original')} person={person} />
          ) : null}
          {list.may.handOver && list.materials.length > 0 ? (
            <HandOverCard {...form('handOver')} person={person} />
          ) : null}
        </aside>
      </div>
    </Layout>
  );
}
