// What would follow if the circumstances of a project changed, before it is confirmed.
import { attributeNamed } from '../../domain/attributes.ts';
import type { AttributesChanged } from '../../services/change-scope.ts';
import type { ScopeView } from '../../services/project-scope.ts';
import { type Lang, t } from '../../texts/index.ts';
import { attributeWord } from '../components/attribute-fields.tsx';
import { Card, Empty } from '../components/card.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { named } from '../words/names.ts';

export interface ScopeEffectsPageProps {
  readonly shell: Shell;
  readonly scope: ScopeView;
  readonly change: AttributesChanged['change'];
  readonly formKey: string;
}

export const effects = ['appears', 'lapses', 'returns', 'kept'] as const;

export function ScopeEffectsPage({ shell, scope, change, formKey }: ScopeEffectsPageProps) {
  const { lang } = shell;
  const { project } = scope;
  const back = paths.scope(project.id);
  return (
    <Layout shell={shell} title={t(lang, 'scope.effects')} active="projects">
      <PageHead
        title={t(lang, 'scope.effects')}
        crumbs={[
          { text: project.name, href: paths.project(project.id) },
          { text: t(lang, 'scope.title'), href: back },
        ]}
      />
      {change === null ? (
        <div class="panel">
          <Empty title={t(lang, 'scope.effects.none')}>
            <a class="btn" href={back}>
              {t(lang, 'scope.title')}
            </a>
          </Empty>
        </div>
      ) : (
        <Effects lang={lang} scope={scope} change={change} formKey={formKey} back={back} />
      )}
    </Layout>
  );
}

interface EffectsProps {
  readonly lang: Lang;
  readonly scope: ScopeView;
  readonly change: NonNullable<AttributesChanged['change']>;
  readonly formKey: string;
  readonly back: string;
}

function Effects({ lang, scope, change, formKey, back }: EffectsProps) {
  const names = new Map(
    [...scope.items, ...scope.skipped].map((item) => [item.item, named(lang, item.name)]),
  );
  const groups = effects.filter((effect) => change[effect].length > 0);
  return (
    <Card title={t(lang, 'scope.effects.changed')} class="effects">
      <form method="post" action={paths.changeAttributes(scope.project.id)}>
        <input type="hidden" name="confirm" value="true" />
        <input type="hidden" name="idempotencyKey" value={formKey} />
        <input type="hidden" name="reason" value={change.reason} />
        {Object.entries(change.attributes).map(([name, value]) => (
          <input type="hidden" name={`attributes.${name}`} value={String(value)} />
        ))}
        {effects.map((effect) => (
          <input type="hidden" name={`expected.${effect}`} value={change[effect].join(' ')} />
        ))}
        <ul class="plain-list stacked">
          {Object.keys(change.attributes).map((name) => (
            <li>{changeLine(lang, name, change)}</li>
          ))}
          <li>
            {t(lang, 'scope.reason')}
            {t(lang, 'common.colon')}
            {change.reason}
          </li>
        </ul>
        {groups.length === 0 ? <p class="effects-none">{t(lang, 'scope.effects.noItems')}</p> : null}
        {groups.map((effect) => (
          <section class="effect-group">
            <h3>{t(lang, `scope.effects.${effect}`)}</h3>
            <ul class="plain-list">
              {change[effect].map((code) => (
                <li>
                  {names.get(code) ?? code} <small>{code}</small>
                </li>
              ))}
            </ul>
          </section>
        ))}
        <div class="form-foot">
          <a class="btn" href={back}>
            {t(lang, 'scope.back')}
          </a>
          <button class="btn btn-primary" type="submit">
            {t(lang, 'scope.confirm')}
          </button>
        </div>
      </form>
    </Card>
  );
}

function changeLine(lang: Lang, name: string, change: EffectsProps['change']): string {
  const attribute = attributeNamed(name);
  const word = (value: string | boolean | undefined): string => {
    const choice = attribute?.choices.find((one) => one.value === value);
    return choice === undefined ? t(lang, 'common.none') : attributeWord(lang, choice);
  };
  return t(lang, 'scope.changeFrom', {
    name: attribute === null ? name : attributeWord(lang, attribute),
    before: word(change.before[name]),
    after: word(change.attributes[name]),
  });
}
