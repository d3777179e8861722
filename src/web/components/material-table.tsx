// The list of materials of a case: what each is, where it comes from, where it stands, and the files that were handed in for it.
import type { FileView, MaterialListView, MaterialView } from '../../services/material-views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { paths } from '../paths.ts';
import { shortDay } from '../words/dates.ts';
import { markOfStanding, sourceLine, standingOf } from '../words/material-words.ts';
import { sizeWords } from '../words/sizes.ts';
import { Clock, Tied } from './day.tsx';
import { Marked } from './tag.tsx';

export interface MaterialTableProps {
  readonly lang: Lang;
  readonly list: MaterialListView;
  /** The year in view. */
  readonly asOf: string;
}

const columns = ['no', 'name', 'role', 'source', 'form', 'state', 'action'] as const;

export function MaterialTable({ lang, list, asOf }: MaterialTableProps) {
  return (
    <table class="sheet rows material-list">
      <caption class="visually-hidden">{t(lang, 'material.title')}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" class={`k-${column}`}>
              {t(lang, `material.col.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      {list.materials.map((material, i) => (
        <Rows lang={lang} list={list} asOf={asOf} material={material} no={i + 1} />
      ))}
    </table>
  );
}

function Rows({
  lang,
  list,
  asOf,
  material,
  no,
}: MaterialTableProps & { material: MaterialView; no: number }) {
  const standing = standingOf(material);
  const dueOn = material.owed?.dueOn ?? null;
  // What is owed or came back stands out; what is simply still to come does not shout.
  const isAsked = standing === 'owed' || standing === 'returned';
  return (
    <tbody id={`m-${material.code}`} class={isAsked ? 'asked' : undefined}>
      <tr>
        <td class="k-no">{no}</td>
        <th scope="row" class="k-name">
          {material.name}
          {material.condition === null ? null : <small>{material.condition}</small>}
        </th>
        <td class="k-role">
          {t(lang, `material.role.${material.role}`)}
          {material.tolerable ? <span class="chip">{t(lang, 'material.tolerable')}</span> : null}
        </td>
        <td class="k-source">
          <Tied text={sourceLine(lang, material.source, list, asOf)} />
        </td>
        <td class="k-form">{t(lang, `material.form.${material.form}`)}</td>
        <td class="k-state">
          <Marked mark={markOfStanding[standing]}>{t(lang, `material.is.${standing}`)}</Marked>
          {standing === 'in_hand' || dueOn === null ? null : (
            <small>
              <Tied text={t(lang, 'material.owedBy', { date: shortDay(lang, dueOn, asOf) })} />
            </small>
          )}
        </td>
        <td class="k-action">
          {list.may.file ? (
            <a
              href={`${paths.materials(list.project.id, list.item, { m: material.code })}#upload`}
              aria-label={t(lang, 'material.do.uploadOf', { name: material.name })}
            >
              {t(lang, 'material.do.upload')}
            </a>
          ) : null}
          {list.may.seeOriginal ? (
            <a
              href={`${paths.materials(list.project.id, list.item, { m: material.code })}#original`}
              aria-label={t(lang, 'material.do.originalOf', { name: material.name })}
            >
              {t(lang, 'material.do.original')}
            </a>
          ) : null}
        </td>
      </tr>
      {material.files.length + material.originals.length === 0 ? null : (
        <tr class="below">
          <td colspan={columns.length}>
            <ul class="files">
              {material.files.map((file) => (
                <li>
                  <FileLine lang={lang} list={list} file={file} asOf={asOf} />
                </li>
              ))}
              {material.originals.map(({ by, at, note }) => (
                <li>
                  <Marked mark="done">{t(lang, 'material.originalSeen')}</Marked>
                  <span class="who">{by}</span>
                  <Clock lang={lang} at={at} year={asOf} />
                  {note === null ? null : <span class="note">{note}</span>}
                </li>
              ))}
            </ul>
          </td>
        </tr>
      )}
    </tbody>
  );
}

const markOfFile = { pending: 'notice', accepted: 'done', returned: 'correction' } as const;

export function FileLine({
  lang,
  list,
  file,
  asOf,
}: {
  lang: Lang;
  list: Pick<MaterialListView, 'item' | 'project'>;
  file: FileView;
  asOf: string;
}) {
  return (
    <>
      <Marked mark={markOfFile[file.state]}>{t(lang, `material.file.${file.state}`)}</Marked>
      <a href={paths.materialFile(list.project.id, list.item, file.seq)} download>
        {file.name}
      </a>
      <span class="size">
        {file.kind} {sizeWords(file.bytes)}
      </span>
      <span class="who">{file.arrived.by}</span>
      <Clock lang={lang} at={file.arrived.at} year={asOf} />
      {file.checked === null ? null : (
        <span class="size">
          {t(lang, 'material.checkedBy', { by: file.checked.by })}{' '}
          <Clock lang={lang} at={file.checked.at} year={asOf} />
        </span>
      )}
      {file.mismatch === null ? null : (
        <span class="chip">{t(lang, 'material.mismatch', { ...file.mismatch })}</span>
      )}
      {file.note === null ? null : <span class="note">{file.note}</span>}
      {file.reason === null ? null : (
        <span class="reason">{t(lang, 'material.returnedBecause', { reason: file.reason })}</span>
      )}
    </>
  );
}
