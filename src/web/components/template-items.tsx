// The items of a template by stage: limits with their sources, prerequisites, and all that a file says of an item, folded.
import type {
  ApprovalTemplate,
  ItemSpec,
  LimitSpec,
  MaterialSpec,
  StageSpec,
} from '../../domain/template.ts';
import { closingWords, fieldLabel, limitOf, type NameOf, valueWords } from '../../services/template-words.ts';
import type { Named } from '../../services/views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { fullWidth, listed, named, partyShort } from '../words/names.ts';

const columns = ['code', 'item', 'kind', 'department', 'promised', 'statutory', 'prerequisites'] as const;

export interface TemplateItemsProps {
  readonly lang: Lang;
  readonly template: ApprovalTemplate;
  readonly parties: Readonly<Record<string, Named>>;
  readonly nameOf: NameOf;
  /** Item codes of the longest chain of the usual project. */
  readonly criticalPath: readonly string[];
}

export function TemplateItems({ lang, template, parties, nameOf, criticalPath }: TemplateItemsProps) {
  return (
    <table class="sheet rows two template-items">
      <caption class="visually-hidden">{t(lang, 'template.items')}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" class={`k-${column}`}>
              {t(lang, `template.col.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      {template.stages.map((stage) => (
        <tbody>
          <StageRow lang={lang} stage={stage} parties={parties} nameOf={nameOf} />
          {template.items
            .filter((item) => item.stage === stage.code)
            .map((item) => (
              <ItemRow
                lang={lang}
                item={item}
                parties={parties}
                nameOf={nameOf}
                critical={criticalPath.includes(item.code)}
              />
            ))}
        </tbody>
      ))}
    </table>
  );
}

interface StageRowProps extends Pick<TemplateItemsProps, 'lang' | 'parties' | 'nameOf'> {
  readonly stage: StageSpec;
}

function StageRow({ lang, stage, parties, nameOf }: StageRowProps) {
  return (
    <tr class="stage">
      <th colspan={columns.length} scope="rowgroup">
        {named(lang, stage)}
        <span>
          <span>
            {t(lang, 'project.stage.lead', {
              name: partyShort(lang, stage.lead, parties[stage.lead] ?? null),
            })}
          </span>
          {stage.budget === undefined ? null : <span>{limitOf(lang, stage.budget)}</span>}
          {stage.closes === undefined ? null : (
            <span>{t(lang, 'tpl.stageCloses', { rule: closingWords(lang, stage.closes, nameOf) })}</span>
          )}
        </span>
      </th>
    </tr>
  );
}

interface ItemRowProps extends Pick<TemplateItemsProps, 'lang' | 'parties' | 'nameOf'> {
  readonly item: ItemSpec;
  readonly critical: boolean;
}

function ItemRow({ lang, item, parties, nameOf, critical }: ItemRowProps) {
  const { applies, limits } = item;
  return (
    <>
      <tr id={`item-${item.code}`}>
        <td class="k-code">{item.code}</td>
        <th scope="row" class="k-item">
          {named(lang, item)}
          {critical ? <span class="chip">{t(lang, 'template.criticalPath')}</span> : null}
          {applies.default === 'conditional' ? (
            <small>
              {t(lang, 'template.when', { when: lang === 'en' ? applies.when : fullWidth(applies.zh) })}
            </small>
          ) : null}
        </th>
        <td class="k-kind">{t(lang, `kind.${item.kind}`)}</td>
        <td class="k-department">
          {partyShort(lang, item.department.lead, parties[item.department.lead] ?? null)}
        </td>
        <td class="k-promised">
          <Limit lang={lang} limit={limits.committed} />
        </td>
        <td class="k-statutory">
          <Limit lang={lang} limit={limits.statutory} />
        </td>
        <td class="k-prerequisites">
          {item.prerequisites.length === 0
            ? t(lang, 'common.none')
            : item.prerequisites.map((before) => (
                <span class="before">
                  <a href={`#item-${before.item}`} aria-label={`${before.item} ${nameOf(before.item)}`}>
                    {before.item}
                  </a>
                  {before.early === undefined ? null : <small>{t(lang, 'tpl.earlyMark')}</small>}{' '}
                </span>
              ))}
        </td>
      </tr>
      <ItemDetails lang={lang} item={item} parties={parties} nameOf={nameOf} />
    </>
  );
}

type DetailsProps = Pick<ItemRowProps, 'lang' | 'item' | 'parties' | 'nameOf'>;

/** Everything else that the file says of an item, in a row of its own: seen when it is opened. */
function ItemDetails({ lang, item, parties, nameOf }: DetailsProps) {
  const marks = [
    item.tolerate_missing.allowed ? t(lang, 'template.tolerable') : null,
    item.commitment.allowed ? t(lang, 'template.commitment') : null,
    item.materials.length > 0 ? t(lang, 'template.materials', { n: item.materials.length }) : null,
  ].filter((mark) => mark !== null);
  const summary = marks.length === 0 ? t(lang, 'tpl.details') : marks.join(lang === 'en' ? ', ' : '，');
  const lines = detailLines(lang, item, parties, nameOf);
  if (lines.length === 0 && item.materials.length === 0) return null;
  return (
    <tr class="more">
      <td class="k-code" />
      <td colspan={columns.length - 1} class="k-matter">
        <details class="item-details">
          <summary aria-label={`${item.code} ${summary}`}>{summary}</summary>
          <dl>
            {item.limits.statutory.days === null ? null : (
              <div class="phone-only">
                <dt>{fieldLabel(lang, 'limits.statutory')}</dt>
                <dd>{valueWords(lang, 'limits.statutory', plain(item.limits.statutory) ?? null, nameOf)}</dd>
              </div>
            )}
            {lines.map(([label, words]) => (
              <div>
                <dt>{label}</dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
          {item.materials.length === 0 ? null : (
            <ul>
              {item.materials.map((material) => (
                <li>
                  {fullWidth(material.zh)}
                  <small>{materialMarks(lang, material, nameOf)}</small>
                </li>
              ))}
            </ul>
          )}
        </details>
      </td>
    </tr>
  );
}

function detailLines(
  lang: Lang,
  item: ItemSpec,
  parties: TemplateItemsProps['parties'],
  nameOf: NameOf,
): readonly (readonly [label: string, words: string])[] {
  const { limits, department, prerequisites } = item;
  const line = (field: string, value: Parameters<typeof valueWords>[2] | undefined) =>
    value === undefined ? [] : [[fieldLabel(lang, field), valueWords(lang, field, value, nameOf)] as const];
  const some = (list: readonly string[]): readonly string[] | undefined =>
    list.length === 0 ? undefined : list;
  const assist = department.assist.map((code) => partyShort(lang, code, parties[code] ?? null));
  return [
    ...(assist.length === 0 ? [] : [[fieldLabel(lang, 'department.assist'), listed(lang, assist)] as const]),
    ...line('commissioned_by', item.commissioned_by),
    ...line('limits.variants', plain(limits.variants)),
    ...line('limits.extension', plain(limits.extension)),
    ...line('limits.extension_by', limits.extension_by),
    ...(item.tolerate_missing.allowed ? line('tolerate_missing', plain(item.tolerate_missing)) : []),
    ...(item.commitment.allowed ? line('commitment', plain(item.commitment)) : []),
    ...line('commitment.text', plain(item.commitment.text)),
    ...line('commitment.excluded', plain(item.commitment.excluded)),
    ...(item.commitment.facts ?? []).map((fact) => {
      const what = valueWords(lang, 'commitment.facts', plain(fact) ?? null, nameOf);
      const against = valueWords(
        lang,
        'commitment.facts.contradicted_by',
        plain(fact.contradicted_by) ?? null,
        nameOf,
      );
      return [
        `${fieldLabel(lang, 'commitment.facts')} ${fact.code}`,
        fact.contradicted_by.length === 0
          ? what
          : `${what}${t(lang, 'tpl.semicolon')}${t(lang, 'commitment.against', { cases: against })}`,
      ] as const;
    }),
    ...line('groups', some(item.groups)),
    ...line('pausable_by', some(item.pausable_by)),
    ...prerequisites.map((before) => {
      const words = valueWords(lang, 'prerequisites', plain(before) ?? null, nameOf);
      return [
        `${fieldLabel(lang, 'prerequisites')} ${before.item}`,
        `${nameOf(before.item)}${t(lang, 'common.colon')}${words}`,
      ] as const;
    }),
    ...line('output', plain(item.output)),
    ...line('note', item.note),
  ];
}

/** Parts of a template are plain data. */
const plain = (value: object | undefined) => value as Parameters<typeof valueWords>[2] | undefined;

function materialMarks(lang: Lang, material: MaterialSpec, nameOf: NameOf): string {
  const { role, form, sharing, tolerable, exempt, condition, from_item: from, source } = material;
  return [
    t(lang, `tpl.role.${role}`),
    t(lang, `tpl.form.${form}`),
    tolerable ? t(lang, 'tpl.tolerable') : null,
    exempt ? t(lang, 'tpl.exempt') : null,
    sharing === 'none' ? null : t(lang, `tpl.sharing.${sharing}`),
    from === undefined ? null : `${fieldLabel(lang, 'materials.from_item')} ${nameOf(from)}`,
    condition === undefined
      ? null
      : t(lang, 'template.when', { when: lang === 'en' ? condition.when : fullWidth(condition.zh) }),
    source ?? t(lang, 'template.assumed'),
  ]
    .filter((mark) => mark !== null)
    .join(' · ');
}

/** The limit, and where it comes from: a source's id, or the word that it is assumed. */
export function Limit({ lang, limit }: { lang: Lang; limit: LimitSpec }) {
  const source =
    limit.source ?? (limit.days !== null && limit.assumed === true ? t(lang, 'template.assumed') : null);
  return (
    <>
      {limitOf(lang, limit)}
      {source === null ? null : (
        <small>{limit.source === undefined ? source : <a href={`#source-${source}`}>{source}</a>}</small>
      )}
    </>
  );
}
